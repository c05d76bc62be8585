"""Contracts as one chief may see them: public ones and the own, offers, dues, breaks.

Invariant: a contract kept secret, and an offer, show in nobody's view but its parties'.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.compiled.clauses import (
    CREDIT,
    EXCLUSIVITY,
    LEASED,
    PURCHASE,
    REINVESTMENT,
    REVENUE_SHARE,
)
from game.compiled.layout import Record
from game.compiled.sizes import FIRMS
from game.session.bonds import Bond
from game.session.clause_words import amount_in_words
from game.session.dealings import BreakLine, ClauseLine, ContractLine, DueLine, OfferLine
from game.session.falling_due import fixed_due, used_after
from game.session.numbers import number_in_words
from game.session.views.table import Table
from game.words import _

HORIZON = 8
"""Weeks that the calendar of dues looks ahead."""
_BINDING = ("running", "breaking")
_PAST = ("ended", "broken")


def contract_lines(table: Table, f: int) -> tuple[ContractLine, ...]:
    """Signed contracts that firm `f` knows of, the own ones first."""
    known = [bond for bond in table.bonds if _is_known(bond, f)]
    known.sort(key=lambda bond: (f not in bond.firms, bond.line.state not in _BINDING))
    return tuple(attrs.evolve(bond.line, mine=f in bond.firms) for bond in known)


def _is_known(bond: Bond, f: int) -> bool:
    state = bond.line.state
    if state in _BINDING:
        return f in bond.firms or not bond.secret
    return state in _PAST and f in bond.firms


def offer_lines(table: Table, f: int) -> tuple[OfferLine, ...]:
    """Offers that firm `f` made or is asked to sign; those that wait for it first."""
    offers = [bond for bond in table.bonds if bond.line.state == "offered" and f in bond.firms]
    lines = [_offer(table, bond, f) for bond in offers]
    return tuple(sorted(lines, key=lambda line: not line.to_sign))


def _offer(table: Table, bond: Bond, f: int) -> OfferLine:
    missing = sorted(bond.firms - bond.signed - {f})
    open_for = int(table.rules["offer_weeks"])
    if bond.place < int(table.rules["contracts"]):
        open_for = int(table.rules["contract_open"][bond.place]) or open_for
    left = bond.line.since + open_for - int(table.world["turn"])
    return OfferLine(
        contract=attrs.evolve(bond.line, mine=True),
        to_sign=f not in bond.signed,
        waits_for=tuple(table.catalogue.firm_name(g) for g in missing),
        weeks_left=max(0, left),
    )


def due_lines(table: Table, f: int) -> tuple[DueLine, ...]:
    """What contracts make due to and from firm `f` in the coming weeks, by week."""
    lines = [line for bond in _binding(table, f) for line in _dues(table, bond, f)]
    return tuple(sorted(lines, key=lambda line: line.week))


def _binding(table: Table, f: int) -> list[Bond]:
    return [bond for bond in table.bonds if f in bond.firms and bond.line.state in _BINDING]


def _dues(table: Table, bond: Bond, f: int) -> Iterator[DueLine]:
    """Clause by clause: each remembers from week to week how much of it is used up."""
    world, first = table.world, int(table.world["turn"])
    for row, clause in zip(bond.rows, bond.line.clauses, strict=True):
        debtor, creditor = _sides(world, row)
        if f not in (debtor, creditor) or bond.line.state != "running":
            continue
        done = int(world["clause_done"][row])
        certain = int(world["clause_kind"][row]) not in _UNCERTAIN
        for turn in range(first, first + HORIZON):
            if 0 <= bond.line.until <= turn:
                break
            due = _due(table, row, turn, done, f)
            done = used_after(world, row, done, due)
            due -= _served(world, row, due)
            if due > 0:
                yield DueLine(
                    contract=bond.line.id,
                    title=bond.line.title,
                    clause=clause.title,
                    other=table.catalogue.account_name(creditor if debtor == f else debtor),
                    week=turn + 1,
                    amount=1000 * (due if creditor == f else -due),
                    certain=certain,
                )


_UNCERTAIN = (PURCHASE, REINVESTMENT, REVENUE_SHARE)
_TAKER_PAYS = (LEASED, CREDIT)


def _sides(world: Record, row: int) -> tuple[int, int]:
    """Who pays and who is paid under the clause."""
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    return (taker, giver) if int(world["clause_kind"][row]) in _TAKER_PAYS else (giver, taker)


def _due(table: Table, row: int, turn: int, done: int, f: int) -> int:
    """What falls due (thousand USD); by last week's orders and revenue where it hangs on them."""
    world, kind = table.world, int(table.world["clause_kind"][row])
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    amount, price = int(world["clause_amount"][row]), float(world["clause_price"][row])
    if kind == REINVESTMENT and giver < FIRMS and taker < FIRMS:
        return min(amount - done, int(int(world["bought"][taker, giver]) * price))
    if kind == REVENUE_SHARE and giver < FIRMS:
        due = int(_revenue(world, giver, f) * price)
        return min(amount - done, due) if amount > 0 else due
    return fixed_due(world, row, turn, done)


