"""What a vendor's promise to reinvest comes to is told at today's rate of orders."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
from hypothesis import given, settings

from game.session.deals import ClauseDraft
from game.session.deals.coming_back import orders_in_words
from game.session.deals.drawn import would_buy
from game.session.deals.money import comes_back
from game.session.deals.weighing import table_of
from game.ui.contracts.worth import clause_told
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, draft, seen
from tests.support.lane import tries

BACK = ClauseDraft(kind="reinvestment", giver=VENDOR, taker=ME, amount=10**9, price=0.1)


def test_the_writer_tells_the_orders_and_what_comes_back_of_them() -> None:
    """A tenth of what the lab would order of the vendor in the contract's year."""
    offer = draft(BACK, to=VENDOR)
    orders = would_buy(table_of(seen(), offer), ME, VENDOR, 52)
    told = orders_in_words(seen(), offer, BACK)
    assert told.startswith(f"Of about ${orders / 1e9:.2f}B that ")
    assert "would order of Nvidia in 52 weeks, " in told
    assert f"${orders / 1e7:.0f}M comes back." in told
    assert told in clause_told(BACK, seen(), offer)


def test_no_more_comes_back_than_is_promised() -> None:
    """Where the orders are larger than what is promised needs, that is what is told."""
    small = attrs.evolve(BACK, amount=1_000)
    told = orders_in_words(seen(), draft(small, to=VENDOR), small)
    assert told.endswith("$1M comes back, the most that is promised.")


def test_nothing_comes_back_from_who_sells_no_cards() -> None:
    """A cloud takes no orders for cards, whatever else is bought of it."""
    other = attrs.evolve(BACK, giver=CLOUD)
    assert "nothing comes back" in orders_in_words(seen(), draft(other), other)


@settings(max_examples=tries(60), deadline=None)
@given(amount=st.integers(1, 10**9), part=st.floats(0.001, 1.0))
def test_the_worth_rests_on_the_orders_of_that_vendor(amount: int, part: float) -> None:
    """Of what goes to others nothing is thought to come back."""
    clause = attrs.evolve(BACK, amount=amount, price=part)
    deal = table_of(seen(), draft(clause, to=VENDOR))
    back = comes_back(deal, clause)
    assert 0.0 <= back <= amount * 1000
    assert back <= part * would_buy(deal, ME, VENDOR, deal.weeks)
