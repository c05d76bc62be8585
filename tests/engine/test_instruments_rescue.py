"""Rescues by the state, and the panel that verifies AGI."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.causes import AGI_DOUBTED, AGI_VERIFIED, RESCUE_DENIED, RESCUED
from game.compiled.clauses import PURCHASE
from game.compiled.layout import Records
from game.compiled.orders import (
    ALLOWED,
    ANSWER_OUT,
    ASK_RESCUE,
    DECLARE_AGI,
    NO_DISTRESS,
    NOT_SERVABLE,
    NOT_YOURS,
    NOTHING_COVERED,
    OFF_THE_TABLE,
    TOO_LARGE,
)
from game.compiled.sizes import MONEY, NOBODY
from tests.engine.test_instruments_loans import notes
from tests.support import instruments as kernels
from tests.support.instruments import obey, order, refused
from tests.support.kernels import run, run_phase
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, small_game

PLACES = small_game().compiled.places
ADA_1, ADA_2 = PLACES["models"]["ada-1"], PLACES["models"]["ada-2"]
BOLT_1 = PLACES["models"]["bolt-1"]
CORE_BOLT = PLACES["contracts"]["core-bolt"]


def test_a_rescue_is_for_debts_and_coming_losses() -> None:
    """Without either there is nothing to answer for; nor for more than both."""
    rules, world = begin(small_game())
    world["earn_rate"][0, 1] = 1_000_000.0
    assert refused(rules, world, order(1, ASK_RESCUE, 1000)) == NOTHING_COVERED
    world["earn_rate"][0, 1] = -1_000_000.0
    assert refused(rules, world, order(1, ASK_RESCUE, 1000)) == ALLOWED
    world["earn_rate"][0, 1] = 0.0
    world["earn_rate"][0, 0] = -52_000.0
    interest = float(run_interest(rules, world))
    most = int(float(world["debt"][0, 0]) + 8 * (1_000 + interest))
    assert refused(rules, world, order(0, ASK_RESCUE, most)) == ALLOWED
    assert refused(rules, world, order(0, ASK_RESCUE, most + 1)) == TOO_LARGE
    world["value"][0, 0] = 1_000_000.0
    assert refused(rules, world, order(0, ASK_RESCUE, 500_000)) == ALLOWED
    assert refused(rules, world, order(0, ASK_RESCUE, 500_001)) == TOO_LARGE


def run_interest(rules: Records, world: Records) -> int:
    """Interest that Ada owes on its loans in a week."""
    rate = float(rules["base_rate"][0]) + float(world["spread"][0, 0])
    return int(int(world["debt"][0, 0]) * rate / 52.0)


def test_a_sound_firm_is_not_rescued() -> None:
    """Who can pay is refused outright; an empty till or lenders in fear open the door."""
    rules, world = begin(small_game())
    rules["rescue_bar"] = 0.5
    world["earn_rate"][0, 0] = 1e6
    wish = order(0, ASK_RESCUE, 1000)
    assert refused(rules, world, wish) == NO_DISTRESS
    world["spread"][0, 0] = 0.5 * float(rules["rescue_spread"][0])
    assert refused(rules, world, wish) == ALLOWED
    world["spread"][0, 0], world["earn_rate"][0, 0] = 0.0, -52_000.0 * 10
    give(world, MONEY, 0, 10_000 * 8)
    assert refused(rules, world, wish) == NO_DISTRESS
    give(world, MONEY, 0, 10_000 * 3)
    assert refused(rules, world, wish) == ALLOWED


@settings(max_examples=tries(60))
@given(cash=st.integers(0, 10**7), spread=st.floats(0.0, 0.5), more=st.integers(1, 10**6))
def test_need_is_between_none_and_all_and_money_lessens_it(
    cash: int, spread: float, more: int
) -> None:
    """Distress is a part of a whole; more in the till never raises it, nor do calm lenders."""
    rules, world = begin(small_game())
    world["earn_rate"][0, 0], world["spread"][0, 0] = -52e5, spread
    give(world, MONEY, 0, cash)
    before = run(kernels.distress, rules, world, 0)
    give(world, MONEY, 0, cash + more)
    world["spread"][0, 0] = 0.9 * spread
    assert 0.0 <= run(kernels.distress, rules, world, 0) <= before <= 1.0


def test_one_may_not_ask_every_week() -> None:
    """After asking a firm waits the scenario's weeks, whatever the answer."""
    rules, world = begin(small_game())
    world["turn"] = 3
    obey(rules, world, order(0, ASK_RESCUE, 1000))
    assert refused(rules, world, order(0, ASK_RESCUE, 1000)) == ANSWER_OUT
    world["turn"] = 7
    assert refused(rules, world, order(0, ASK_RESCUE, 1000)) == ALLOWED


