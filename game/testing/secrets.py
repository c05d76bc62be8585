"""What holds of views: whatever is hidden may differ, and the chief sees the same.

Invariant: only a copy of the world is put in disorder; what counts as hidden stands in
`HIDDEN_OF_RIVALS` and `HIDDEN_OF_ALL` and nowhere else.
"""

from __future__ import annotations

import numpy as np
from attrs import fields

from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.sizes import NOBODY
from game.compiled.world import ACTIVE
from game.session.catalogue import Catalogue
from game.session.view import View
from game.session.views import Table, build_view
from game.testing.moments import Moment

HIDDEN_OF_RIVALS = (
    "run_need", "run_done", "run_plan", "efficiency", "serving_skill", "vacancies", "bid_people",
    "rent_wanted", "rent_limit",
)  # fmt: skip
"""Fields of World whose figures of others a chief never sees, whatever the scenario."""

HIDDEN_OF_ALL = ("believed_efficiency", "compute_before")
"""Fields that nobody sees."""

_KNOWN_BY = ("status", "turn", "scout_of", "scout_until", "leaked")

SCOPE = (*HIDDEN_OF_RIVALS, *HIDDEN_OF_ALL, *_KNOWN_BY)


def disorder(world: Records, f: int, name: str, seed: int) -> None:
    """Put what is hidden from firm `f` in a field in disorder, in place."""
    target = world[name]
    noise = np.random.default_rng(seed).integers(1, 50, target[0].shape)
    if name in HIDDEN_OF_RIVALS:
        noise[_known_to(world, f)] = 0
    target[0] += noise.astype(target.dtype)


def _known_to(world: Records, f: int) -> list[int]:
    """The firm itself, whom its scouts look at, and whose books have leaked."""
    out = world["scout_until"][0, f] >= world["turn"][0]
    scouted = world["scout_of"][0, f][out].tolist()
    leaked = np.flatnonzero(world["leaked"][0] != NOBODY).tolist()
    return [f, *(g for g in scouted if g != NOBODY), *leaked]


def kept(moment: Moment) -> str:
    """The view of one chief, another each week, does not change with what is hidden from it."""
    if moment.game is None:
        return ""
    f = int(moment.before["turn"][0]) % moment.firms
    return told_to(moment.game, moment.before, f)


def told_to(game: Game, world: Records, f: int) -> str:
    """What of the hidden figures the view of firm `f`'s chief tells; "" when it tells nothing."""
    if world["status"][0, f] != ACTIVE:
        return ""
    seen, other = both_views(game, world, f)
    told = [field.name for field in fields(View) if _differ(seen, other, field.name)]
    return f"hidden figures change what {seen.firm} sees of: {', '.join(told)}" if told else ""


def both_views(game: Game, world: Records, f: int) -> tuple[View, View]:
    """What the chief of firm `f` sees, and what it sees with all that is hidden in disorder."""
    shaken = world.copy()
    for name in (*HIDDEN_OF_RIVALS, *HIDDEN_OF_ALL):
        disorder(shaken, f, name, int(world["turn"][0]))
    return _view(game, world, f), _view(game, shaken, f)


def _view(game: Game, world: Records, f: int) -> View:
    catalogue = Catalogue(game.compiled)
    return build_view(
        Table(game.compiled, catalogue, [world], None, ()), game.id, catalogue.firms[f]
    )


def _differ(one: View, other: View, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))
