"""A stress test counts everything, names only what its reader may know, and changes nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.load import Game
from game.compiled.sizes import CAPITAL_MARKETS, MONEY
from game.compiled.world import ACTIVE, FAILED
from game.session.deals import Cascade
from game.session.deals.losses import losses_of, promised
from game.session.deals.stress import play_on
from game.session.digests import digest_of
from game.session.falling_due import payer_and_payee
from game.session.orders import Order
from game.session.session import Session
from tests.session.playing import FIRMS, alone
from tests.support.lane import tries
from tests.support.small import build

pytestmark = pytest.mark.usefixtures("engine")


def owing(amount: int, weeks: int = 2, **more: Any) -> Game:
    """The small game in which Ada owes Core money every `weeks` weeks, and what is added."""
    pact = {
        "title": "The pact",
        "clauses": {
            "money": {
                "kind": "payment", "giver": "ada", "taker": "core", "amount": amount,
                "weeks": weeks,
            },
            "end": {"kind": "end-on-date", "weeks": 30},
            **more,
        },
    }  # fmt: skip
    return build({"contracts.pact": pact})


def told(game: Game, firm: str = "ada", chair: str = "bolt") -> Cascade:
    """What follows if the cash of a firm is gone."""
    return alone(chair, game=game).what_if(firm)


def test_what_is_promised_for_later_is_lost_too() -> None:
    """Core loses what was due and what was to come, by kind, and the contract ends."""
    found = told(owing(400_000_000))
    assert [(fall.firm, fall.week, fall.wave) for fall in found.falls][:1] == [("ada", 1, 0)]
    core = next(loss for loss in found.losses if loss.firm == "core")
    kinds = {item.kind: item for item in core.items}
    assert kinds["payment"].contract == "The pact"
    assert kinds["payment"].lost == 14 * 400_000_000
    assert kinds["claims"].lost <= 400_000_000
    assert "The pact" in [ended.title for ended in found.ends]


def test_tenants_lose_what_a_failed_landlord_let() -> None:
    """What is let by now, what was to come, and what part of their compute; no secret lease."""
    to_come = {
        "title": "A hall", "clauses": {
            "let": {"kind": "lease", "giver": "core", "taker": "ada", "amount": 400, "price": 2.0,
                    "weeks": 100},
        },
    }  # fmt: skip
    hush = {"kind": "secrecy", "giver": "core", "taker": "ada", "price": 0.0}
    hidden = {**to_come, "clauses": {**to_come["clauses"], "hush": hush}}  # type: ignore[dict-item]
    session = alone("bolt", game=build({"contracts.hall": to_come}))
    bolt, ada = session.what_if("core").evicted
    assert bolt.startswith("Bolt: 1,000 units, ")
    assert ada == "Ada: 0 units, 0% of the compute it has; 400 more that were to come"
    (known,) = alone("bolt", game=build({"contracts.hall": hidden})).what_if("core").evicted
    assert known == bolt


def test_what_a_firm_cannot_lose_stands_apart() -> None:
    """Of promises worth more than all the creditor is, what its owners cannot lose is told."""
    game = owing(400_000_000)
    worth = round(1000 * float(alone("bolt", game=game).world["value"][0, 2]))
    core = next(loss for loss in told(game).losses if loss.firm == "core")
    assert core.beyond == max(0, core.lost - worth)
    huge = next(loss for loss in told(owing(2_000_000_000)).losses if loss.firm == "core")
    assert 0 < huge.beyond < huge.lost
    outside = [loss for loss in told(game).losses if loss.firm not in FIRMS]
    assert outside and not any(loss.beyond for loss in outside)


def test_totals_add_up() -> None:
    """The sum is that of the creditors, theirs that of their items, and by kind the same."""
    found = told(owing(400_000_000))
    assert found.total == sum(loss.lost for loss in found.losses)
    for loss in found.losses:
        assert loss.lost == sum(item.lost for item in loss.items)
    assert found.total == sum(amount for _kind, amount in found.by_kind)
    assert found.value_total == sum(line.lost for line in found.values)
    assert found.weeks == 8


def test_a_secret_contract_counts_and_is_not_named() -> None:
    """The loss is the same whether the chief knows the contract behind it or not."""
    hush = {"kind": "secrecy", "giver": "ada", "taker": "core", "price": 0.0}
    game = owing(400_000_000, hush=hush)
    stranger, party = told(game, chair="bolt"), told(game, chair="core")
    assert stranger.total == party.total
    named = [item.contract for loss in stranger.losses for item in loss.items]
    assert "The pact" not in named
    assert "The pact" not in [ended.title for ended in stranger.ends]
    assert "The pact" in [item.contract for loss in party.losses for item in loss.items]


def test_who_can_pay_is_made_to_fall_all_the_same() -> None:
    """A firm whose business pays its dues stands without its cash; its fall is told as an if."""
    game = build({"firms.core.core_income": 90_000_000_000})
    found = told(game, "core")
    assert (found.falls[0].firm, found.falls[0].week, found.falls[0].wave) == ("core", 1, 0)
    assert found.text.startswith("Core can pay what falls due even without its cash. If it failed")
    assert found.value_total > 0


def test_a_fall_that_nobody_forces_is_told_as_it_is() -> None:
    """Who cannot pay without its cash falls by itself, and nothing is said of an if."""
    assert "all the same" not in told(owing(400_000_000)).text


@pytest.mark.parametrize("firm", FIRMS)
def test_a_trial_changes_nothing(firm: str) -> None:
    """The session stands as it did, and the same question has the same answer."""
    session = alone("bolt", game=owing(400_000_000))
    before = digest_of(session.world)
    first = session.what_if(firm)
    assert session.what_if(firm) == first
    assert (digest_of(session.world), session.tray) == (before, ())


@settings(max_examples=tries(12, 3), deadline=None)
@given(amount=st.integers(1, 10**6), weeks=st.sampled_from([0, 1, 3]), cash=st.integers(0, 10**6))
def test_nobody_loses_more_than_was_owed_or_promised(amount: int, weeks: int, cash: int) -> None:
    """Dues of the week, debts and what contracts still promise bound every creditor's loss."""
    session = alone("bolt", game=owing(amount * 1000, weeks))
    world = session.world.copy()
    spare = int(world["balance"][0, MONEY, 0]) - cash
    world["balance"][0, MONEY, 0] -= spare
    world["balance"][0, MONEY, CAPITAL_MARKETS] += spare
    rules = session.game.compiled.rules
    as_is, without = play_on(rules, world), play_on(rules, world, without=0)
    week = without.failure(0)
    if week < 0:
        return
    lost: dict[int, int] = {}
    for item in losses_of(as_is, without, 0):
        assert item.amount > 0
        if item.contract >= 0:
            lost[item.creditor] = lost.get(item.creditor, 0) + item.amount
    morning = without.mornings[week]
    for creditor, sum_ in lost.items():
        rows = np.flatnonzero(morning["clause_contract"] >= 0).tolist()
        most = sum(
            promised(morning, r) for r in rows if payer_and_payee(morning, r) == (0, creditor)
        )
        assert sum_ <= most


