"""Who paid on time is trusted a little more; who was not paid by them sees nothing of it."""

from __future__ import annotations

import attrs
import pytest

from game.session.dealings import Bearings
from game.session.deals import ClauseDraft
from game.session.deals.ahead import draft_ahead
from game.session.deals.kept import kept_lines, quarters_kept
from game.session.deals.side import side_of
from game.session.deals.table import Deal, deal_of
from game.session.deals.weighing import table_of
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, lease, paid, seen
from tests.session.deals.test_renegotiating import running

WEEKLY = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=1_000, weeks=1)
NEW = ClauseDraft(kind="payment", giver=CLOUD, taker=ME, amount=2_000, weeks=1)


def table(turn: int, part: float = 0.01, state: str = "running") -> Deal:
    """New payments of the cloud to the lab, `turn` weeks after older ones began."""
    line = attrs.evolve(running(WEEKLY, YEAR), state=state)
    view = attrs.evolve(seen(), contracts=(line,), turn=turn, bearings=Bearings(kept_word=part))
    return deal_of(view, (NEW, YEAR), "junior", (ME, CLOUD))


@pytest.mark.parametrize(("turn", "quarters"), [(0, 0), (12, 0), (13, 1), (40, 3)])
def test_each_quarter_of_dues_counts(turn: int, quarters: int) -> None:
    """Three quarters after the signature it is three, for who was paid alone."""
    deal = table(turn)
    assert quarters_kept(deal, CLOUD, ME) == quarters
    assert quarters_kept(deal, ME, CLOUD) == 0
    assert quarters_kept(deal, CLOUD, VENDOR) == 0


def test_a_natural_end_counts_once_and_a_breach_never() -> None:
    """A contract that ended is a kept word; one that was broken is none."""
    assert quarters_kept(table(40, state="ended"), CLOUD, ME) == 1
    assert quarters_kept(table(40, state="broken"), CLOUD, ME) == 0


def test_a_kept_word_makes_the_next_one_worth_more() -> None:
    """Two quarters at a hundredth add a fiftieth of what is promised, and are told."""
    (line,) = kept_lines(table(26), ME)
    before = side_of(table(26, part=0.0), ME)
    assert line.text == "Cloud has paid on time for 2 quarters"
    assert line.amount == pytest.approx(0.02 * before.worth, rel=1e-6)
    assert side_of(table(26), ME).odds >= before.odds


def test_nothing_is_added_where_nothing_is_promised() -> None:
    """What the lab itself pays is not dearer for the cloud's good name."""
    deal = attrs.evolve(table(26), clauses=(paid(1_000), YEAR))
    assert list(kept_lines(deal, ME)) == []


def test_terms_that_stay_are_worth_nothing_though_a_word_was_kept() -> None:
    """The premium stands in what lay ahead of the old terms as well."""
    old, new = running(WEEKLY, YEAR), attrs.evolve(running(lease(), WEEKLY, YEAR), id="other")
    view = attrs.evolve(seen(), contracts=(old, new), turn=30, bearings=Bearings(kept_word=0.01))

    assert side_of(table_of(view, draft_ahead(old, CLOUD, 30)), ME).feared == 0
