"""Take-or-pay is weighed with all that its buyer has signed before."""

from __future__ import annotations

import attrs
import pytest

from game.session.deals import ClauseDraft
from game.session.deals.committed import committed, need_left
from game.session.deals.expected import usual_spend
from game.session.deals.fears import doubted
from game.session.deals.side import side_of
from game.session.deals.table import Deal, deal_of
from game.session.view import View
from tests.players.views import BILLION, ME, chip
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, known_for, lease, paid, seen
from tests.session.deals.test_renegotiating import running

WEEKS = 100


def bought(usd: float, seller: str = CLOUD, buyer: str = ME) -> ClauseDraft:
    """Take-or-pay over a hundred weeks."""
    amount = round(usd / 1000.0)
    return ClauseDraft(kind="purchase", giver=buyer, taker=seller, amount=amount, weeks=WEEKS)


def before(*clauses: ClauseDraft) -> View:
    """The view with these clauses signed already."""
    return attrs.evolve(seen(), contracts=(running(*clauses),))


def table(view: View, *bundle: ClauseDraft) -> Deal:
    """The table for a new bundle of a year."""
    return deal_of(view, (*bundle, YEAR), "junior", (ME, CLOUD, VENDOR))


def need() -> float:
    """US dollars that the lab would spend anyway in those weeks of a year."""
    return usual_spend(table(seen()), ME, 52) * WEEKS


def waste(deal: Deal, party: str = ME) -> float:
    """What is bought beyond need, to the buyer."""
    lines = side_of(deal, party).lines
    return -sum(line.amount for line in lines if line.text == "bought beyond need")


def test_what_may_not_be_sold_to_the_buyer_is_bought_beyond_need() -> None:
    """A maker of cards for another country, with no compute to let here."""
    bundle = bought(0.2 * need(), seller=VENDOR)
    assert waste(table(seen(), bundle)) == 0
    here = attrs.evolve(seen(), chips=(chip(regions=("us",)),))
    there = attrs.evolve(seen(), chips=(chip(regions=("cn",)),))
    foreign = known_for(there, VENDOR, region="cn")
    assert waste(table(here, bundle)) == 0
    assert waste(table(foreign, bundle)) == pytest.approx(
        sum(-line.amount for line in side_of(table(foreign, bundle), ME).lines), rel=0.01
    )


def test_more_than_a_maker_can_make_is_bought_beyond_need() -> None:
    """Twice its output is thought to come while it books new lines."""
    few = known_for(attrs.evolve(seen(), chips=(chip(output=10),)), VENDOR, compute=0.0)
    assert waste(table(few, bought(0.2 * need(), seller=VENDOR))) > 0
    assert waste(table(few, bought(2 * 10 * 25_000 * WEEKS * 0.9, seller=VENDOR))) == 0


def test_a_first_commitment_within_need_wastes_nothing() -> None:
    """Half of what would be bought anyway is only made certain."""
    assert waste(table(seen(), bought(0.5 * need()))) == 0.0


@pytest.mark.parametrize("seller", [CLOUD, VENDOR])
def test_one_need_for_all_that_was_signed(seller: str) -> None:
    """Once all of the need is committed, to whomever, the next commitment is lost to its buyer."""
    deal = table(before(bought(need(), seller)), bought(0.5 * need()))
    assert need_left(deal, ME, 52) == pytest.approx(0.0, abs=1e6)
    assert waste(deal) >= 0.45 * need() * 52 / WEEKS


def test_two_commitments_of_one_bundle_share_the_need() -> None:
    """Cut in two, a commitment beyond need wastes what it wastes in one piece."""
    whole = waste(table(seen(), bought(4.0 * need(), VENDOR)))
    parts = waste(table(seen(), bought(2.0 * need(), VENDOR), bought(2.0 * need(), VENDOR)))
    assert parts == pytest.approx(whole, rel=0.01)


def test_rent_counts_towards_what_is_committed_to_the_same_landlord() -> None:
    """A lease and a commitment to its landlord bind to the larger of the two, not to both."""
    let = lease(units=10_000)
    rent = let.amount * let.price * 1000.0
    deal = table(before(let, bought(2.0 * rent * WEEKS)))
    assert committed(deal, ME, 52) == pytest.approx(2.0 * rent)


def test_what_was_signed_before_takes_from_the_same_means() -> None:
    """A seller doubts a third commitment that the buyer's means do not reach."""
    huge = bought(60.0 * BILLION)
    assert doubted(table(before(huge), huge), CLOUD) > doubted(table(seen(), huge), CLOUD) > 0.0


def test_who_has_no_money_buys_for_it_what_it_would_not_buy_anyway() -> None:
    """Money now for a promise to buy later: to who is nearly broke the promise costs its sum."""
    poor = attrs.evolve(seen(), own=attrs.evolve(seen().own, runway=0.0))
    deal = table(poor, bought(0.5 * need()), paid(1, to=CLOUD))
    assert waste(deal) >= 0.45 * need() * 52 / WEEKS


def test_a_promise_of_who_has_no_money_is_feared() -> None:
    """The seller counts on no more of it than the buyer's means reach, as of a loan."""
    own = {"runway": 0.0, "cash": 0, "credit": 0, "equity": 0, "burn": 0}
    broke = attrs.evolve(seen(), own=attrs.evolve(seen().own, **own))
    rich = doubted(table(seen(), bought(0.5 * need())), CLOUD)
    assert rich == 0.0
    assert doubted(table(broke, bought(0.5 * need())), CLOUD) > 0.0
