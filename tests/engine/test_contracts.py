"""Contracts: what their clauses make due, and for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.causes import CAUSES
from game.compiled.layout import Ints, Records
from game.compiled.orders import ORDER
from game.compiled.sizes import FIRMS as ROOM
from game.compiled.sizes import MONEY, NOBODY
from game.engine.claims import AMOUNT, BASE, CAUSE, CLAUSE, COLUMNS, FROM, MOST, TO
from game.engine.turn import close_week, open_week
from tests.engine.twins import contracts as twin
from tests.support import contract_kernels, kernels
from tests.support.deals import FIRMS, Clause, Deal, clauses, deals, rows_of, write
from tests.support.lane import tries
from tests.support.small import begin, small_game, still_game

pytestmark = pytest.mark.usefixtures("engine")

_ROUNDING = 1
"""A thousand dollars: what exact fractions and floats may differ by in one due."""

tables = st.lists(deals(), min_size=1, max_size=6)
money = st.integers(0, 20_000)
facts = st.builds(
    twin.Facts,
    compute=st.lists(st.floats(0.0, 8_000.0), min_size=FIRMS, max_size=FIRMS),
    revenue=st.lists(money, min_size=FIRMS, max_size=FIRMS),
    bought=st.lists(
        st.lists(money, min_size=FIRMS, max_size=FIRMS), min_size=FIRMS, max_size=FIRMS
    ),
)


def setting(table: Sequence[Deal], known: twin.Facts) -> tuple[Records, Records]:
    """Rules and a world in its tenth week with these contracts and facts."""
    rules, world = begin(small_game())
    world["turn"] = 10
    write(world, table)
    for f in range(FIRMS):
        world["compute"][0, f] = known.compute[f]
        world["service_revenue"][0, f] = known.revenue[f]
        world["bought"][0, f, :FIRMS] = known.bought[f]
    return rules, world


def claimed(rules: Records, world: Records) -> Ints:
    """The claims that contracts write in this world."""
    claims, part = np.zeros((MOST, COLUMNS), np.int64), np.ones(ROOM)
    kernels.run(contract_kernels.run_leases, rules, world, part)
    count = int(kernels.run(contract_kernels.claims_of_contracts, world, claims, 0, part))
    written: Ints = claims[:count]
    return written


def own_claims(claims: Ints) -> Ints:
    """Those that are no guarantees."""
    return claims[claims[:, BASE] == NOBODY]


def totals(claims: Ints) -> Counter[tuple[int, int, str]]:
    """Sums by debtor, creditor and cause."""
    found: Counter[tuple[int, int, str]] = Counter()
    for claim in claims:
        found[int(claim[FROM]), int(claim[TO]), CAUSES[claim[CAUSE]]] += int(claim[AMOUNT])
    return found


@settings(max_examples=tries(150))
@given(table=tables, known=facts)
def test_what_falls_due_agrees_with_the_words_of_the_clauses(
    table: list[Deal], known: twin.Facts
) -> None:
    """Every clause makes due what its plain twin reads off its words, and no more."""
    rules, world = setting(table, known)
    found = totals(own_claims(claimed(rules, world)))
    expected: Counter[tuple[int, int, str]] = Counter()
    for debtor, creditor, amount, cause in twin.dues(table, known):
        expected[debtor, creditor, cause] += amount
    for key in found | expected:
        assert abs(found[key] - expected[key]) <= 10 * _ROUNDING, key


@settings(max_examples=tries(150))
@given(table=tables, known=facts)
def test_a_bundle_and_its_parts_signed_apart_make_the_same_due(
    table: list[Deal], known: twin.Facts
) -> None:
    """Where a clause stands matters for when the contract ends, not for what it makes due."""
    together = totals(own_claims(claimed(*setting(table, known))))
    apart = [part for deal in table for part in deal.apart() if _is_party(part)]
    assert totals(own_claims(claimed(*setting(apart, known)))) == together


def _is_party(deal: Deal) -> bool:
    """A breach by a firm that is no party of this part breaks nothing of it."""
    return deal.parties != 0


@settings(max_examples=tries(100))
@given(
    table=st.lists(
        deals(among=(kinds.GUARANTEE, kinds.PAYMENT, kinds.PURCHASE)), min_size=3, max_size=6
    ),
    known=facts,
)
def test_guarantees_agree_with_the_plain_twin(table: list[Deal], known: twin.Facts) -> None:
    """A guarantor answers for the claims of its taker on the firm it named, once, to its sum."""
    claims = claimed(*setting(table, known))
    owed = [
        (int(c[FROM]), int(c[TO]), int(c[AMOUNT]), CAUSES[c[CAUSE]]) for c in own_claims(claims)
    ]
    found = [(int(c[FROM]), int(c[BASE]), int(c[AMOUNT])) for c in claims if c[BASE] != NOBODY]
    assert found == twin.guarantees(table, owed)


@settings(max_examples=tries(100))
@given(table=st.lists(deals(among=(kinds.LEASED,)), min_size=1, max_size=6), known=facts)
def test_a_landlord_serves_all_its_tenants_the_same_part(
    table: list[Deal], known: twin.Facts
) -> None:
    """Leases deliver one part of what they promise, never more than the landlord's compute."""
    rules, world = setting(table, known)
    part = np.ones(ROOM)
    kernels.run(contract_kernels.run_leases, rules, world, part)
    expected = twin.parts(table, known)
    assert part[:FIRMS] == pytest.approx([float(one) for one in expected])
    delivered = [0.0] * FIRMS
    for deal, clause in twin.running(table):
        units = float(twin.leased(deal, clause))
        if clause.giver < FIRMS:
            units *= float(expected[clause.giver])
            delivered[clause.giver] += units
    for f in range(FIRMS):
        assert delivered[f] <= known.compute[f] * (1 + 1e-9) + 1e-9


