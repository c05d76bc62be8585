"""Contracts as one chief may see them: public ones and the own, offers, dues, breaks.

Invariant: a contract kept secret, and an offer, show in nobody's view but its parties'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import numpy as np

from game.compiled.clauses import BREAK_FEE, EXCLUSIVITY, LEASED
from game.compiled.layout import Ints, Record
from game.compiled.regions import REGIONS
from game.compiled.sizes import NOBODY, POWER
from game.engine.leaving import ADVANCE, DAMAGES, FEE, cost_of_leaving
from game.session.bonds import Bond, bond_at
from game.session.clause_words import amount_in_words
from game.session.dealings import Bearings, BreakLine, ClauseLine, ContractLine, DueLine, OfferLine
from game.session.doors import best_thrift, door_width
from game.session.falling_due import (
    UNCERTAIN,
    coming_dues,
    payer_and_payee,
    pending,
    replaced_by,
)
from game.session.numbers import number_in_words
from game.session.views.table import Table
from game.words import _, ngettext

_BINDING = ("running", "breaking", "sleeping")
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
        dues=tuple(_dues(table, bond, f, int(table.world["turn"]))),
    )


def bearings(table: Table) -> Bearings:
    """Rules of the world by which promises are weighed."""
    rules, world, places = table.rules, table.world, table.compiled.places
    return Bearings(
        project_gain=float(rules["project_gain"]),
        project_cost=1000.0 * float(rules["project_cost"]),
        agi_bar=float(rules["agi_bar"]),
        attention=_attention(table),
        questions={
            firm: float(rules["questions"][f]) for f, firm in enumerate(table.catalogue.firms)
        },
        run_low=float(rules["run_low"]),
        penalty_most=float(rules["penalty_most"]),
        damages_part=float(rules["damages_part"]),
        fee_unproven=float(rules["fee_unproven"]),
        kept_word=float(rules["kept_word"]),
        reinvest_most=float(rules["reinvest_most"]),
        priority_most=float(rules["priority_most"]),
        doors={
            (firm, users): door_width(rules, world, f, segment)
            for firm, f in places["firms"].items()
            for users, segment in places["segments"].items()
        },
        lettable=_lettable(table),
    )


def _lettable(table: Table) -> dict[tuple[str, str], float]:
    """What each landlord could let into each region with all its power; at home, any card."""
    rules, world = table.rules, table.world
    anywhere = best_thrift(rules, world)
    there = [best_thrift(rules, world, place) for place in range(len(REGIONS))]
    power = world["balance"][POWER].tolist()
    home = rules["firm_region"].tolist()
    return {
        (firm, region): power[f] * (anywhere if home[f] == place else there[place])
        for firm, f in table.compiled.places["firms"].items()
        for place, region in enumerate(REGIONS)
    }


def _attention(table: Table) -> dict[str, float]:
    """What the widest door would bring the other business of each firm that lives by attention."""
    weekly = 1000.0 * table.rules["core_income"] * table.rules["attention"]
    firms = enumerate(table.catalogue.firms)
    return {firm: float(weekly[f]) for f, firm in firms if weekly[f] > 0.0}


def due_lines(table: Table, f: int) -> tuple[DueLine, ...]:
    """What contracts make due to and from firm `f` in the coming weeks, by week.

    What binds comes first in each week, then what own offers bring once others sign them.
    """
    bound = [*_penalties(table, f)]
    bound += [line for bond in _binding(table, f) for line in _dues(table, bond, f)]
    hoped = [
        line
        for place, start in pending(table.world, f)
        if (bond := bond_at(table.catalogue, table.world, place, drafts=True)) is not None
        for line in (*_dues(table, bond, f, start), *_spared(table, bond, f, start))
    ]
    return tuple(sorted((*bound, *hoped), key=lambda line: line.week))


def _penalties(table: Table, f: int) -> Iterator[DueLine]:
    """Fees and damages for what was broken, due in the coming week."""
    for bond in _binding(table, f):
        breaker = int(table.world["contract_breaker"][bond.place])
        for row in bond.rows:
            giver = int(table.world["clause_giver"][row])
            if giver == breaker and table.world["clause_kind"][row] == BREAK_FEE:
                taker, fee = (int(table.world[f"clause_{n}"][row]) for n in ("taker", "amount"))
                yield from _penalty(table, f, (giver, taker, fee), bond.line)
    for place in np.flatnonzero(table.world["damages"] > 0).tolist():
        names = ("damages_by", "damages_to", "damages")
        by, to, owed = (int(table.world[name][place]) for name in names)
        yield from _penalty(table, f, (by, to, owed))


def _penalty(
    table: Table, f: int, owed: tuple[int, int, int], deal: ContractLine | None = None
) -> Iterator[DueLine]:
    """What is `owed`: by whom, to whom and how much (thousand USD), for breaking `deal`."""
    by, to, amount = owed
    if f not in (by, to) or amount <= 0:
        return
    yield DueLine(
        contract=deal.id if deal else "",
        title=_("{title}, broken").format(title=deal.title) if deal else _("What was broken"),
        clause=_("Breaking it") if deal else _("Damages"),
        other=table.catalogue.account_name(to if by == f else by),
        week=int(table.world["turn"]) + 1,
        amount=1000 * (amount if to == f else -amount),
    )


def _binding(table: Table, f: int) -> list[Bond]:
    return [bond for bond in table.bonds if f in bond.firms and bond.line.state in _BINDING]


def _spared(table: Table, bond: Bond, f: int, start: int) -> Iterator[DueLine]:
    """What the running contract that an offer replaces makes due no more once it is signed."""
    place = replaced_by(table.world, bond.place)
    old = bond_at(table.catalogue, table.world, place) if place != NOBODY else None
    for line in _dues(table, old, f) if old else ():
        if line.week > start:
            yield attrs.evolve(
                line,
                contract=bond.line.id,
                title=_("{title}, replaced").format(title=line.title),
                clause=_("{clause} no more").format(clause=line.clause),
                amount=-line.amount,
                if_signed=True,
            )


def _dues(table: Table, bond: Bond, f: int, start: int | None = None) -> Iterator[DueLine]:
    """What each clause makes due; `start` is the first turn of what is not signed yet."""
    world = table.world
    if start is None and bond.line.state != "running":
        return
    since = bond.line.since if start is None else start
    title = bond.line.title
    if start is not None:
        title = _("{title}, if signed").format(title=title)
    for row, clause in zip(bond.rows, bond.line.clauses, strict=True):
        debtor, creditor = payer_and_payee(world, row)
        if f not in (debtor, creditor):
            continue
        for week, due in coming_dues(world, row, f, since):
            yield DueLine(
                contract=bond.line.id,
                title=title,
                clause=clause.title,
                other=table.catalogue.account_name(creditor if debtor == f else debtor),
                week=week,
                amount=1000 * (due if creditor == f else -due),
                certain=int(world["clause_kind"][row]) not in UNCERTAIN,
                if_signed=start is not None,
            )


def break_lines(table: Table, f: int) -> tuple[BreakLine, ...]:
    """What breaking each contract that binds firm `f` would bring."""
    mine = [bond for bond in _binding(table, f) if bond.line.state == "running"]
    return tuple(_break(table, bond, mine, f) for bond in mine)


def _break(table: Table, bond: Bond, mine: list[Bond], f: int) -> BreakLine:
    """What it costs from now on; what was paid long ago is nobody's to lose any more."""
    me, clauses = table.catalogue.firms[f], bond.line.clauses
    acting = [c for c in clauses if c.giver and c.kind not in _ON_BREAKING and not c.is_done]
    due = _price(table, bond.place, f)
    others = tuple(table.catalogue.firm_name(g) for g in sorted(bond.firms - {f}))
    fee, damages, advance = (1000 * int(due[:, column].sum()) for column in (FEE, DAMAGES, ADVANCE))
    return BreakLine(
        contract=bond.line.id,
        title=bond.line.title,
        fee=fee,
        pledges=tuple(text for clause in clauses if (text := _pledged(clause, me))),
        loses=tuple(clause.says for clause in acting if clause.taker == me),
        free_of=tuple(clause.says for clause in acting if clause.giver == me),
        ends_with=others if len(others) <= 1 else (),
        parts=others if len(others) > 1 else (),
        breaks=tuple(other.line.title for other in mine if _is_breach(table.world, bond, other, f)),
        damages=damages,
        costs=(*_cut(clauses, me, fee), *_costs(table, f, min(advance, damages))),
    )


