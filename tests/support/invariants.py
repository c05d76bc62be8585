"""What always holds, as `game.testing` has it."""

from game.testing.invariants import INVARIANTS, Invariant, Moment, broken

__all__ = ["INVARIANTS", "Invariant", "Moment", "broken"]