def test_nothing_is_lost_when_nobody_fails() -> None:
    """Of a firm that stands nobody loses anything, whatever it owes."""
    session = alone("bolt", game=owing(1_000_000))
    course = play_on(session.game.compiled.rules, session.world)
    standing = [f for f in range(len(FIRMS)) if course.failure(f) < 0]
    assert standing
    for f in standing:
        assert list(losses_of(course, course, f)) == []


def test_a_guarantor_bears_what_it_pays_instead() -> None:
    """What Bolt answers for and pays is Bolt's loss, and never more than it answers for."""
    answer = {
        "kind": "guarantee", "giver": "bolt", "taker": "core", "subject": "ada",
        "amount": 30_000_000,
    }  # fmt: skip
    losses = {loss.firm: loss for loss in told(owing(50_000_000, answer=answer)).losses}
    (called,) = [item for item in losses["bolt"].items if item.kind == "guarantee"]
    assert 0 < called.lost <= 30_000_000
    assert "bolt" not in {loss.firm for loss in told(owing(50_000_000)).losses}


FEE = {"kind": "break-fee", "giver": "ada", "taker": "core", "amount": 20_000_000_000}
ANSWER = {
    "kind": "guarantee", "giver": "bolt", "taker": "core", "subject": "ada", "amount": 5_000_000,
}  # fmt: skip


def guaranteed() -> Session:
    """Ada owes Core for walking out more than it has, and Bolt answers for Ada."""
    pay = {"kind": "payment", "giver": "ada", "taker": "core", "amount": 10**9, "weeks": 13}
    end = {"kind": "end-on-date", "weeks": 30}
    pact = {"title": "The pact", "clauses": {"money": pay, "end": end, "fee": FEE}}
    word = {"title": "A word", "clauses": {"answer": ANSWER}}
    return alone("ada", game=build({"contracts.pact": pact, "contracts.word": word}))


def test_a_break_is_told_with_all_it_brings_about() -> None:
    """The whole fee counts, and what is told is what happens in the week of the breach."""
    session = guaranteed()
    walk_out = Order(kind="break", subject="pact")
    warned = session.quote(walk_out).warnings
    assert any("these fail: Ada in week 1" in text for text in warned)
    assert "Bolt is called for $5M as guarantor" in warned
    session.give(walk_out)
    session.hand_in()
    assert session.world["status"][0].tolist()[:3] == [FAILED, ACTIVE, ACTIVE]
    assert 5_000 in session.world["clause_done"][0]


def test_a_break_that_nobody_falls_by_is_no_warning() -> None:
    """A contract of little costs little, and no word is lost about it."""
    session = alone("ada", game=owing(1_000, 13))
    warned = session.quote(Order(kind="break", subject="pact")).warnings
    assert not any("fail" in text or "guarantor" in text for text in warned)
