"""The rival: a chief of rules of thumb, tuned by temper.

Invariant: every order comes with a reason drawn from the view, and what is
wished never takes more moves or more money than the chief has.
"""

from game.players.heuristic.humour import in_humour
from game.players.heuristic.player import HeuristicPlayer

__all__ = ["HeuristicPlayer", "in_humour"]
