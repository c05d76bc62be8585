"""What decisions did is measured by playing without them, and told where it counts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import NEVER, reasons_of, to_the_end
from tests.support.small import STILL, build

pytestmark = pytest.mark.usefixtures("engine")


def played(wanted: str, changes: dict[str, Any], *orders: Order, chair: str = "ada") -> str:
    """The reasons of a still game in which the chair wanted this and gave orders in week 1."""
    return "\n".join(reasons_of(wanted, changes, *orders, chair=chair))


SHARE = "firms.ada.usage_share > 0.99"


def test_a_decision_is_told_with_the_figure_as_it_would_be_without() -> None:
    """A ruinous price stands before all, with the share there would have been."""
    told = played(SHARE, {}, Order(kind="set-price", price=60.0))
    line = next(text for text in told.splitlines() if text.startswith("Week 1: Set the price"))
    assert "Without it Ada: usage share would be" in line
    assert "Your price went from" in told


def told_under(told: str, head: str) -> list[str]:
    """The decisions that stand below a head."""
    lines = told.splitlines()
    heads = [place for place, line in enumerate(lines) if line.startswith(head)]
    below = lines[heads[0] + 1 :] if heads else []
    return below[: int(lines[heads[0]].split("(")[1].split(")")[0])] if heads else []


@pytest.mark.parametrize(("price", "head"), [(60.0, "What hurt"), (0.5, "What helped")])
def test_what_helped_is_told_apart_from_what_hurt(price: float, head: str) -> None:
    """Of a goal that is missed either way: what moved the figure away, and what towards it."""
    told = played("firms.ada.price < 0.05", {}, Order(kind="set-price", price=price))
    (line,) = told_under(told, head)
    assert line.startswith("Week 1: Set the price")


def test_who_kept_a_prize_by_a_decision_is_told_so() -> None:
    """A decision without which the ambition were missed helped, and says what it did."""
    told = played("firms.ada.price > 20", {}, Order(kind="set-price", price=60.0))
    (line,) = told_under(told, "What helped")
    assert "your ambition would not have come true" in line


def test_a_bar_that_moved_is_told_with_both_figures() -> None:
    """Where a decision moved what is asked for, each figure stands against its own bar."""
    raised = Order(kind="raise-equity", amount=2_000_000)
    told = played("firms.ada.cash > 0.08 * firms.ada.start_value", {}, raised)
    (line,) = told_under(told, "What helped")
    assert line.count("against") == 2
    assert line.count("% of it)") == 2


ALIKE = {
    "endings.cheap": {
        "title": "{firm} asks much", "text": "As it says.", "kind": "triumph",
        "when": "self.price > 1 and self.price < 30", "at_end": True,
    },
}  # fmt: skip


def test_the_own_ambition_goes_before_another_triumph() -> None:
    """Who got what it wanted by a decision was not hurt by it, whatever else had come instead."""
    told = played("firms.ada.price > 40", ALIKE, Order(kind="set-price", price=60.0))
    (line,) = told_under(told, "What helped")
    assert "the end would have been “Ada asks much”" in line
    assert not told_under(told, "What hurt")


def test_every_end_is_named_and_which_one_ended_the_game() -> None:
    """Beside the end that came stand the fear and what was open to every chief."""
    told = played("firms.ada.price > 40", ALIKE, Order(kind="set-price", price=60.0))
    assert "What ended the game, in week 12: your own ambition." in told
    assert "What you dreaded had not come true" in told
    assert "Not reached, open to every chief: “Ada asks much”" in told


LATE = {
    "events.judged": {
        "title": "The judge rules", "text": "Late.", "date": datetime.date(2025, 2, 17),
        "when": "firms.ada.price > 40",
        "effects": [{"quantity": "firms.ada.heat", "add": 0.4}],
    },
}  # fmt: skip


def test_what_came_later_by_something_else_is_told_so() -> None:
    """A decision that only set off an event is not credited with what the event did."""
    told = played("firms.ada.heat < 0.3", LATE, Order(kind="set-price", price=60.0))
    (line,) = told_under(told, "What hurt")
    assert "not by itself, but by what it set off in week" in line
    assert "“The judge rules”" in line


def test_what_did_nothing_is_not_told() -> None:
    """A hearing in the capital moves no user, so it is no decision on the share."""
    told = played(SHARE, {}, Order(kind="lobby", amount=10))
    assert "Lobby" not in told


def test_an_order_that_was_refused_is_not_told() -> None:
    """What never happened decided nothing."""
    session = Session.start(
        build({"firms.ada.fear": NEVER, "firms.ada.ambition": {"text": "Yes.", "when": SHARE}}),
        seed=1,
        chair="ada",
    )
    session._tray = [Order(kind="keynote", amount=10**11)]
    assert session.hand_in().orders[0].refusal
    ending = to_the_end(session).ending
    assert ending is not None
    assert "keynote" not in "\n".join(ending.reasons).lower()


def test_a_decision_that_turned_the_end_says_so() -> None:
    """Who would have won without a decision is told that."""
    low = "firms.ada.price < 20"
    told = played(low, {}, Order(kind="set-price", price=60.0))
    assert "your ambition would have come true" in told


def test_a_released_model_is_told_with_its_week() -> None:
    """Releases stand in the ending, those that came about."""
    release = Order(kind="release", subject="ada-2", option="closed", price=3.0)
    told = played(SHARE, {}, release)
    assert "Ada Two was released in week 1, weights closed, at $3.00." in told


def test_measuring_changes_nothing() -> None:
    """The worlds of the game are what they were before the ending was told."""
    goals = {"firms.ada.fear": NEVER, "firms.ada.ambition": {"text": "Yes.", "when": SHARE}}
    session = Session.start(build({**STILL, **goals}), seed=1, chair="ada")
    session.give(Order(kind="set-price", price=5.0))
    while session.turn < session.turns:
        session.hand_in()
    before = [world.tobytes() for world in session.past]
    assert session.ending is not None
    assert [world.tobytes() for world in session.past] == before


BROKE = {
    **STILL,
    "firms.bolt.fear": NEVER,
    "firms.bolt.ambition": {"text": "Yes.", "when": "0"},
    "firms.bolt.core_income": 0,
    "firms.bolt.overheads": 2_500_000_000,
    "firms.bolt.cash": 8_000_000_000,
}


def ruined(weeks: list[list[Order]], changes: dict[str, Any] | None = None) -> list[str]:
    """The decisions named when Bolt is insolvent after it gave these orders, week by week."""
    session = Session.start(build({**BROKE, **(changes or {})}), seed=1, chair="bolt")
    for orders in weeks:
        session._tray = orders
        session.hand_in()
    ending = to_the_end(session).ending
    assert ending is not None
    assert ending.kind == "insolvency"
    return [text for text in ending.reasons if text.startswith("Week ")]


def test_an_insolvency_names_what_took_most_money_in_order() -> None:
    """Sums decide, not parts of what is left: the dearest decision stands first."""
    told = ruined(
        [
            [Order(kind="lobby", amount=200_000), Order(kind="sprint", amount=1_000_000)],
            [Order(kind="lobby", amount=4_000_000)],
        ],
        {"research.sprint_cost": 1_000_000_000},
    )
    assert told[0].startswith("Week 1: Lobby, $4.2B in all (2 times, until week 2). It took $4.")
    assert told[1].startswith("Week 1: Research sprint, $1B. It took $1")


def test_a_refused_order_hides_no_decision() -> None:
    """An order refused for want of cash does not spend in the replay what another did spend."""
    wasted = Order(kind="lobby", amount=5_000_000)
    hopeless = Order(kind="sprint", amount=5_000_000)
    told = ruined([[wasted, hopeless]], {"research.sprint_cost": 5_000_000_000})
    assert told[0].startswith("Week 1: Lobby, $5B. It took $5")
    assert not any("sprint" in text for text in told)


def test_what_a_loan_paid_for_is_not_the_loans_doing() -> None:
    """Without the loan the hearings would be refused; their cost is not put down to the loan."""
    loan = Order(kind="borrow", amount=2_000_000)
    spent = Order(kind="lobby", amount=9_500_000)
    told = ruined([[loan, spent]], {"firms.bolt.core_income": 2_000_000_000})
    assert told[0].startswith("Week 1: Lobby, $9.5B. It took $9")
    assert not any("Borrow" in text and "took" in text for text in told)
