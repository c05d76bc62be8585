"""What a scenario itself says must always hold: its `[[always]]` tables.

Invariant: they are looked at outside the turn, in the words of the condition language, and
nothing of a game depends on them.
"""

from __future__ import annotations

from attrs import frozen

from game.compiled.load import Game
from game.compiled.programs import quantity_of
from game.compiled.quantities import QUANTITIES
from game.scenario.condition_values import evaluate
from game.scenario.conditions import name_text, names_of, parse_condition
from game.session.figures import lookup_in
from game.testing.moments import Moment


@frozen
class Always:
    """One `[[always]]` of a scenario; its `id` is `always-` and its number, from 1."""

    id: str
    that: str
    because: str
    game: Game

    @property
    def scope(self) -> tuple[str, ...]:
        """The fields of World that it reads."""
        places = self.game.compiled.places
        names = names_of(parse_condition(self.that))
        read = (quantity_of(name.path, places)[0] for name in names)
        return tuple(sorted({QUANTITIES[quantity].field for quantity in read}))

    def check(self, moment: Moment) -> str:
        """Return "" when it holds after the week, else the condition with the figures in it."""
        node = parse_condition(self.that)
        lookup = lookup_in(self.game.compiled, moment.after)
        if evaluate(node, lookup) != 0.0:
            return ""
        paths = dict.fromkeys(name.path for name in names_of(node))
        figures = ", ".join(f"{name_text(path)} is {lookup(path):,.6g}" for path in paths)
        return f"not {' '.join(self.that.split())}" + (f"; {figures}" if figures else "")


def always_of(game: Game) -> list[Always]:
    """What the scenario of `game` says must always hold, in its order."""
    return [
        Always(f"always-{number}", rule.that, rule.because, game)
        for number, rule in enumerate(game.compiled.scenario.always, 1)
    ]
