"""New terms for what runs: only the change counts, and what was done is not promised again."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from game.compiled.clauses import kinds
from game.session.dealings import BreakLine, ClauseLine, ContractLine
from game.session.deals import ClauseDraft
from game.session.deals.ahead import draft_ahead, remaining
from game.session.deals.side import side_of
from game.session.deals.weighing import appraise_handover, table_of
from game.session.view import View
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, clauses, lease, seen


def line_of(clause: ClauseDraft) -> ClauseLine:
    """The clause as it stands in a contract of which nothing is used up."""
    return ClauseLine(
        kind=clause.kind, title="", giver=clause.giver, giver_name="", taker=clause.taker,
        taker_name="", subject=clause.subject, amount=clause.amount, price=clause.price,
        weeks=clause.weeks, left=clause.amount,
    )  # fmt: skip


def running(*bundle: ClauseDraft, since: int = 0) -> ContractLine:
    """A contract of the lab that runs."""
    named = {party for clause in bundle for party in (clause.giver, clause.taker)}
    parties = tuple(sorted({ME, CLOUD} | (named - {""})))
    return ContractLine(
        id="pact", title="The pact", about="", parties=parties, party_names=parties,
        proposer=ME, state="running", since=since, until=-1, rank="junior", secret=False,
        mine=True, signed=parties, clauses=tuple(line_of(clause) for clause in bundle),
    )  # fmt: skip


def told(line: ContractLine, turn: int) -> View:
    """The lab's view in a week in which the contract runs."""
    return attrs.evolve(seen(), contracts=(line,), turn=turn)


@settings(max_examples=60)
@given(bundle=st.lists(clauses(), min_size=1, max_size=4), age=st.integers(1, 40))
def test_terms_that_stay_are_worth_nothing(bundle: list[ClauseDraft], age: int) -> None:
    """What lies ahead, asked for again as it stands, is worth 0 to every party, fears and all."""
    line = running(*bundle, YEAR)
    view = told(line, age)
    table = table_of(view, draft_ahead(line, CLOUD, age))
    assert {party: side_of(table, party).feared for party in line.parties} == dict.fromkeys(
        line.parties, 0
    )


def test_only_the_change_counts() -> None:
    """A payment on top is worth itself, whatever stands beside it."""
    line = running(lease(), YEAR)
    draft = draft_ahead(line, CLOUD, 10)
    more = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=1_000)
    changed = attrs.evolve(draft, clauses=(*draft.clauses, more))
    assert side_of(table_of(told(line, 10), changed), ME).feared == -1_000_000


@pytest.mark.parametrize(
    ("age", "let"), [(0, [(10_000, 20)]), (5, [(2_500, 0), (7_500, 15)]), (20, [(10_000, 0)])]
)
def test_what_a_lease_has_built_up_stays(age: int, let: list[tuple[int, int]]) -> None:
    """What is let by now is asked for at once, the rest over the weeks that are left."""
    growing = attrs.evolve(lease(), weeks=20)
    found = remaining(running(growing), age)
    assert [(clause.amount, clause.weeks) for clause in found] == let


def test_what_was_paid_once_is_not_promised_again() -> None:
    """A sum at once and shares stand in no new terms."""
    once = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=5)
    shares = ClauseDraft(kind="stake", giver=ME, taker=CLOUD, amount=5, price=0.1)
    assert remaining(running(once, shares, YEAR), 3) == (attrs.evolve(YEAR, weeks=49),)


@pytest.mark.parametrize("kind", sorted(kinds(lambda kind: kind.used_up)))
def test_of_what_is_used_up_only_the_rest_is_promised_again(kind: str) -> None:
    """Whatever kind it is; of what has no limit all, of what is done with nothing."""
    clause = ClauseDraft(kind=kind, giver=ME, taker=CLOUD, amount=100, weeks=10)
    whole, half, none = (
        remaining(attrs.evolve(line, clauses=(attrs.evolve(line.clauses[0], left=left),)), 5)
        for line in [running(clause)]
        for left in (100, 50, 0)
    )
    assert [found.amount for found in whole] == [100]
    assert [found.amount for found in half] == [50]
    assert none == ()


def test_a_share_without_a_limit_stays_without() -> None:
    """A part of the revenue for ever is no sum that runs out."""
    share = ClauseDraft(kind="revenue-share", giver=ME, taker=CLOUD, price=0.1)
    assert remaining(running(share), 5) == (share,)


def test_nobody_pays_more_to_be_rid_than_breaking_costs() -> None:
    """Handing over what costs billions is worth the fee of walking out, and that is told."""
    burden = ClauseDraft(kind="payment", giver=ME, taker=CLOUD, amount=100_000, weeks=1)
    line = running(burden, YEAR)
    way = BreakLine(
        contract=line.id, title=line.title, fee=400_000_000, pledges=(), loses=(), free_of=(),
        ends_with=("Cloud",), damages=100_000_000,
    )  # fmt: skip
    free = appraise_handover(told(line, 0), line, VENDOR)
    bound = appraise_handover(attrs.evolve(told(line, 0), breaks=(way,)), line, VENDOR)
    assert free.worth_me > 4_000_000_000
    assert bound.worth_me == 500_000_000 == sum(item.amount for item in bound.lines_me)
    assert any("breaking it would cost $500M" in note for note in bound.notes)
