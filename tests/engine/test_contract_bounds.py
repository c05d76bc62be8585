"""What a contract may pledge and promise at most, and what cards in the dark cost."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Records, blank
from game.compiled.log import Log
from game.compiled.orders import (
    ALLOWED,
    BARRED_THERE,
    BEYOND_FIRST,
    NO_PARTY,
    NOT_ITS_CARDS,
    ORDER,
    PROPOSE,
    SIGN,
    TOO_FEW_CARDS,
    TOO_LITTLE_COMPUTE,
    TOO_MUCH_BACK,
    TOO_WIDE_A_DOOR,
    WRITE_CLAUSE,
)
from game.compiled.sizes import CHIP_LEDGER, NOBODY, POWER, SUPPLIERS
from game.engine.jit import entry
from game.engine.phases import power
from game.engine.turn import close_week, open_week, try_orders
from game.session.doors import most_units
from tests.support import contract_kernels
from tests.support.deals import Clause, Deal, write
from tests.support.instruments import refused
from tests.support.kernels import run
from tests.support.lane import tries
from tests.support.plain import give
from tests.support.small import begin, document, load_text, small_game, still_game

pytestmark = pytest.mark.usefixtures("engine")


def order(firm: int, kind: int, **said: Any) -> Records:
    """One order about a contract as a record array of one."""
    record = np.zeros(1, ORDER)
    for name in ("subject", "giver", "taker", "contract"):
        record[name] = NOBODY
    record["firm"], record["kind"] = firm, kind
    for name, value in said.items():
        record[name] = value
    return record


def pledge(giver: int, taker: int, cards: int) -> Records:
    """The first firm writes that `giver` pledges cards of the first chip to `taker`."""
    said = {"giver": giver, "taker": taker, "subject": 0, "amount": cards}
    return order(giver, WRITE_CLAUSE, option=kinds.COLLATERAL, **said)


def owning(cards: int) -> tuple[Records, Records]:
    """A still world without contracts in which firm 2 owns so many cards."""
    rules, world = begin(still_game())
    write(world, [])
    rules["contracts"] = 0
    give(world, CHIP_LEDGER, 2, cards)
    return rules, world


def drafting(world: Records, f: int) -> None:
    """Let firm `f` be writing a contract with firm 1, or 0, and no others stand."""
    write(world, [Deal((Clause(kinds.SECRECY, f, 1 if f != 1 else 0),), state=kinds.DRAFT)])
    world["contract_proposer"][0, 0], world["contract_signed"] = f, 0


def take(rules: Records, world: Records, wish: Records) -> None:
    """Carry out one order in the middle of a week, in place."""
    world["moves"] = 10
    assert try_orders(rules, world, wish) == ALLOWED


@settings(max_examples=tries(60))
@given(cards=st.integers(0, 500), wanted=st.lists(st.integers(1, 400), min_size=1, max_size=4))
def test_a_firm_pledges_no_more_than_it_owns(cards: int, wanted: list[int]) -> None:
    """Clause by clause cards are pledged as far as they go; then clauses are refused."""
    rules, world = owning(cards)
    drafting(world, 2)
    left = cards
    for amount in wanted:
        clause = pledge(2, 1, amount)
        assert refused(rules, world, clause) == (ALLOWED if amount <= left else TOO_FEW_CARDS)
        if amount <= left:
            take(rules, world, clause)
            left -= amount


@settings(max_examples=tries(40, 8))
@given(cards=st.integers(0, 500), wanted=st.lists(st.integers(1, 400), min_size=2, max_size=3))
def test_the_same_card_is_pledged_once(cards: int, wanted: list[int]) -> None:
    """Offers may name the same cards; whoever signs late finds them pledged and cannot."""
    rules, world = owning(cards)
    open_week(rules, world)
    offers = []
    for amount in wanted:
        offers += [order(2, PROPOSE, subject=1, option=1), pledge(2, 1, amount)]
    close_week(rules, world, np.concatenate(offers))
    open_week(rules, world)
    signed = np.concatenate([order(1, SIGN, subject=n) for n in range(len(wanted))])
    close_week(rules, world, signed)
    bound = sum(
        int(world["clause_amount"][0, row])
        for row in np.flatnonzero(world["clause_contract"][0] != NOBODY)
        if world["contract_state"][0, world["clause_contract"][0, row]] == kinds.RUNNING
    )
    assert bound <= cards
    assert int(world["balance"][0, CHIP_LEDGER, 2]) == cards
    expected = 0
    for amount in wanted:
        expected += amount if amount <= cards and expected + amount <= cards else 0
    assert bound == expected


def units_of(rules: Records, world: Records, f: int) -> float:
    """Compute of the cards firm `f` owns, waits for or has on the road."""
    cards = world["balance"][0, CHIP_LEDGER : CHIP_LEDGER + int(rules["chips"][0]), f]
    chips = len(cards)
    waiting = world["backlog"][0, f, :chips] + world["arriving"][0, f, :chips].sum(axis=-1)
    return float((cards + waiting) @ rules["chip_units"][0, :chips])


@settings(max_examples=tries(60))
@given(
    cards=st.integers(0, 500),
    coming=st.integers(0, 200),
    wanted=st.lists(st.integers(1, 700), min_size=1, max_size=4),
)
def test_a_landlord_lets_no_more_than_it_has(cards: int, coming: int, wanted: list[int]) -> None:
    """Lease by lease compute is let as far as cards, those on their way too, go."""
    rules, world = owning(cards)
    world["backlog"][0, 2, 0] = coming
    drafting(world, 2)
    left = units_of(rules, world, 2)
    for units in wanted:
        said = {"giver": 2, "taker": 1, "amount": units, "price": 1.0}
        lease = order(2, WRITE_CLAUSE, option=kinds.LEASED, **said)
        expected = ALLOWED if units <= left else TOO_LITTLE_COMPUTE
        assert refused(rules, world, lease) == expected
        if expected == ALLOWED:
            take(rules, world, lease)
            left -= units


def test_cards_barred_in_a_country_are_not_let_into_it() -> None:
    """Abroad a landlord lets what may be sold there; at home, all it has."""
    rules, world = owning(100)
    drafting(world, 2)
    has = int(units_of(rules, world, 2))
    rules["firm_region"][0, 1], rules["firm_region"][0, 2] = 0, 1
    said = {"giver": 2, "taker": 1, "price": 1.0, "option": kinds.LEASED, "amount": has}
    world["licence"][0, :, 0] = 0
    assert refused(rules, world, order(2, WRITE_CLAUSE, **said)) == BARRED_THERE
    world["licence"][0, :, 0] = 1
    assert refused(rules, world, order(2, WRITE_CLAUSE, **said)) == ALLOWED
    world["licence"][0, :, 0] = 0
    rules["firm_region"][0, 1] = 1
    assert refused(rules, world, order(2, WRITE_CLAUSE, **said)) == ALLOWED


def test_a_lease_is_written_again_as_it_stood() -> None:
    """What a landlord promised before, though it had too little, may stand in the new contract."""
    rules, world = owning(0)
    old = Deal((Clause(kinds.LEASED, 2, 1, amount=80, price=1.0),), age=4)
    new = Deal((Clause(kinds.SECRECY, 2, 1),), state=kinds.DRAFT)
    write(world, [old, new])
    world["contract_proposer"][0, 1], world["contract_signed"][0, 1] = 2, 0
    world["contract_replaces"][0, 1] = 0
    has = int(units_of(rules, world, 2))
    said = {"giver": 2, "taker": 1, "price": 1.0, "option": kinds.LEASED}
    most = max(80, has)
    assert refused(rules, world, order(2, WRITE_CLAUSE, amount=most, **said)) == ALLOWED
    more = order(2, WRITE_CLAUSE, amount=most + 1, **said)
    assert refused(rules, world, more) == TOO_LITTLE_COMPUTE


@settings(max_examples=tries(60))
@given(
    cards=st.integers(0, 300), pledged=st.integers(0, 300), owed=st.integers(0, 400),
    first=st.booleans(),
)  # fmt: skip
def test_a_vendor_takes_back_only_what_nobody_else_has_first(
    cards: int, pledged: int, owed: int, first: bool
) -> None:
    """Cards that were pledged before the credit are left; those pledged later are not."""
    rules, world = owning(cards)
    vendor, price = int(rules["chip_vendor"][0, 0]), round(float(world["chip_price"][0, 0]))
    buyer = 2
    lender = 3 - vendor - buyer
    pledge_deal = Deal((Clause(kinds.COLLATERAL, buyer, lender, subject=0, amount=pledged),), age=9)
    credit = Clause(kinds.CREDIT, vendor, buyer, amount=10**9, weeks=10, done=owed * price)
    young = Deal((credit,), age=4 if first else 12, breaker=buyer, state=kinds.BREAKING)
    world["turn"] = 20
    write(world, [pledge_deal, young])
    run(contract_kernels.seize_from_breakers, rules, world, blank(Log))
    free = max(0, cards - pledged) if first else cards
    assert int(world["balance"][0, CHIP_LEDGER, buyer]) == cards - min(owed, free)


@pytest.mark.parametrize(
    ("kind", "bound", "why"),
    [
        (kinds.PLACEMENT, "door_most", TOO_WIDE_A_DOOR),
        (kinds.REINVESTMENT, "reinvest_most", TOO_MUCH_BACK),
    ],
)
def test_a_clause_goes_as_far_as_its_bound(kind: int, bound: str, why: int) -> None:
    """The bound itself may be written, a hair more may not."""
    rules, world = owning(0)
    drafting(world, 0)
    most = float(rules[bound][0])
    said = {"giver": 0, "taker": 1, "subject": 0, "amount": 5, "option": kind}
    assert refused(rules, world, order(0, WRITE_CLAUSE, price=most, **said)) == ALLOWED
    assert refused(rules, world, order(0, WRITE_CLAUSE, price=most * 1.001, **said)) == why


@pytest.mark.parametrize(
    ("giver", "weight", "why"),
    [
        ("vendor", 1.0, ALLOWED),
        ("vendor", 10.0, ALLOWED),
        ("vendor", 10.1, BEYOND_FIRST),
        ("vendor", 0.9, BEYOND_FIRST),
        ("another", 2.0, NOT_ITS_CARDS),
    ],
)
def test_only_its_vendor_gives_places_in_a_queue(giver: str, weight: float, why: int) -> None:
    """From the usual weight to the bound, and by nobody who does not sell the chip."""
    rules, world = owning(0)
    vendor = int(world["chip_seller"][0, 0])
    gives = vendor if giver == "vendor" else (vendor + 1) % 3
    drafting(world, 0)
    said = {"giver": gives, "taker": (vendor + 2) % 3, "subject": 0, "option": kinds.PRIORITY}
    assert refused(rules, world, order(0, WRITE_CLAUSE, price=weight, **said)) == why


@pytest.mark.parametrize(
    ("change", "allowed"),
    [
        ({}, True),
        ({"amount": 60}, True),
        ({"amount": 59}, False),
        ({"amount": 101}, False),
        ({"weeks": 11}, False),
        ({"amount": 60, "weeks": 6}, True),
        ({"amount": 60, "weeks": 5}, False),
        ({"giver": 1}, False),
    ],
)
def test_outsiders_are_held_to_what_they_agreed_on(change: dict[str, int], allowed: bool) -> None:
    """What is left of an outsider's clause, or all of it, may be written again; no other."""
    rules, world = begin(small_game())
    world["turn"] = 5
    halls = Clause(kinds.PURCHASE, 0, SUPPLIERS, amount=100, weeks=10, done=40)
    old = Deal((halls, Clause(kinds.PAYMENT, 1, 0, amount=9, weeks=1)), age=4)
    new = Deal((Clause(kinds.PAYMENT, 1, 0, amount=8, weeks=1),), state=kinds.DRAFT)
    write(world, [old, new])
    world["contract_proposer"][0, 1], world["contract_signed"][0, 1] = 0, 0
    world["contract_replaces"][0, 1] = 0
    said = {"giver": 0, "taker": SUPPLIERS, "amount": 100, "weeks": 10, "option": kinds.PURCHASE}
    clause = order(0, WRITE_CLAUSE, **{**said, **change})
    assert refused(rules, world, clause) == (ALLOWED if allowed else NO_PARTY)