@settings(max_examples=tries(60))
@given(
    favour=st.floats(-1.0, 0.9), mood=st.floats(0.0, 0.9), debt=st.integers(1, 10**7),
    more=st.floats(0.01, 0.1),
)  # fmt: skip
def test_large_firms_in_favour_are_saved(
    favour: float, mood: float, debt: int, more: float
) -> None:
    """Debt, favour and a public that likes AI each raise the odds, which stay odds."""
    rules, world = begin(small_game())
    world["favour"][0, 1], world["public_mood"], world["debt"][0, 1] = favour, mood, debt
    odds = [run(kernels.rescue_odds, rules, world, 1)]
    world["debt"][0, 1] *= 2
    odds.append(run(kernels.rescue_odds, rules, world, 1))
    world["favour"][0, 1] += more
    odds.append(run(kernels.rescue_odds, rules, world, 1))
    world["public_mood"] += more
    odds.append(run(kernels.rescue_odds, rules, world, 1))
    assert 0.0 < odds[0] < odds[1] < odds[2] < odds[3] < 1.0


@settings(max_examples=tries(30))
@given(ties=st.floats(0.1, 20.0), promised=st.integers(10**3, 10**8), more=st.integers(1, 10**8))
def test_who_owes_others_most_is_saved(ties: float, promised: int, more: int) -> None:
    """What a firm has promised other firms raises its odds, and lowers those of all others."""
    rules, world = begin(small_game())
    rules["rescue_ties"] = ties
    row = int(world["clause_rows"][0])
    world["clause_rows"], world["clause_contract"][0, row] = row + 1, CORE_BOLT
    world["clause_kind"][0, row], world["clause_weeks"][0, row] = PURCHASE, 100
    world["clause_giver"][0, row], world["clause_taker"][0, row] = 0, 2
    world["clause_amount"][0, row] = promised
    before = [run(kernels.rescue_odds, rules, world, f) for f in range(2)]
    world["clause_amount"][0, row] = promised + 100 * more
    after = [run(kernels.rescue_odds, rules, world, f) for f in range(2)]
    assert after[0] > before[0]
    assert after[1] < before[1]


@settings(max_examples=tries(100))
@given(seed=st.integers(0, 10**6), amount=st.integers(1, 5 * 10**6))
def test_a_rescue_is_answered_in_its_week(seed: int, amount: int) -> None:
    """Yes: the state's word, shares for it, an angry public. No: a blow to what is felt."""
    rules, world = begin(small_game(), seed)
    rules["rescue_base"] = -1.0
    world["debt"][0, 0] = 5 * 10**6
    before = world.copy()
    log = obey(rules, world, order(0, ASK_RESCUE, amount))
    granted = notes(log, RESCUED) == [0]
    assert granted != (notes(log, RESCUE_DENIED) == [0])
    assert world["rescue_sum"][0, 0] == 0
    assert int(world["backstop"][0, 0]) == (amount if granted else 0)
    part = 0.15 * amount / float(before["value"][0, 0])
    assert float(world["state_held"][0, 0]) == pytest.approx(part if granted else 0.0)
    assert (world["public_mood"] < before["public_mood"])[0] == granted
    assert (world["heat"][0, 0] > before["heat"][0, 0]) == granted
    assert (world["sentiment"][0, 0] < before["sentiment"][0, 0]) != granted


