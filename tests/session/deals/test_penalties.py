"""What a fee for breaking a contract is worth follows from what courts would uphold of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.clauses import CLAUSE_BY_ID
from game.compiled.layout import Records
from game.compiled.sizes import NOBODY
from game.session.deals import ClauseDraft
from game.session.deals.penalties import upheld
from game.session.deals.table import Deal, deal_of
from game.session.deals.worth import worth_lines
from game.session.view import View
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, YEAR, lease, paid, seen
from tests.session.playing import alone
from tests.support import contract_kernels as kernels
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.small import begin, build

pytestmark = pytest.mark.usefixtures("engine")

PARTIES = (ME, CLOUD, VENDOR)


def fee(amount: int, giver: str = CLOUD, taker: str = ME) -> ClauseDraft:
    """What one owes the other for walking out."""
    return ClauseDraft(kind="break-fee", giver=giver, taker=taker, amount=amount)


def table(*bundle: ClauseDraft, damages_part: float = 0.0) -> Deal:
    """The table for a bundle of a year, under rules of courts."""
    bearings = attrs.evolve(seen().bearings, penalty_most=2.0, damages_part=damages_part)
    who = attrs.evolve(seen(), bearings=bearings)
    return deal_of(who, (*bundle, YEAR), "junior", PARTIES)


def worth(deal: Deal, party: str) -> int:
    """What fees are worth to a party."""
    return sum(line.amount for line in worth_lines(deal, party) if line.text == "break fee")


def test_a_fee_for_nothing_is_worth_nothing() -> None:
    """Whoever loses nothing by a breach is owed nothing for it, whatever was agreed."""
    assert worth(table(fee(10**9)), ME) == 0


def test_a_fee_counts_net_of_what_is_given_in_return() -> None:
    """A tenant at the market's rent could rent elsewhere: the loss is not the whole rent."""
    fair = table(lease(rent=0.37), fee(10**9))
    assert worth(fair, ME) == pytest.approx(0, abs=1)
    cheap = table(lease(rent=0.10), fee(10**9))
    assert worth(cheap, ME) > 0


def test_damages_that_are_owed_anyway_are_no_gain() -> None:
    """A fee is worth what it grants beyond the damages in whose place it stands."""
    bundle = (lease(rent=0.10), fee(10**9))
    plain, with_damages = table(*bundle), table(*bundle, damages_part=0.5)
    assert worth(with_damages, ME) == pytest.approx(0.75 * worth(plain, ME), abs=2)


def test_nobody_counts_on_a_fee_that_cannot_be_paid() -> None:
    """A fee beyond all means of who owes it is worth what these are thought to reach."""
    debt = paid(10**9, 1, to=CLOUD)
    huge, larger = (table(debt, fee(n, giver=ME, taker=CLOUD)) for n in (10**9, 10**11))
    assert worth(huge, CLOUD) == worth(larger, CLOUD)


@settings(max_examples=40)
@given(amount=st.integers(1, 10**9), cut=st.integers(1, 9))
def test_a_fee_cut_in_two_is_worth_the_same(amount: int, cut: int) -> None:
    """Courts look at all that was agreed for one breach."""
    part = amount * cut // 10
    bundle = (lease(rent=0.10),)
    whole = upheld(table(*bundle, fee(amount)), fee(amount))
    deal = table(*bundle, fee(part), fee(amount - part))
    assert sum(upheld(deal, fee(n)) for n in (part, amount - part)) == pytest.approx(whole)


_CLAUSES: dict[str, st.SearchStrategy[Any]] = {
    "payment": st.fixed_dictionaries(
        {"amount": st.integers(1, 30).map(lambda n: n * 1_000), "weeks": st.integers(1, 13)}
    ),
    "purchase": st.fixed_dictionaries(
        {"amount": st.integers(1, 900).map(lambda n: n * 1_000), "weeks": st.integers(1, 90)}
    ),
    "lease": st.fixed_dictionaries(
        {"amount": st.integers(1, 90), "price": st.floats(0.0005, 0.9), "weeks": st.integers(0, 20)}
    ),
}


@st.composite
def _bundles(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for _place in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(sorted(_CLAUSES)))
        giver, taker = draw(st.permutations(["ada", "bolt"]))
        found.append({"kind": kind, "giver": giver, "taker": taker, **draw(_CLAUSES[kind])})
    return found


@cache
def _small_view() -> View:
    """What Ada sees on the first morning."""
    return alone("ada").view()


@cache
def _written() -> tuple[Records, Records]:
    """Rules, and a world whose third contract has six clauses between Ada and Bolt."""
    pay = {"kind": "payment", "giver": "ada", "taker": "bolt", "amount": 1_000, "weeks": 1}
    pact = {"title": "Pact", "clauses": {f"c{place}": pay for place in range(6)}}
    return begin(build({"contracts.pact": pact}))


def _write(world: Records, clauses: Sequence[ClauseDraft]) -> None:
    """Exchange the six clauses for these, and for nothing where there are fewer."""
    firms = {"": NOBODY, "ada": 0, "bolt": 1}
    rows = np.flatnonzero(world["clause_contract"][0] == _PACT)
    world["clause_contract"][0, rows[len(clauses) :]] = NOBODY
    for row, clause in zip(rows, clauses, strict=False):
        world["clause_kind"][0, row] = CLAUSE_BY_ID[clause.kind]
        world["clause_giver"][0, row] = firms[clause.giver]
        world["clause_taker"][0, row] = firms[clause.taker]
        world["clause_amount"][0, row] = clause.amount
        world["clause_price"][0, row] = clause.price
        world["clause_weeks"][0, row] = clause.weeks


_PACT = 2


@settings(max_examples=tries(200))
@given(bundle=_bundles(), amount=st.integers(1, 10**6), weeks=st.integers(2, 80))
def test_courts_uphold_what_chiefs_reckon_with(
    bundle: list[dict[str, Any]], amount: int, weeks: int
) -> None:
    """What an appraisal counts of a fee is what the engine would uphold in the first week."""
    agreed = fee(amount, giver="ada", taker="bolt")
    last = ClauseDraft(kind="end-on-date", weeks=weeks)
    clauses = (*(ClauseDraft(**clause) for clause in bundle), agreed, last)
    rules, world = (records.copy() for records in _written())
    _write(world, clauses)
    owed = run(kernels.upheld_fee, rules, world, _PACT, 0, 1)
    deal = deal_of(_small_view(), clauses, "junior", ("ada", "bolt"))
    assert upheld(deal, agreed) == pytest.approx(1000.0 * owed, rel=0.01, abs=2_000 * len(clauses))
