"""What takes from the till counts once: dues, queued cards, and instalments of what is lent."""

from __future__ import annotations

import re

import pytest

from game.compiled.load import Game
from game.compiled.sizes import MONEY
from game.session.deals import ClauseDraft, Draft
from game.session.deals.promised import missing
from game.session.orders import Order
from game.session.reckoning import could_ship, shipped_cost
from game.session.session import Session
from game.session.till import till_of
from game.session.vendor_credit import credit_room, queue_in_cash, queue_of
from tests.session.playing import alone, fresh
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")

CARDS = 500


def lent(amount: int = 0, *, weeks: int = 20) -> Game:
    """The small game, in which Ada ships Bolt cards unpaid up to `amount` US dollars."""
    if not amount:
        return build()
    clause = {
        "kind": "credit", "giver": "ada", "taker": "bolt", "amount": amount, "price": 0.1,
        "weeks": weeks,
    }  # fmt: skip
    return build({"contracts.tab": {"title": "The tab", "clauses": {"cards": clause}}})


def queueing(game: Game, cards: int = CARDS) -> Session:
    """A session of Bolt with cards in Ada's queue and just the cash for them."""
    session = alone("bolt", game=game)
    session.world["backlog"][0, 1, 0] = cards
    return fresh(session)


def test_a_vendors_credit_spares_the_till() -> None:
    """Cards that ship unpaid are not asked of the cash; what goes beyond the credit is."""
    plain, tab = queueing(lent()), queueing(lent(3_000_000))
    rules = plain.game.compiled.rules[0]
    cost = sum(queue_of(rules, plain.world[0], 1).values())
    assert queue_in_cash(rules, plain.world[0], 1) == cost > 3_000
    assert credit_room(tab.world[0], 0, 1) == 3_000
    assert queue_in_cash(tab.game.compiled.rules[0], tab.world[0], 1) == cost - 3_000


def test_instalments_of_cards_to_come_fall_due() -> None:
    """Who has the queue on credit pays it off week by week, with interest, and no sooner."""
    session = queueing(lent(10**9))
    rules, world = session.game.compiled.rules[0], session.world[0]
    till = till_of(rules, world, 1, loss=0, dues=[0] * 8)
    cost = sum(queue_of(rules, world, 1).values())
    assert till.queue == 0
    assert till.dues[0] == pytest.approx(cost / 20 + cost * 0.1 / 52, rel=0.01)
    assert cost < sum(till.dues) < 1.1 * cost
    assert (len(till.dues), till.later) == (20, 0.0)


def test_the_runway_follows_credit_and_its_instalments() -> None:
    """Credit leaves more at first and less by its interest later; old instalments shorten it."""
    sessions = [queueing(lent(amount)) for amount in (0, 10**9)]
    paid, owed = (till_of(s.game.compiled.rules[0], s.world[0], 1, loss=0) for s in sessions)
    assert paid.after(1) < owed.after(1)
    assert paid.after(40) > owed.after(40)
    assert sessions[0].view().own.runway != sessions[1].view().own.runway
    owing = queueing(lent(10**9), cards=0)
    before = owing.view().own.runway or 1e9
    row = (owing.world["clause_amount"][0] == 10**6).nonzero()[0][0]
    owing.world["clause_done"][0, row] = 400_000
    assert (fresh(owing).view().own.runway or 1e9) < before


def test_a_warning_reckons_with_what_falls_due() -> None:
    """The same order is warned of once instalments come due that it leaves no cash for."""
    session = alone("bolt", game=lent(10**9))
    order = Order(kind="lobby", amount=1_000)
    assert not any("would last" in text for text in session.quote(order).warnings)
    row = (session.world["clause_amount"][0] == 10**6).nonzero()[0][0]
    session.world["clause_done"][0, row] = 20 * int(session.world["balance"][0, MONEY, 1]) // 3
    warned = fresh(session).quote(order).warnings
    assert any(text.startswith("with all that falls due, cash would last") for text in warned)


def test_a_limit_counts_the_vendors_credit() -> None:
    """The most cards that are told are allowed, and one more is not."""
    session = alone("bolt", game=lent(3_000_000))
    asked = Order(kind="buy-chips", subject="card", amount=10**6)
    refusal = session.quote(asked).refusal
    assert "of the vendor's credit" in refusal
    found = re.search(r"enough for ([\d,]+) cards", refusal)
    assert found is not None
    most = int(found.group(1).replace(",", ""))
    for cards, allowed in ((most, True), (most + 1, False)):
        quote = session.quote(Order(kind="buy-chips", subject="card", amount=cards))
        assert quote.allowed == allowed


@pytest.mark.parametrize("income", [0, 900_000_000])
def test_the_parts_of_what_is_missing_add_up(income: int) -> None:
    """Dues less cash and gains are what is missing, and each part stands in the sentence."""
    session = alone("bolt", game=build({"firms.bolt.core_income": income}))
    promise = ClauseDraft(kind="payment", giver="bolt", taker="ada", amount=10**9, weeks=1)
    session.send(Draft(to="ada", clauses=(promise,)))
    found = missing(session.planned())
    assert found is not None
    told = found.in_words()
    sums = [_usd(text) for text in re.findall(r"\$[\d.]+[kMBT]?", told)]
    *parts, short = sums
    assert short == pytest.approx(found.short, rel=0.01)
    needed = told.count(" of other dues") + told.count("usual weeks lose") + 1
    assert sum(parts[:needed]) - sum(parts[needed:]) == pytest.approx(short, rel=0.01)
    assert session.forecast().promised.startswith(told)


def _usd(text: str) -> float:
    scale = {"k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}.get(text[-1], 1.0)
    return float(text.strip("$kMBT")) * scale


def test_a_queue_that_eats_every_week_is_no_endless_runway() -> None:
    """Where no more ships than the till can pay, what could ship is what the queue will cost."""
    session = queueing(build(), cards=10_000)
    rules, world = session.game.compiled.rules[0], session.world[0]
    world["arriving"][1, 0, int(rules["chip_weeks"][0]) - 1] = 10
    world["balance"][MONEY, 1] = 20
    gain = shipped_cost(rules, world, 1) + 1
    assert till_of(rules, world, 1, loss=-gain).pace == could_ship(rules, world, 1) > gain
    assert (till_of(rules, world, 1, loss=-gain, dues=[0] * 8).lasts or 0.0) < 1.0
    world["balance"][MONEY, 1] = 10**9
    assert till_of(rules, world, 1, loss=-gain).pace == shipped_cost(rules, world, 1)