@entry
def dark_bill(rules: Records, worlds: Records, f: int) -> int:
    """What cards without power cost."""
    return power.dark_bill(rules[0], worlds[0], f)


@settings(max_examples=tries(60))
@given(cards=st.lists(st.integers(0, 10**5), min_size=2, max_size=2), lit=st.floats(0.0, 1.0))
def test_the_bill_for_dark_cards_is_their_price_times_its_part(
    cards: list[int], lit: float
) -> None:
    """Every card that is owned and not lit costs the same part of its list price."""
    rules, world = begin(small_game())
    expected = 0.0
    for chip, owned in enumerate(cards):
        give(world, CHIP_LEDGER + chip, 1, owned)
        world["energised"][0, 1, chip] = int(owned * lit)
        dark = owned - int(owned * lit)
        expected += dark * float(world["chip_price"][0, chip]) * float(rules["dark_cost"][0])
    assert run(dark_bill, rules, world, 1) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ({"kind": "payment", "amount": 400}, "thousands of dollars"),
        ({"kind": "revenue-share", "amount": 5, "price": 0.1}, "thousands of dollars"),
        ({"kind": "placement", "subject": "chat", "price": 3.5}, "above the bound"),
        ({"kind": "reinvestment", "amount": 9_000, "price": 0.6}, "above the bound"),
    ],
)
def test_a_scenario_keeps_the_same_bounds(clause: dict[str, Any], told: str) -> None:
    """A sum that would round to nothing, and what no chief could write, is a problem."""
    deal = {"title": "A deal", "clauses": {"one": {"giver": "ada", "taker": "bolt", **clause}}}
    game, problems = load_text(tomli_w.dumps(document({"contracts.deal": deal})))
    assert game is None
    assert told in problems.to_text()


