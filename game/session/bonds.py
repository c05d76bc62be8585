"""All contracts of a morning as lines, before it is asked who may know them.

Invariant: a line says what stands in the world and nothing of who looks at it; `mine` is
filled in by the view.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from game.compiled.clauses import (
    BREAKING,
    BROKEN,
    CLAUSE_KINDS,
    CREDIT,
    DRAFT,
    END_ON_DATE,
    ENDED,
    OFFERED,
    RANK_NAMES,
    REFUSED_OFFER,
    RUNNING,
    SLEEPING,
)
from game.compiled.contracts import OUTSIDE, SUBJECT_TABLES
from game.compiled.layout import Record
from game.compiled.sizes import FIRMS, NOBODY
from game.session.catalogue import Catalogue
from game.session.clause_words import Promise, amount_in_words, sentence
from game.session.dealings import ClauseLine, ContractLine
from game.session.falling_due import next_due, rows_of
from game.words import _

STATES: Mapping[int, str] = {
    OFFERED: "offered",
    RUNNING: "running",
    SLEEPING: "sleeping",
    BREAKING: "breaking",
    ENDED: "ended",
    BROKEN: "broken",
    REFUSED_OFFER: "refused",
}
_SIGNED = (RUNNING, SLEEPING, BREAKING, ENDED, BROKEN)
_OUTSIDE_IDS: Mapping[int, str] = {account: name for name, account in OUTSIDE.items()}
_THOUSAND = 1000


@frozen(kw_only=True)
class Bond:
    """A contract of the world: its line, its place, its clauses' rows and its parties."""

    line: ContractLine
    place: int
    rows: tuple[int, ...]
    firms: frozenset[int]
    signed: frozenset[int]
    secret: bool
    rewrites: bool = False
    """Whether it bears the name of a contract that it replaces, or would."""


def all_bonds(catalogue: Catalogue, world: Record) -> tuple[Bond, ...]:
    """Every contract that is offered, runs or ended and still has its place."""
    rows: dict[int, list[int]] = {}
    for row in np.flatnonzero(world["clause_contract"] != NOBODY).tolist():
        rows.setdefault(int(world["clause_contract"][row]), []).append(row)
    places = [p for p in sorted(rows) if int(world["contract_state"][p]) in STATES]
    return tuple(_bond(catalogue, world, place, tuple(rows[place])) for place in places)


def bond_at(
    catalogue: Catalogue, world: Record, place: int, *, drafts: bool = False
) -> Bond | None:
    """The contract at `place`; None when it was thrown away or, without `drafts`, is one."""
    state = int(world["contract_state"][place])
    if state not in STATES and not (drafts and state == DRAFT):
        return None
    return _bond(catalogue, world, place, rows_of(world, place))


def _bond(catalogue: Catalogue, world: Record, place: int, rows: tuple[int, ...]) -> Bond:
    parties = _bits(int(world["contract_parties"][place]))
    signed = _bits(int(world["contract_signed"][place]))
    secret = bool(world["contract_secret"][place])
    serial = int(world["contract_serial"][place])
    breaker, old = int(world["contract_breaker"][place]), int(world["contract_replaces"][place])
    proposer = int(world["contract_proposer"][place])
    known = len(catalogue.compiled.ids["contracts"])
    line = ContractLine(
        id=catalogue.contract_id(serial),
        title=_title(catalogue, world, place, rows),
        about=catalogue.contract_about(serial),
        parties=tuple(catalogue.firms[f] for f in parties),
        party_names=_names(catalogue, world, rows, parties),
        proposer=account_id(catalogue, proposer),
        state=STATES.get(int(world["contract_state"][place]), "draft"),
        since=int(world["contract_week"][place]),
        until=last_week(world, place, rows),
        rank=RANK_NAMES[max(1, int(world["contract_rank"][place])) - 1],
        secret=secret,
        mine=False,
        signed=tuple(catalogue.firms[f] for f in signed),
        breaker=account_id(catalogue, breaker),
        replaces=catalogue.contract_id(old) if old >= 0 else "",
        clauses=tuple(clause_line(catalogue, world, row) for row in rows),
    )
    return Bond(
        line=line,
        place=place,
        rows=rows,
        firms=frozenset(parties),
        signed=frozenset(signed),
        secret=secret,
        rewrites=_is_named_after(world, place, known),
    )


def _title(catalogue: Catalogue, world: Record, place: int, rows: tuple[int, ...]) -> str:
    """The scenario's title, also of what was rewritten; else what it is mainly about."""
    known = len(catalogue.compiled.ids["contracts"])
    serial = int(world["contract_serial"][place])
    if serial < known:
        return catalogue.contract_name(serial)
    if _is_named_after(world, place, known):
        return _rewritten(catalogue, world, place, serial - known + 1)
    contents = _contents(catalogue, world, rows, _numbered(world, place, known))
    return contents or catalogue.contract_name(serial)


def _rewritten(catalogue: Catalogue, world: Record, place: int, number: int) -> str:
    """The title of what it was at first; an offer says what it would change of it."""
    title = catalogue.contract_name(_first(world, place))
    if int(world["contract_state"][place]) in _SIGNED:
        return title
    heir = int(world["contract_heir"][place])
    if heir == NOBODY:
        return _("{title}, rewritten ({number})").format(title=title, number=number)
    text = _("{title}, handed to {firm} ({number})")
    return text.format(title=title, firm=catalogue.firm_name(heir), number=number)


def _is_named_after(world: Record, place: int, known: int) -> bool:
    """Whether one of the scenario's contracts is replaced, and those asked know of that one."""
    serial, first = int(world["contract_serial"][place]), _first(world, place)
    if not serial >= known > first:
        return False
    secret, parties = world["contract_secret"], world["contract_parties"]
    return not secret[first] or bool(secret[place] and not parties[place] & ~parties[first])


