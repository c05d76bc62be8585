"""What becomes of a firm that failed, and the panic it leaves behind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import ESTATE, LIQUIDATION, OVERHEADS, RESCUE
from game.compiled.clauses import PAYMENT
from game.compiled.layout import Ints, Records, blank
from game.compiled.log import Log
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    FIRMS,
    MONEY,
    NOBODY,
    SUPPLIERS,
    TREASURY,
)
from game.compiled.world import ACTIVE, FAILED
from game.engine.claims import AMOUNT, BASE, CAUSE, COLUMNS, FROM, MOST, RANK, TO
from tests.engine.twins import instruments as twin
from tests.support import instruments as kernels
from tests.support import kernels as phases
from tests.support.instruments import Pair, hold, stakes
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, build, small_game

BARE = {"firms.bolt.chips": {}, "contracts": {}}
Owed = list[tuple[int, int, int]]


def wound_up(rules: Records, world: Records, owed: Owed, f: int = 1) -> tuple[Records, Ints]:
    """Wind firm `f` up with these unpaid claims (rank, creditor, amount); log and what is lost."""
    claims = np.zeros((MOST, COLUMNS), np.int64)
    unpaid = np.zeros(MOST, np.int64)
    for c, (rank, creditor, amount) in enumerate(owed):
        claims[c, [FROM, TO, AMOUNT, CAUSE, RANK]] = f, creditor, amount, OVERHEADS, rank
        claims[c, BASE] = NOBODY
        unpaid[c] = amount
    logs = blank(Log)
    run(kernels.wind_up, rules, world, logs, f, claims, len(owed), unpaid)
    return logs, unpaid[: len(owed)]


def posted(log: Records, cause: int, source: int) -> int:
    """Money that left `source` for this cause."""
    count = int(log["postings"][0])
    mine = (log["cause"][0, :count] == cause) & (log["source"][0, :count] == source)
    mine &= log["ledger"][0, :count] == MONEY
    return int(log["amount"][0, :count][mine].sum())


claims = st.lists(
    st.tuples(
        st.integers(0, 3), st.sampled_from([0, 2, SUPPLIERS, TREASURY]), st.integers(1, 10**6)
    ),
    max_size=8,
)


@settings(max_examples=tries(150))
@given(owed=claims, cash=st.integers(0, 3 * 10**6))
def test_an_estate_pays_by_rank(owed: Owed, cash: int) -> None:
    """Each rank is paid before the next, equal parts within it; lenders get the rest."""
    rules, world = begin(build(BARE))
    give(world, MONEY, 1, cash)
    log, lost = wound_up(rules, world, owed)
    expected = twin.shared_estate(cash, [(rank, amount) for rank, _to, amount in owed])
    paid = [amount - int(left) for (_r, _t, amount), left in zip(owed, lost, strict=True)]
    assert paid == pytest.approx(expected, abs=1)
    assert posted(log, ESTATE, 1) == sum(paid)
    assert posted(log, LIQUIDATION, 1) == cash - sum(paid)
    assert (world["balance"][0, :, 1] == 0).all()
    assert (world["balance"][0].sum(axis=1) == 0).all()


def test_used_cards_pay_creditors() -> None:
    """The estate of a firm without cash is what its cards bring second-hand."""
    rules, world = begin(build({"contracts": {}}))
    give(world, MONEY, 1, 0)
    cards = world["balance"][0, 3:5, 1].copy()
    worth = sum(int(n * p * 0.5) for n, p in zip(cards, world["chip_price"][0, :2], strict=True))
    _log, lost = wound_up(rules, world, [(2, 0, 10**9)])
    assert 10**9 - int(lost[0]) == worth > 0


def test_shares_of_a_failed_firm_go_to_its_estate() -> None:
    """What it held in others is sold for its creditors, at less than the headline value."""
    rules, world = begin(build(BARE))
    hold(world, {(1, 0): 0.1, (2, 1): 0.2})
    give(world, MONEY, 1, 0)
    worth = 0.1 * float(world["value"][0, 0])
    _log, lost = wound_up(rules, world, [(2, 0, 10**9)])
    assert 10**9 - int(lost[0]) == pytest.approx(worth * (1 - 0.15), rel=1e-6)
    assert not world["held"][0].any()


def test_shares_pledged_for_a_loan_pay_it_first() -> None:
    """Lenders on shares are paid from the shares before anybody else."""
    rules, world = begin(build(BARE))
    hold(world, {(1, 0): 0.1})
    give(world, MONEY, 1, 0)
    world["margin_debt"][0, 1] = 10**9
    _log, lost = wound_up(rules, world, [(0, 2, 100)])
    assert int(lost[0]) == 100


def test_the_state_pays_what_it_answered_for() -> None:
    """Of a rescued firm's debt lenders lose nothing that the state had its word on."""
    rules, world = begin(build(BARE))
    give(world, MONEY, 1, 1_000)
    world["debt"][0, 1], world["backstop"][0, 1] = 5_000, 3_000
    log, _lost = wound_up(rules, world, [])
    assert posted(log, RESCUE, TREASURY) == 3_000
    world_again = begin(build(BARE))[1]
    give(world_again, MONEY, 1, 4_500)
    world_again["debt"][0, 1], world_again["backstop"][0, 1] = 5_000, 3_000
    log, _lost = wound_up(rules, world_again, [])
    assert posted(log, RESCUE, TREASURY) == 500