def test_nobody_learns_the_answer_by_trying() -> None:
    """A preview of the order shows the same world whatever the state will say."""
    rules, world = begin(small_game())
    seen = []
    for seed in range(20):
        tried = world.copy()
        tried["seed"] = seed
        assert refused(rules, tried, order(0, ASK_RESCUE, 1000)) == ALLOWED
        seen.append(tried["backstop"][0, 0])
    assert not np.any(seen)


def test_only_an_own_released_model_can_be_declared() -> None:
    """Not a rival's, not one in store."""
    rules, world = begin(small_game())
    assert refused(rules, world, order(0, DECLARE_AGI, subject=BOLT_1)) == NOT_YOURS
    assert refused(rules, world, order(0, DECLARE_AGI, subject=ADA_2)) == NOT_SERVABLE
    assert refused(rules, world, order(0, DECLARE_AGI, subject=ADA_1)) == ALLOWED
    world["agi_firm"] = 2
    assert refused(rules, world, order(0, DECLARE_AGI, subject=ADA_1)) == OFF_THE_TABLE


def declared(seed: int, capability: float) -> tuple[Records, Records]:
    """A world in which Ada has declared a model of this capability, on the day of the verdict."""
    rules, world = begin(small_game(), seed)
    world["model_capability"][0, ADA_1] = capability
    obey(rules, world, order(0, DECLARE_AGI, subject=ADA_1))
    world["turn"] += int(rules["panel_weeks"][0])
    return rules, world


@settings(max_examples=tries(100))
@given(seed=st.integers(0, 10**6), capability=st.floats(100.0, 180.0))
def test_the_panel_decides_by_its_reading(seed: int, capability: float) -> None:
    """At or above the bar it verifies and the firm is cheered; below it doubts, and is not."""
    rules, world = declared(seed, capability)
    read = run(kernels.reading, rules, world, 0)
    log = run_phase(kernels.judge, rules, world)
    verified = read >= float(rules["agi_bar"][0])
    assert (notes(log, AGI_VERIFIED) == [0]) == verified
    assert (notes(log, AGI_DOUBTED) == [0]) != verified
    assert int(world["agi_firm"][0]) == (0 if verified else NOBODY)
    assert int(world["agi_week"][0]) == (int(world["turn"][0]) if verified else NOBODY)
    assert (float(world["sentiment"][0, 0]) > 1.0) == verified


@settings(max_examples=tries(30))
@given(seed=st.integers(0, 10**6), capability=st.floats(100.0, 180.0), more=st.floats(0.0, 50.0))
def test_better_evidence_never_reads_worse(seed: int, capability: float, more: float) -> None:
    """With the same doubts a more capable model is read at least as high."""
    rules, world = declared(seed, capability)
    before = run(kernels.reading, rules, world, 0)
    world["model_capability"][0, ADA_1] += more
    assert run(kernels.reading, rules, world, 0) >= before


def test_a_doubted_declaration_has_to_wait() -> None:
    """No second try while the verdict is out, nor for the scenario's weeks after it."""
    rules, world = begin(small_game())
    wish = order(0, DECLARE_AGI, subject=ADA_1)
    obey(rules, world, wish)
    answers = []
    for turn in range(1, 7):
        world["turn"] = turn
        run_phase(kernels.judge, rules, world)
        answers.append(refused(rules, world, wish))
    assert world["agi_firm"][0] == NOBODY
    assert answers == [ANSWER_OUT] * 4 + [ALLOWED] * 2


def test_of_two_the_better_is_verified() -> None:
    """When two are judged in a week only the higher reading is verified."""
    rules, world = begin(small_game())
    rules["agi_doubt"] = 0.0
    world["model_capability"][0, [ADA_1, BOLT_1]] = 150.0, 160.0
    obey(rules, world, order(0, DECLARE_AGI, subject=ADA_1), order(1, DECLARE_AGI, subject=BOLT_1))
    world["turn"] = int(rules["panel_weeks"][0])
    log = run_phase(kernels.judge, rules, world)
    assert notes(log, AGI_VERIFIED) == [1]
    assert notes(log, AGI_DOUBTED) == [0]
