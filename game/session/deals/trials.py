"""What a chief asks of the future: a firm without its cash, and a contract that is broken.

Invariant: both are weeks of the game itself, with the figures that the chief reckons with;
they differ from the weeks as they are by the one thing that is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.compiled.sizes import FIRMS
from game.engine.turn import try_failure
from game.session.coding import encode
from game.session.deals.cascade import Trial, called_in_words, cascade_of
from game.session.deals.stress import course_without, play_on
from game.session.orders import Order
from game.session.view import View
from game.session.views.reckoned import reckoned_world
from game.session.views.table import Table


def trial_without(table: Table, mine: int, place: int) -> Trial:
    """What follows if the cash of the firm at `place` were gone, as firm `mine` reckons."""
    rules, world = table.compiled.rules, reckoned_world(table, mine)
    wave, _lost = try_failure(rules, world, place)
    without, forced = course_without(rules, world, place)
    return Trial(place, play_on(rules, world), without, wave, forced)


def after_breaking(
    table: Table, view: View, firm: str, rest: Sequence[Order], order: Order
) -> tuple[str, ...]:
    """Who fails, and who is called as a guarantor, if `order` breaks a contract; () for nobody.

    The whole fee, damages and all that they bring about count, as they would in the week.
    """
    rules, place = table.compiled.rules, table.catalogue.place("firms", firm)
    world = reckoned_world(table, place)
    as_is, broken = (
        play_on(rules, world, orders=[encode(table.catalogue, [(firm, item) for item in items])])
        for items in (rest, (*rest, order))
    )
    wave = np.zeros(FIRMS, np.int64)
    trial = Trial(place, as_is, broken, wave, breaks=True)
    told = [called_in_words(table.catalogue, trial)]
    if trial.fallen():
        told.insert(0, cascade_of(view, table.catalogue, trial).text)
    return tuple(text for text in told if text)
