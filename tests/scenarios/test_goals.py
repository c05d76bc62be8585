"""What the chiefs of `cold-shot` want: out of reach of routine, within reach of a plan.

Invariant: nobody reaches an ambition who leaves the chair to itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from game.compiled.world import AMBITION
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.stories.playing import Script, cold_shot, play

CHAIRS = sorted(cold_shot().compiled.places["firms"])
GRADUAL = 1.25
"""Most that a chip maker's value may grow by in one week."""


def reached(session: Session, firm: str) -> bool:
    """Whether the chief of `firm` has what was wanted."""
    place = session.game.compiled.places["firms"][firm]
    return int(session.world["ending"][0, place]) == AMBITION


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_routine_reaches_no_ambition(seed: int) -> None:
    """Chiefs who decide by rule of thumb end without what they wanted."""
    session = play(cold_shot(), {}, seed=seed)
    assert [firm for firm in CHAIRS if reached(session, firm)] == []


@pytest.mark.parametrize("firm", CHAIRS)
def test_idleness_reaches_no_ambition(firm: str) -> None:
    """A chief who gives no orders ends without what was wanted."""
    assert not reached(play(cold_shot(), {firm: lambda _view, _wished: ()}, seed=1), firm)


def crowds_first(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """DeepSeek: R1 open in its first week, halls rented for the crowds, then prices near cost."""
    if view.turn < 2:
        return wished
    if view.turn == 2:
        price = Order(kind="release", subject="r1", option="open", price=0.5)
    else:
        price = Order(kind="set-price", price=0.15)
    split = Order(kind="set-split", amount=60, price=40)
    return _first([price, split, Order(kind="rent", amount=8000, price=0.8)], wished)


def great_run_first(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """OpenAI: money raised early, halls rented, and more than half of all compute for the run."""
    plan = [
        Order(kind="set-split", amount=60, price=40),
        Order(kind="rent", amount=120_000, price=0.8),
    ]
    money = [Order(kind="raise-equity", amount=4_000_000)] * (view.turn in (0, 4, 8))
    return _first(money + plan, wished)


def _first(plan: list[Order], wished: Sequence[Order]) -> Sequence[Order]:
    """The plan, then the wishes of other kinds."""
    planned = {order.kind for order in plan}
    return [*plan, *(order for order in wished if order.kind not in planned)]


@pytest.mark.parametrize(
    ("firm", "plan"), [("deepseek", crowds_first), ("openai", great_run_first)]
)
def test_a_plan_reaches_the_ambition(firm: str, plan: Script) -> None:
    """A chief who puts one thing first and pays for it gets what was wanted."""
    assert reached(play(cold_shot(), {firm: plan}, seed=1), firm)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_news_lifts_the_chip_maker_at_a_bound(seed: int) -> None:
    """Investors take weeks to believe a change of need."""
    session = play(cold_shot(), {}, seed=seed)
    place = session.game.compiled.places["firms"]["nvidia"]
    value = [float(world["value"][0, place]) for world in session.past]
    assert max(after / before for before, after in pairwise(value)) < GRADUAL
