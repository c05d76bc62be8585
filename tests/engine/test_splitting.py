"""A court that splits a firm: nothing is lost, nobody else is touched, contracts hold."""

from __future__ import annotations

import copy
import datetime
from functools import cache

import numpy as np
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import FIRM_SPLIT
from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.sizes import CHIP_LEDGER, FIRMS, MONEY, PEOPLE, POWER
from game.compiled.world import ABSENT, ACTIVE
from tests.engine.test_instruments_loans import notes
from tests.support import kernels as phases
from tests.support.kernels import run_phase
from tests.support.lane import tries
from tests.support.small import begin, build, document, load_text

HALF = {
    "name": "Half",
    "ticker": "HLF",
    "region": "us",
    "about": "A part of another firm.",
    "briefing": "Stand alone.",
    "cash": 0,
    "value": 1_000_000,
    "researchers": 0,
    "pay": 500_000,
    "core_income": 100_000,
    "ambition": {"text": "None.", "when": "world.turn > 999"},
    "fear": {"text": "None.", "when": "world.turn > 999"},
    "part_of": {"firm": "bolt", "compute": 0.3, "people": 0.4, "cash": 0.5, "debt": 0.2},
}
REMEDY = {
    "title": "A remedy",
    "text": "The court splits Bolt.",
    "date": datetime.date(2025, 1, 6),
    "effects": [{"quantity": "firms.half.apart", "add": 1.0}],
}


@cache
def split_game() -> Game:
    """The small world with a part of Bolt that is split off on the first morning."""
    part = {**HALF["part_of"], "segments": ["chat"]}  # type: ignore[dict-item]
    return build({"firms.half": {**HALF, "part_of": part}, "events.remedy": REMEDY})


def places() -> tuple[int, int]:
    """Places of the firm and of its part."""
    firms = split_game().compiled.places["firms"]
    return firms["bolt"], firms["half"]


def split(**parts: float) -> tuple[Records, Records, Records]:
    """World before and after the morning on which the firm is split in `parts`, and its log."""
    rules, world = begin(split_game())
    for name, part in parts.items():
        rules[f"part_{name}"] = part
    before = world.copy()
    return before, world, run_phase(phases.happenings, rules, world)


COUNTED = (
    "debt", "spv_debt", "margin_debt", "fast_power", "halls", "service_rate", "usage_share",
    "earn_rate", "value", "net_value", "start_value", "compute",
)  # fmt: skip
"""Figures of which the halves together have what the firm had."""


@settings(max_examples=tries(30), deadline=None)
@given(
    compute=st.floats(0.0, 0.95), people=st.floats(0.0, 0.95), cash=st.floats(0.0, 0.95),
    debt=st.floats(0.0, 1.0),
)  # fmt: skip
def test_nothing_is_lost(compute: float, people: float, cash: float, debt: float) -> None:
    """Together the halves have what the firm had; every other account has what it had."""
    whole, part = places()
    before, after, _log = split(compute=compute, people=people, cash=cash, debt=debt)
    assert (after["balance"][0].sum(axis=1) == 0).all()
    moved = after["balance"][0] - before["balance"][0]
    assert (moved[:, whole] + moved[:, part] == 0).all()
    others = [account for account in range(moved.shape[1]) if account not in (whole, part)]
    assert (moved[:, others] == 0).all()
    for name in ("backlog", "arriving", "connecting", "share"):
        assert after[name][0].sum(axis=0) == pytest.approx(before[name][0].sum(axis=0))
    for name in COUNTED:
        assert after[name][0].sum() == pytest.approx(before[name][0].sum())


@settings(max_examples=tries(30), deadline=None)
@given(compute=st.floats(0.0, 0.95))
def test_each_clause_binds_one_half_and_whom_it_bound(compute: float) -> None:
    """Clauses stay in their contracts; where Bolt stood stands Bolt or its half, nobody else."""
    whole, part = places()
    before, after, _log = split(compute=compute)
    assert (before["clause_contract"] == after["clause_contract"]).all()
    for side in ("clause_giver", "clause_taker"):
        was, now = before[side][0], after[side][0]
        assert np.isin(now[was == whole], (whole, part)).all()
        assert (now[was != whole] == was[was != whole]).all()
    for contract in np.flatnonzero(after["contract_state"][0]):
        rows = after["clause_contract"][0] == contract
        bound = set(after["clause_giver"][0][rows]) | set(after["clause_taker"][0][rows])
        mask = sum(1 << int(f) for f in bound if 0 <= f < FIRMS)
        assert int(after["contract_parties"][0, contract]) == mask


def test_users_find_their_service_behind_the_same_door() -> None:
    """The half has the users, the firm's price, and as good a model; the firm's door is shut."""
    whole, part = places()
    rules = split_game().compiled.rules[0]
    before, after, log = split()
    assert notes(log, FIRM_SPLIT) == [part]
    assert after["share"][0, part, 0] == before["share"][0, whole, 0]
    assert after["share"][0, whole, 0] == 0.0
    assert after["price"][0, part] == before["price"][0, whole]
    ours, theirs = after["serves"][0, part], before["serves"][0, whole]
    assert after["model_owner"][0, ours] == part
    assert after["model_capability"][0, ours] == after["model_capability"][0, theirs]
    assert rules["door"][part, 0] == rules["door"][whole, 0]


def test_a_part_is_not_there_before() -> None:
    """Until the court speaks the half is absent, owns nothing and counts for no total."""
    _whole, part = places()
    rules, world = begin(split_game())
    assert world["status"][0, part] == ABSENT
    assert (world["balance"][0][:, part] == 0).all()
    assert world["start_value"][0, part] == 0.0
    rules["event_chance"] = 0.0
    run_phase(phases.happenings, rules, world)
    run_phase(phases.capital, rules, world)
    assert world["status"][0, part] == ABSENT


def test_a_second_remedy_does_nothing() -> None:
    """A firm is split once: what stands apart already is left alone."""
    _whole, part = places()
    rules, world = begin(split_game())
    run_phase(phases.happenings, rules, world)
    world["event_state"] = 0
    before = world["balance"].copy()
    log = run_phase(phases.happenings, rules, world)
    assert notes(log, FIRM_SPLIT) == []
    assert world["status"][0, part] == ACTIVE
    for ledger in (MONEY, POWER, PEOPLE, CHIP_LEDGER):
        assert (world["balance"][0, ledger] == before[0, ledger]).all()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"firms.half.cash": 5_000_000}, "a part of another firm has no 'cash' of its own yet"),
        ({"firms.half.part_of.firm": "nobody"}, "there is no 'nobody' in 'firms'"),
        (
            {"events.remedy.effects": [{"quantity": "firms.core.apart", "add": 1.0}]},
            "'core' is no part of another firm",
        ),
    ],
)
def test_a_part_that_cannot_be_is_told(wrong: dict[str, object], said: str) -> None:
    """A scenario that splits what is no part, or a part with cash of its own, is refused."""
    tree = document({"firms.half": copy.deepcopy(HALF), "events.remedy": REMEDY, **wrong})
    game, problems = load_text(tomli_w.dumps(tree))
    assert game is None
    assert said in problems.to_text()