def _price(table: Table, place: int, f: int) -> Ints:
    """What leaving costs by account and kind (thousand USD); reckoned once a morning."""
    if (place, f) not in table.leaving:
        found = cost_of_leaving(table.compiled.rules, table.past[-1], place, f)
        table.leaving[place, f] = found
    return table.leaving[place, f]


def leaving_lines(table: Table, f: int, contract: str) -> tuple[DueLine, ...]:
    """What firm `f` would owe this week for breaking the contract with this id, by creditor."""
    bond = next((bond for bond in table.bonds if bond.line.id == contract), None)
    if bond is None:
        return ()
    owed = _price(table, bond.place, f)[:, (FEE, DAMAGES)].sum(axis=1)
    return tuple(
        DueLine(
            contract=contract,
            title=_("{title}, broken").format(title=bond.line.title),
            clause=_("Breaking it"),
            other=table.catalogue.account_name(other),
            week=int(table.world["turn"]) + 1,
            amount=-1000 * int(owed[other]),
        )
        for other in np.flatnonzero(owed > 0).tolist()
    )


_ON_BREAKING = ("break-fee", "collateral")


def _cut(clauses: Iterable[ClauseLine], me: str, fee: int) -> Iterator[str]:
    """Why the fee is less than was agreed, where it is."""
    agreed = 1000 * sum(c.amount for c in clauses if c.kind == "break-fee" and c.giver == me)
    if fee < agreed:
        text = _("{agreed} was agreed as a fee; courts uphold {fee} for what is lost by it")
        amounts = {"agreed": float(agreed), "fee": float(fee)}
        yield text.format(**{key: number_in_words(usd, "usd") for key, usd in amounts.items()})


def _costs(table: Table, f: int, advance: int) -> Iterator[str]:
    """Money given back, and the name: every chief remembers."""
    if advance:
        money = number_in_words(float(advance), "usd")
        yield _("{money} of it is money to be given back").format(money=money)
    count = int(table.world["breaches"][f]) + 1
    yield ngettext(
        "all will know that you broke your word once, and count less on what you promise",
        "all will know that you broke your word {count} times, and count less on what you promise",
        count,
    ).format(count=count)


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
        if lease.line.since - int(world["clause_done"][row]) > exclusive.line.since
    }
    return bool(only) and bool(landlords - only)