def _shaken(world: Records, f: int, cards: int, queued: int, road: int) -> Records:
    """The world in which firm `f` has other cards, queues for others and waits for others."""
    other = world.copy()
    give(other, CHIP_LEDGER, f, cards)
    other["backlog"][0, f, 0] = queued
    other["arriving"][0, f, 0, 0] = road
    return other


@settings(max_examples=tries(60))
@given(
    cards=st.integers(0, 900), queued=st.integers(0, 900), road=st.integers(0, 900),
    amount=st.integers(1, 5_000), kind=st.sampled_from([kinds.LEASED, kinds.COLLATERAL]),
    abroad=st.booleans(),
)  # fmt: skip
def test_what_others_have_is_not_told_by_a_refusal(
    cards: int, queued: int, road: int, amount: int, kind: int, abroad: bool
) -> None:
    """Whether a firm may ask another for compute or pledges does not hang on what that one has."""
    rules, world = owning(100)
    rules["firm_region"][0, 2] = int(abroad)
    drafting(world, 1)
    said = {"giver": 2, "taker": 1, "subject": 0, "amount": amount, "price": 1.0}
    ask = order(1, WRITE_CLAUSE, option=kind, **said)
    other = _shaken(world, 2, cards, queued, road)
    assert refused(rules, world, ask) == refused(rules, other, ask)


