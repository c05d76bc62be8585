"""What becomes of bids, of firms that were bought, and what is said of rivals."""

from __future__ import annotations

import pytest

from game.compiled.sizes import MONEY
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import alone, fresh
from tests.support.small import STILL, build

pytestmark = pytest.mark.usefixtures("engine")

CERTAIN = {
    **STILL,
    "instruments.takeover_weeks": 1,
    "instruments.review_base": 20.0,
    "instruments.buy_usage": 1.0,
    "instruments.buy_value": 1.0,
    "instruments.takeovers_across_camps": True,
}
"""A still world in which every purchase is approved in the week after it is agreed on."""


class Bidder:
    """A chief who bids for Bolt whatever it costs."""

    name = "bidder"

    def decide(self, view: object) -> list[Order]:
        """All there is."""
        return [Order(kind="buy-firm", subject="bolt", amount=10**9)]


def rich(chair: str, players: dict[str, Bidder] | None = None) -> Session:
    """A session in which Ada and Core have two trillion each."""
    session = Session.start(build(CERTAIN), seed=1, chair=chair, players=players or {})
    cash = session.world["balance"][0].copy()
    for firm in ("ada", "core"):
        cash[MONEY, session.catalogue.place("firms", firm)] += 2 * 10**9
        cash[MONEY, -1] -= 2 * 10**9
    return fresh(session, {"balance": cash})


def bid(session: Session) -> Order:
    """What Bolt's owners ask, and a little."""
    asked = next(line for line in session.view().firms if line.id == "bolt").owners_ask
    return Order(kind="buy-firm", subject="bolt", amount=int(asked / 1000) + 10)


def test_an_agreed_bid_says_when_the_courts_decide_and_stands_in_the_calendar() -> None:
    """The order came off, but nothing is bought or paid yet."""
    session = rich("ada")
    order = bid(session)
    assert session.give(order).allowed
    result = session.hand_in().orders[0]
    assert result.refusal == ""
    assert "its owners agree" in result.outcome
    due = next(due for due in session.view().dues if due.title.startswith("Purchase of"))
    assert (due.amount, due.week) == (-order.amount * 1000, session.turn + 1)
    assert session.forecast().hangs_on


def test_a_bid_that_was_topped_is_told_as_that() -> None:
    """Who bid less is told who bid more, and not that all went well."""
    session = rich("ada", {"core": Bidder()})
    assert session.give(bid(session)).allowed
    assert session.hand_in().orders[0].refusal == "Core bid more"


def test_a_bought_firm_is_told_by_whom_and_has_no_users() -> None:
    """It is neither failed nor in business: no share, no compute, no advice."""
    session = rich("ada")
    order = bid(session)
    assert session.give(order).allowed
    session.hand_in()
    session.hand_in()
    line = next(line for line in session.view().firms if line.id == "bolt")
    price = number_in_words(order.amount * 1000.0, "usd")
    assert line.fate == f"bought by Ada in week 2 for {price}"
    assert (line.active, line.usage_share, line.compute, line.serves) == (False, 0.0, 0.0, "")
    assert session.view("bolt").matters == ()
    share = dict(session.reports[-1].reasons).get("share of all tokens", ())
    assert dict(share)["users of firms bought"] > 0.0


def test_the_chair_of_a_bought_firm_is_told_so() -> None:
    """Being bought is an end of its own."""
    session = rich("bolt", {"core": Bidder()})
    while session.ending is None:
        session.hand_in()
    assert session.ending.kind == "sold"
    assert session.ending.reason == "It was bought by Core in week 2 for $1T."


def test_people_talk_of_a_rival_that_is_quiet() -> None:
    """A rumour comes after some weeks, from public figures alone, and says how far it is off."""
    session = alone("bolt", game=build(STILL))
    assert all(not line.rumour for line in session.view().firms)
    for _week in range(3):
        session.hand_in()
    line = next(line for line in session.view().firms if line.id == "ada")
    assert line.rumour.startswith("quiet for 3 weeks")
    needs = session.world["run_need"][0] * 7.0
    assert fresh(session, {"run_need": needs}).view().firms == session.view().firms


def test_a_licensed_model_is_not_called_open() -> None:
    """Who serves another's closed model does so by contract, and the news says that."""
    licence = {"kind": "licence", "giver": "ada", "taker": "bolt"}
    session = alone("bolt", game=build({"contracts.core-bolt.clauses.mind": licence}))
    assert session.give(Order(kind="serve", subject="ada-1")).allowed
    news = next(item for item in session.hand_in().news if item.kind == "hosted")
    assert "open" not in news.text
