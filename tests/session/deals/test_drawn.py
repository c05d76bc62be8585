"""Chips on credit: only what would be drawn is worth anything to anybody."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given

from game.session.deals import ClauseDraft
from game.session.deals.drawn import drawn, would_buy
from game.session.deals.table import Deal, deal_of
from game.session.deals.worth import worth_lines
from game.session.view import View
from tests.players.views import ME, chip
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, seen

_amounts = st.integers(1, 500_000_000)
_weeks = st.integers(1, 200)


def credit(amount: int, weeks: int = 52, vendor: str = VENDOR) -> ClauseDraft:
    """Cards on credit for the lab at 8 %, thousands of dollars."""
    return ClauseDraft(
        kind="credit", giver=vendor, taker=ME, amount=amount, price=0.08, weeks=weeks
    )


def table(*bundle: ClauseDraft, who: View | None = None) -> Deal:
    """The table for a bundle of a year."""
    return deal_of(who or seen(), (*bundle, YEAR), "junior", (ME, CLOUD, VENDOR))


def worth(deal: Deal, party: str) -> int:
    """What the deal is worth to a party, fears aside."""
    return sum(line.amount for line in worth_lines(deal, party))


@given(amount=_amounts, weeks=_weeks)
def test_a_line_beyond_what_would_be_bought_is_worth_no_more(amount: int, weeks: int) -> None:
    """However much is lent, what is drawn ends at what the lab would buy, and so does its worth."""
    deal = table(credit(amount, weeks))
    bought = would_buy(deal, ME, VENDOR, min(weeks, 52))
    enough = table(credit(max(1, int(bought / 1000.0)), weeks))
    assert drawn(deal, deal.clauses[0]) <= bought + 1.0
    for party in (ME, VENDOR):
        assert abs(worth(deal, party)) <= abs(worth(enough, party)) + 1_000


@given(first=_amounts, second=_amounts)
def test_two_lines_are_drawn_no_more_than_one(first: int, second: int) -> None:
    """What would be bought is shared by all that the bundle lends: cutting it up brings nothing."""
    two, one = table(credit(first), credit(second)), table(credit(first + second))
    apart = sum(drawn(two, clause) for clause in two.clauses[:2])
    assert apart == pytest.approx(drawn(one, one.clauses[0]))


def test_what_is_queued_would_be_drawn() -> None:
    """A queue beyond the usual counts, for the buyer and for the vendor who sees it."""
    usual = would_buy(table(credit(1)), ME, VENDOR, 4)
    cards = int(3 * usual / 25_000)
    mine = seen(chips=(chip(queued=cards),))
    theirs = attrs.evolve(seen(chips=(chip(queues={ME: cards}),)), firm=VENDOR)
    for who in (mine, theirs):
        assert would_buy(table(credit(1), who=who), ME, VENDOR, 4) == cards * 25_000.0 > usual


def test_nothing_is_drawn_of_who_sells_no_cards_or_may_not_sell_them() -> None:
    """A cloud has no cards to lend, and where a card may not be sold none is drawn."""
    barred = seen(chips=(chip(regions=("eu",)),))
    for deal in (table(credit(10**6, vendor=CLOUD)), table(credit(10**6), who=barred)):
        assert drawn(deal, deal.clauses[0]) == 0.0