@settings(max_examples=tries(40, 8))
@given(
    cards=st.integers(0, 900),
    amount=st.integers(1, 900),
    kind=st.sampled_from([kinds.LEASED, kinds.COLLATERAL]),
)
def test_what_others_have_is_not_told_before_signing(cards: int, amount: int, kind: int) -> None:
    """Anybody may sign; if the giver has not what it offered, the offer falls in the week."""
    rules, world = owning(1_000)
    said = {"giver": 2, "taker": 1, "subject": 0, "amount": amount, "price": 1.0}
    offer = [order(2, PROPOSE, subject=1, option=1), order(2, WRITE_CLAUSE, option=kind, **said)]
    open_week(rules, world)
    close_week(rules, world, np.concatenate(offer))
    open_week(rules, world)
    other = _shaken(world, 2, cards, 0, 0)
    sign = order(1, SIGN, subject=0)
    assert refused(rules, world, sign) == refused(rules, other, sign) == ALLOWED
    has = units_of(rules, other, 2) if kind == kinds.LEASED else cards
    close_week(rules, other, sign)
    state = int(other["contract_state"][0, 0])
    assert state == (kinds.RUNNING if amount <= has else kinds.REFUSED_OFFER)


@settings(max_examples=tries(40))
@given(units=st.integers(1, 10**6), power_kw=st.integers(0, 10**6), abroad=st.booleans())
def test_nobody_asks_for_what_all_power_could_not_light(
    units: int, power_kw: int, abroad: bool
) -> None:
    """The bound is what everybody can reckon: power, and cards that may be sold there."""
    rules, world = owning(0)
    rules["firm_region"][0, 2], rules["firm_region"][0, 1] = int(abroad), 0
    world["licence"][0, 1, 0] = 0
    world["balance"][0, POWER, 2] = power_kw
    drafting(world, 1)
    ask = order(1, WRITE_CLAUSE, option=kinds.LEASED, giver=2, taker=1, amount=units, price=1.0)
    anywhere, there = (most_units(rules[0], world[0], 2, region) for region in (NOBODY, 0))
    expected = ALLOWED if units <= there or (units <= anywhere and not abroad) else BARRED_THERE
    expected = expected if units <= anywhere else TOO_LITTLE_COMPUTE
    assert refused(rules, world, ask) == expected


@settings(max_examples=tries(60))
@given(
    doors=st.lists(st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)), min_size=2, max_size=2),
    attention=st.floats(0.01, 2.0),
    before=st.floats(0.0, 1.0),
)
def test_doors_bring_the_attention_of_those_who_ask_there(
    doors: list[tuple[float, float]], attention: float, before: float
) -> None:
    """The widths by who asks at each, against those of the start; never less than nothing left."""
    rules, world = begin(still_game())
    clauses = tuple(
        Clause(kinds.PLACEMENT, giver, 2, 0, price=width)
        for giver, (width, _asks) in enumerate(doors)
    )
    write(world, [Deal(clauses)])
    rules["attention"][0, 2], rules["doors_start"][0, 2] = attention, before
    rules["questions"][0, :2] = [asks for _width, asks in doors]
    wide = sum(width * asks for width, asks in doors)
    found = run(contract_kernels.attention_won, rules, world, 2)
    assert found == pytest.approx(max(-1.0, attention * (wide - before)))