@settings(max_examples=tries(100))
@given(table=tables, known=facts)
def test_leased_compute_is_neither_made_nor_lost(table: list[Deal], known: twin.Facts) -> None:
    """What tenants have landlords lack: leases among firms add up to nothing."""
    rules, world = setting([_among_firms(deal) for deal in table], known)
    kernels.run(contract_kernels.run_leases, rules, world, np.ones(ROOM))
    assert world["leased_in"][0].sum() == pytest.approx(0.0, abs=1e-6)


def _among_firms(deal: Deal) -> Deal:
    kept = [c for c in deal.clauses if max(c.giver, c.taker) < FIRMS]
    return Deal(tuple(kept) or (Clause(kinds.PAYMENT, 0, 1, amount=1),), state=deal.state)


periods = st.lists(
    st.tuples(st.integers(1, 900), st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=4
)


@settings(max_examples=tries(25, 6), deadline=None)
@given(terms=periods, weeks=st.integers(1, 9))
def test_no_clause_pays_after_its_end_or_twice(
    terms: list[tuple[int, int, int]], weeks: int
) -> None:
    """In whole weeks payments come when they are due, until the date and never again."""
    table = [
        Deal(
            (
                Clause(kinds.PAYMENT, 0, 1, amount=amount, weeks=period),
                Clause(kinds.END_ON_DATE, NOBODY, NOBODY, weeks=last),
            )
        )
        for amount, period, last in terms
    ]
    rules, world = begin(still_game())
    write(world, table)
    for week in range(weeks):
        open_week(rules, world)
        log = close_week(rules, world, np.zeros(0, ORDER))[0]
        due = sum(
            amount
            for amount, period, last in terms
            if week < last and (week % period == 0 if period else week == 0)
        )
        assert posted(log, "contract", 0, 1) == due


def posted(log: np.void, cause: str, source: int, target: int) -> int:
    """Money of a cause that went from one account to another."""
    count = int(log["postings"])
    found = (log["ledger"] == MONEY) & (log["cause"] == CAUSES.index(cause))
    found &= (log["source"] == source) & (log["target"] == target)
    return int(log["amount"][:count][found[:count]].sum())


lasting = st.lists(
    clauses(among=(kinds.PAYMENT, kinds.PURCHASE, kinds.LEASED, kinds.REVENUE_SHARE, kinds.STAKE)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=tries(25, 6), deadline=None)
@given(bundle=lasting)
def test_a_bundle_and_its_parts_lead_to_the_same_world(bundle: list[Clause]) -> None:
    """Weeks later every purse and every holding is what it would be with the parts signed apart."""
    whole = Deal(tuple(bundle))
    ends = []
    for table in ([whole], whole.apart()):
        rules, world = begin(still_game())
        write(world, table)
        for _week in range(3):
            open_week(rules, world)
            close_week(rules, world, np.zeros(0, ORDER))
        ends.append(world)
    one, other = ends
    assert (one["balance"] == other["balance"]).all()
    assert one["held"] == pytest.approx(other["held"])
    assert one["clause_done"][0][: len(bundle)].tolist() == (
        other["clause_done"][0][: len(bundle)].tolist()
    )


@settings(max_examples=tries(60))
@given(table=tables, known=facts)
def test_claims_name_the_clause_they_come_from(table: list[Deal], known: twin.Facts) -> None:
    """Whatever falls due can be traced to a clause of a contract that runs or is being broken."""
    rules, world = setting(table, known)
    claims = claimed(rules, world)
    standing = {
        row
        for place, deal in enumerate(table)
        if deal.state in (kinds.RUNNING, kinds.BREAKING)
        for row in rows_of(world, place)
    }
    assert {int(claim[CLAUSE]) for claim in claims} <= standing