def _revenue(world: Record, giver: int, f: int) -> float:
    """Weekly service revenue: the own as booked, another's as everybody knows it."""
    if giver == f:
        return float(world["service_revenue"][f])
    return float(world["service_rate"][giver]) / 52.0


def _served(world: Record, row: int, due: int) -> int:
    """What of a purchase commitment last week's buying would have met."""
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    if int(world["clause_kind"][row]) != PURCHASE or max(giver, taker) >= FIRMS:
        return 0
    return min(due, int(world["bought"][giver, taker]))


def break_lines(table: Table, f: int) -> tuple[BreakLine, ...]:
    """What breaking each contract that binds firm `f` would bring."""
    mine = [bond for bond in _binding(table, f) if bond.line.state == "running"]
    return tuple(_break(table, bond, mine, f) for bond in mine)


def _break(table: Table, bond: Bond, mine: list[Bond], f: int) -> BreakLine:
    me, clauses = table.catalogue.firms[f], bond.line.clauses
    fees = [c.amount for c in clauses if c.kind == "break-fee" and c.giver == me]
    acting = [c for c in clauses if c.giver and c.kind not in _ON_BREAKING]
    return BreakLine(
        contract=bond.line.id,
        title=bond.line.title,
        fee=1000 * sum(fees),
        pledges=tuple(text for clause in clauses if (text := _pledged(clause, me))),
        loses=tuple(clause.says for clause in acting if clause.taker == me),
        free_of=tuple(clause.says for clause in acting if clause.giver == me),
        ends_with=tuple(table.catalogue.firm_name(g) for g in sorted(bond.firms - {f})),
        breaks=tuple(other.line.title for other in mine if _is_breach(table.world, bond, other, f)),
    )


_ON_BREAKING = ("break-fee", "collateral")


def _pledged(clause: ClauseLine, me: str) -> str:
    """What the clause hands over when `me` breaks the contract."""
    if clause.kind == "collateral" and clause.giver == me:
        cards = amount_in_words(clause.kind, clause.amount)
        return _("{cards} of {chip} to {taker}").format(
            cards=cards, chip=clause.subject_name, taker=clause.taker_name
        )
    if clause.kind == "credit" and clause.taker == me and clause.left > 0:
        owed = number_in_words(clause.left * 1000.0, "usd")
        return _("cards for {owed} that are not paid off, to {vendor}").format(
            owed=owed, vendor=clause.giver_name
        )
    return ""


def _is_breach(world: Record, lease: Bond, exclusive: Bond, f: int) -> bool:
    """Whether a lease in one contract breaks the exclusivity that the other promised before."""
    only = {
        int(world["clause_taker"][row])
        for row in exclusive.rows
        if world["clause_kind"][row] == EXCLUSIVITY and world["clause_giver"][row] == f
    }
    landlords = {
        int(world["clause_giver"][row])
        for row in lease.rows
        if world["clause_kind"][row] == LEASED and world["clause_taker"][row] == f
    }
    return bool(only) and lease.line.since > exclusive.line.since and bool(landlords - only)