def _first(world: Record, place: int) -> int:
    """Number of the contract that was at first what the one at `place` is, or would be."""
    while True:
        serial, old = (int(world[f"contract_{n}"][place]) for n in ("serial", "replaces"))
        if old == NOBODY:
            return serial
        found = np.flatnonzero((world["contract_serial"] == old) & (world["contract_parties"] != 0))
        if not found.size:
            return old
        place = int(found[0])


def _numbered(world: Record, place: int, known: int) -> str:
    """The number of a contract written in the game, and of the one it was written in place of."""
    number = int(world["contract_serial"][place]) - known + 1
    first = _first(world, place) - known + 1
    if not 0 < first < number:
        return str(number)
    return _("{number}, in place of {first}").format(number=number, first=first)


def _contents(catalogue: Catalogue, world: Record, rows: tuple[int, ...], number: str) -> str:
    """What a contract of these clauses is mainly about, with its number; "" for nothing."""
    about = [row for row in rows if not CLAUSE_KINDS[int(world["clause_kind"][row])].frame]
    if not about:
        return ""
    first = _matter(catalogue, world, about[0])
    kinds = dict.fromkeys(_(CLAUSE_KINDS[int(world["clause_kind"][row])].title) for row in about)
    others = [kind for kind in kinds if kind != next(iter(kinds))]
    if others:
        text = _("{matter}, and {other} ({number})")
        return text.format(matter=first, other=others[0], number=number)
    return _("{matter} ({number})").format(matter=first, number=number)


def _matter(catalogue: Catalogue, world: Record, row: int) -> str:
    """What a clause gives to whom: "Payment to Google, $13B"."""
    kind = CLAUSE_KINDS[int(world["clause_kind"][row])]
    taker = _name(catalogue, int(world["clause_taker"][row]))
    held = kind.id in ("stake", "reinvestment")
    words = (_("{kind} in {taker}") if held else _("{kind} to {taker}")).format(
        kind=_(kind.title), taker=taker
    )
    amount = int(world["clause_amount"][row])
    if not kind.amount or amount <= 0:
        return words
    return _("{matter}, {amount}").format(matter=words, amount=amount_in_words(kind.id, amount))


def _bits(mask: int) -> tuple[int, ...]:
    return tuple(f for f in range(FIRMS) if mask >> f & 1)


def _names(
    catalogue: Catalogue, world: Record, rows: tuple[int, ...], parties: tuple[int, ...]
) -> tuple[str, ...]:
    """Names of the firms bound, then of the parties outside that clauses name."""
    named = {int(world[side][row]) for side in ("clause_giver", "clause_taker") for row in rows}
    outside = sorted(account for account in named if account >= FIRMS)
    return tuple(catalogue.account_name(account) for account in (*parties, *outside))


def account_id(catalogue: Catalogue, account: int) -> str:
    """Id of a firm or of a party outside, as scenarios and orders write it; "" for nobody."""
    if account in _OUTSIDE_IDS:
        return _OUTSIDE_IDS[account]
    return catalogue.firms[account] if 0 <= account < len(catalogue.firms) else ""


def last_week(world: Record, place: int, rows: tuple[int, ...]) -> int:
    """Last week of a contract by its date; -1 for one without, or one not yet signed."""
    if int(world["contract_state"][place]) == OFFERED:
        return NOBODY
    dates = [int(world["clause_weeks"][r]) for r in rows if world["clause_kind"][r] == END_ON_DATE]
    return int(world["contract_week"][place]) + min(dates) if dates else NOBODY


def clause_line(catalogue: Catalogue, world: Record, row: int) -> ClauseLine:
    """The clause in `row`."""
    kind = CLAUSE_KINDS[int(world["clause_kind"][row])]
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    subject, subject_name = _subject(catalogue, kind.subject, int(world["clause_subject"][row]))
    amount, price = int(world["clause_amount"][row]), float(world["clause_price"][row])
    weeks = int(world["clause_weeks"][row])
    week, due = next_due(world, row)
    giver_name, taker_name = _name(catalogue, giver), _name(catalogue, taker)
    return ClauseLine(
        kind=kind.id,
        title=_(kind.title),
        giver=account_id(catalogue, giver),
        giver_name=giver_name,
        taker=account_id(catalogue, taker),
        taker_name=taker_name,
        subject=subject,
        subject_name=subject_name,
        amount=amount,
        price=price,
        weeks=weeks,
        done=int(world["clause_done"][row]),
        left=_left(world, row),
        next_amount=due * _THOUSAND,
        next_week=week,
        says=sentence(
            Promise(
                kind=kind.id,
                giver=giver_name,
                taker=taker_name,
                subject=subject_name,
                amount=amount,
                price=price,
                weeks=weeks,
            )
        ),
    )


def _name(catalogue: Catalogue, account: int) -> str:
    return catalogue.account_name(account) if account != NOBODY else ""


def _subject(catalogue: Catalogue, what: str, place: int) -> tuple[str, str]:
    if not what or place == NOBODY:
        return "", ""
    table = SUBJECT_TABLES[what]
    thing = catalogue.compiled.ids[table][place]
    return thing, str(getattr(catalogue.compiled.scenario, table)[thing].name)


def _left(world: Record, row: int) -> int:
    kind, amount = int(world["clause_kind"][row]), int(world["clause_amount"][row])
    if kind == CREDIT:
        return int(world["clause_done"][row])
    if CLAUSE_KINDS[kind].used_up and amount > 0:
        return max(0, amount - int(world["clause_done"][row]))
    return 0
