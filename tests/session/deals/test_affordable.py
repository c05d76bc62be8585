"""Nobody signs what the till, granted loans and earnings do not cover."""

from __future__ import annotations

import attrs
import pytest

from game.session.dealings import DueLine
from game.session.deals import ClauseDraft
from game.session.deals.affordable import unpayable
from game.session.deals.fears import fear_lines
from game.session.deals.promised import dues_of_draft
from game.session.deals.table import deal_of
from game.session.view import View
from tests.players.views import BILLION, ME
from tests.session.deals.samples import CLOUD, seen
from tests.session.deals.test_renegotiating import running


def missing(view: View, *clauses: ClauseDraft) -> float:
    """What the lab could not pay of these clauses."""
    deal = deal_of(view, clauses, "junior", (ME, CLOUD))
    return unpayable(deal, dues_of_draft(view, clauses, view.turn))


def stake(usd: int) -> ClauseDraft:
    """The lab pays the cloud for shares, at once."""
    return ClauseDraft(kind="stake", giver=ME, taker=CLOUD, amount=usd // 1000, price=0.01)


def with_cash(cash: int, credit: int = 0) -> View:
    """The lab with so much in its till, that neither earns nor loses."""
    view = seen()
    books = {"cash": cash, "credit": credit, "equity": 0, "burn": 0, "income": 0, "expense": 0}
    return attrs.evolve(view, own=attrs.evolve(view.own, **books))


def test_the_till_and_loans_cover_a_stake() -> None:
    """A stake of what is there is payable; of a million more, that million is missing."""
    view = with_cash(2 * BILLION, credit=BILLION)
    assert missing(view, stake(3 * BILLION)) == 0.0
    assert missing(view, stake(3 * BILLION + 1_000_000)) == pytest.approx(1_000_000, rel=1e-3)


def test_what_was_signed_before_counts_with_it() -> None:
    """A due of an older contract in a coming week takes from what is there for the new one."""
    view = with_cash(3 * BILLION)
    due = DueLine(
        contract="old", title="", clause="", other="", week=view.turn + 3, amount=-2 * BILLION,
    )  # fmt: skip
    again = DueLine(
        contract="", title="", clause="", other="", week=view.turn + 4, amount=-1, if_signed=True,
    )  # fmt: skip
    owing = attrs.evolve(view, dues=(due,))
    deal = deal_of(owing, (stake(2 * BILLION),), "junior", (ME, CLOUD))
    dues = (*dues_of_draft(owing, deal.clauses, owing.turn), again)
    assert unpayable(deal, dues) >= BILLION
    assert unpayable(attrs.evolve(deal, view=view), dues) == 0.0


@pytest.mark.parametrize(("more", "short"), [(-300_000, 0), (0, 0), (300_000, 300_000_000)])
def test_who_cannot_pay_a_contract_may_sign_a_cheaper_one_in_its_place(
    more: int, short: int
) -> None:
    """Of what is missing only that counts which the old contract would not have cost."""
    old = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=1_500_000)
    line = running(old)
    view = attrs.evolve(with_cash(BILLION), contracts=(line,))
    due = DueLine(
        contract=line.id, title="", clause="", other="", week=view.turn + 1, amount=-1_500_000_000,
    )  # fmt: skip
    owing = attrs.evolve(view, dues=(due,))
    clauses = (attrs.evolve(old, amount=old.amount + more),)
    deal = deal_of(owing, clauses, "junior", (ME, CLOUD), line.id)
    found = unpayable(deal, dues_of_draft(owing, clauses, owing.turn))
    assert found == pytest.approx(short, rel=1e-3)


def test_what_goes_on_for_years_must_be_earned() -> None:
    """A weekly sum that fits eight weeks, but not its three years, is not payable."""
    weekly = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=100_000, weeks=1)
    poor, rich = with_cash(2 * BILLION), with_cash(40 * BILLION)
    assert missing(poor, weekly) > 0.0
    assert missing(rich, weekly) == 0.0


def test_a_week_in_which_much_was_paid_once_is_no_rate() -> None:
    """A till of billions is told as means, though last week a stake was paid from it."""
    view = with_cash(45 * BILLION)
    own = attrs.evolve(view.own, income=0, expense=22 * BILLION, burn=0)
    deal = deal_of(attrs.evolve(view, own=own), (stake(50 * BILLION),), "junior", (ME, CLOUD))
    (fear,) = [line.text for line in fear_lines(deal, ME) if "half a year" in line.text]
    assert "$45B" in fear
