"""What the chiefs of `cold-shot` want: in doubt to the end, within reach of a plan.

Invariant: nobody reaches an ambition who leaves the chair to itself, and no
ambition or fear about one's own model is met by serving somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import pytest

from game.compiled.world import AMBITION, OF_SCENARIO
from game.session.alike import end_of
from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.stories.playing import Script, play
from tests.support.shipped import cold_shot

CHAIRS = sorted(cold_shot().compiled.places["firms"])
GRADUAL = 1.25
"""Most that a chip maker's value may grow by in one week."""
SEEDS = range(1, 7)
LATE = 7
"""Turn on whose morning the eighth week begins."""
FIRST_MONTH = 4
"""Weeks after which hardly anybody may have what is wanted."""


@cache
def machines(seed: int) -> Session:
    """A game in which every chief decides by rules of thumb."""
    return play(cold_shot(), {}, seed=seed)


def ending(session: Session, firm: str) -> int:
    """How the game ended for the chief of `firm`."""
    return int(session.world["ending"][0, session.game.compiled.places["firms"][firm]])


def reached(session: Session, firm: str) -> bool:
    """Whether the chief of `firm` has what was wanted."""
    return ending(session, firm) == AMBITION


def met(firm: str, week: int) -> float:
    """Part of the machines' games in which the chief's ambition holds after `week` weeks."""
    place = cold_shot().compiled.places["firms"][firm]
    held = [bool(machines(seed).past[week]["ambition_met"][0, place]) for seed in SEEDS]
    return sum(held) / len(held)


def test_routine_wins_now_and_then() -> None:
    """A chief who decides by rules of thumb has a fair chance and no certainty."""
    chances = {firm: met(firm, -1) for firm in CHAIRS}
    assert max(chances.values()) < 1.0, chances
    assert 0.15 < sum(chances.values()) / len(chances) < 0.6, chances


def test_the_crowd_must_be_kept() -> None:
    """DeepSeek has its crowd in all games and keeps it to the end in some, not in all."""
    place = cold_shot().compiled.places["firms"]["deepseek"]
    had = [any(world["ambition_met"][0, place] for world in machines(s).past) for s in SEEDS]
    won = [reached(machines(seed), "deepseek") for seed in SEEDS]
    assert all(had)
    assert 0.2 <= sum(won) / len(won) <= 0.8, won


def test_nobody_has_it_all_in_the_first_month() -> None:
    """After four weeks hardly any ambition holds."""
    assert sum(met(firm, FIRST_MONTH) for firm in CHAIRS) / len(CHAIRS) < 0.1


@pytest.mark.parametrize("firm", CHAIRS)
def test_the_last_weeks_ask_something(firm: str) -> None:
    """In weeks 8 to 12 of any game every chief is asked something in at least three weeks."""
    compiled = cold_shot().compiled
    own = [
        place
        for name, place in compiled.places["events"].items()
        if compiled.scenario.events[name].firm == firm
    ]
    for seed in SEEDS:
        weeks = machines(seed).world["event_week"][0, own]
        assert len(set(weeks[weeks >= LATE].tolist())) >= 3, seed


@pytest.mark.parametrize("firm", CHAIRS)
def test_goals_are_about_the_own_model(firm: str) -> None:
    """No ambition or fear looks at the ability of what is served, which may be a guest's."""
    goals = cold_shot().compiled.scenario.firms[firm]
    served = re.compile(r"firms\.\w+\.capability")
    assert not served.search(f"{goals.ambition.when} {goals.fear.when}")


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
    money = [Order(kind="raise-equity", amount=12_000_000)] * (view.turn == 0)
    return _first(money + plan, wished)


def words_and_prices(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Nvidia: cards dearer while all the world queues, then a keynote every other week."""
    plan = [Order(kind="keynote", amount=400_000)] * (view.turn in (3, 5, 7, 9, 11))
    if view.turn < 2:
        plan += [
            Order(
                kind="set-chip-price", subject=chip.id, price=round(chip.start_price * 0.00115, 1)
            )
            for chip in view.chips
            if chip.sold_by_me
        ]
    others = [order for order in wished if order.kind not in ("keynote", "set-chip-price")]
    return [*plan, *others]


def _first(plan: list[Order], wished: Sequence[Order]) -> Sequence[Order]:
    """The plan, then the wishes of other kinds."""
    planned = {order.kind for order in plan}
    return [*plan, *(order for order in wished if order.kind not in planned)]


@pytest.mark.parametrize(
    ("firm", "plan"),
    [("deepseek", crowds_first), ("openai", great_run_first), ("nvidia", words_and_prices)],
)
def test_a_plan_reaches_the_ambition(firm: str, plan: Script) -> None:
    """A chief who puts one thing first and pays for it gets what was wanted."""
    assert reached(play(cold_shot(), {firm: plan}, seed=1), firm)


def giving_away(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Google: a quarter of the cost as the price, R1 served when it is out, lobbying each week."""
    plan = [
        Order(kind="set-split", amount=9, price=40),
        Order(kind="set-price", price=0.1),
        Order(kind="lobby", amount=50_000),
    ]
    if view.turn >= 3:
        plan.append(Order(kind="serve", subject="r1"))
    return _first(plan, wished)


def test_a_giant_cannot_give_its_service_away() -> None:
    """Selling the world its questions far below cost brings the share, and a break-up."""
    session = play(cold_shot(), {"google": giving_away}, seed=1)
    place = session.game.compiled.places["firms"]["google"]
    assert float(session.world["usage_share"][0, place]) > 0.3
    end = end_of(session.game.compiled, ending(session, "google") - OF_SCENARIO)
    assert end == session.game.compiled.scenario.endings["broken-up"]
    assert int(session.world["ambition_met"][0, place]) == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_news_lifts_the_chip_maker_at_a_bound(seed: int) -> None:
    """Investors take weeks to believe a change of need."""
    session = machines(seed)
    place = session.game.compiled.places["firms"]["nvidia"]
    value = [float(world["value"][0, place]) for world in session.past]
    assert max(after / before for before, after in pairwise(value)) < GRADUAL