def test_a_creditor_that_is_gone_is_paid_through_the_markets() -> None:
    """Nothing is posted to a firm that no longer stands."""
    rules, world = begin(build(BARE))
    give(world, MONEY, 1, 1_000)
    give(world, MONEY, 2, 0)
    world["status"][0, 2] = FAILED
    before = int(world["balance"][0, MONEY, CAPITAL_MARKETS])
    wound_up(rules, world, [(2, 2, 400)])
    assert world["balance"][0, MONEY, 2] == 0
    assert world["balance"][0, MONEY, CAPITAL_MARKETS] == before + 1_000


due = st.dictionaries(st.sampled_from([(0, 1), (1, 0), (1, 2), (2, 0), (0, 2)]),
                      st.integers(1, 10**6))  # fmt: skip


@settings(max_examples=tries(100))
@given(parts=stakes, promised=due, debts=st.tuples(*[st.integers(0, 10**7)] * 3))
def test_panic_agrees_with_its_twin(
    parts: dict[Pair, float], promised: dict[Pair, int], debts: tuple[int, int, int]
) -> None:
    """Creditors, those who share a creditor and those who borrow lose what the plain rule says."""
    rules, world = begin(small_game())
    hold(world, parts)
    world["clause_contract"] = -1
    world["clause_rows"] = len(promised)
    world["debt"][0, :3] = debts
    values = [float(value) for value in world["value"][0, :3]]
    known = {pair: part * values[pair[1]] for pair, part in parts.items()}
    for row, ((payer, payee), amount) in enumerate(promised.items()):
        world["clause_contract"][0, row], world["clause_kind"][0, row] = 1, PAYMENT
        world["clause_giver"][0, row], world["clause_taker"][0, row] = payer, payee
        world["clause_amount"][0, row], world["clause_weeks"][0, row] = amount, 13
        known[payee, payer] = known.get((payee, payer), 0.0) + 4 * amount
    run(kernels.spread_panic, rules, world, 1)
    expected = twin.panic(known, values, debts, 1, float(rules["panic"][0]))
    for f in (0, 2):
        assert float(world["sentiment"][0, f]) == pytest.approx(max(0.3, 1.0 - expected[f]))
    mood = 1.0 - float(rules["panic_mood"][0]) * values[1] / sum(values)
    assert float(world["mood"][0]) == pytest.approx(mood)


def test_a_failure_nobody_is_tied_to_frightens_only_the_mood() -> None:
    """Without claims or debts no other firm is felt worse of."""
    rules, world = begin(build({"contracts": {}, "firms.ada.debt": 0, "firms.core.debt": 0}))
    run(kernels.spread_panic, rules, world, 1)
    assert (world["sentiment"][0, :3] == 1.0).all()
    assert world["mood"][0] < 1.0
    assert (world["status"][0, :3] == ACTIVE).all()
    assert world["status"].shape == (1, FIRMS)


def test_who_was_left_unpaid_shares_the_estate() -> None:
    """In a week in which a firm fails its creditors get what its cards bring."""
    rules, world = begin(small_game())
    give(world, MONEY, 1, 0)
    log = run_phase(phases.obligations, rules, world)
    assert world["status"][0, 1] == FAILED
    assert posted(log, ESTATE, 1) > 0
    assert (world["balance"][0].sum(axis=1) == 0).all()
