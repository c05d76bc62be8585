"""What a chief remembers of the own offers: whom was asked for what, and when.

Invariant: only the firm's own offers are here, each once, whatever became of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import frozen

from game.compiled.clauses import DRAFT, OFFERED, REFUSED_OFFER
from game.compiled.layout import Record
from game.compiled.sizes import NOBODY
from game.session.bonds import account_id, bond_at
from game.session.dealings import ProposedLine
from game.session.views.table import Table


def proposed_lines(table: Table, f: int) -> tuple[ProposedLine, ...]:
    """Offers that firm `f` put before others so far, the latest first."""
    found: dict[int, ProposedLine] = {}
    fates = _fates(table, f)
    for past in table.past:
        world = past[0]
        mine = (world["contract_proposer"] == f) & (world["contract_state"] == OFFERED)
        for place in np.flatnonzero(mine).tolist():
            serial = int(world["contract_serial"][place])
            if serial not in found:
                found.update((serial, line) for line in _line(table, world, place, fates))
    return tuple(reversed(found.values()))


@frozen
class _Fate:
    """What became of an offer: the place of who said no, or whether it was signed."""

    no: int = NOBODY
    signed: bool = False


def _fates(table: Table, f: int) -> dict[int, _Fate]:
    """What became of the offers of firm `f`, by serial; nothing of those that are open."""
    past = table.history
    state, no = past["contract_state"], past["contract_breaker"]
    mine = (past["contract_proposer"] == f) & (state > OFFERED) & (state != DRAFT)
    serials, first = np.unique(past["contract_serial"][mine], return_index=True)
    refused = (state[mine] == REFUSED_OFFER)[first]
    whose = np.where(refused, no[mine][first], NOBODY)
    answers = zip(serials.tolist(), whose.tolist(), refused.tolist(), strict=True)
    return {serial: _Fate(who, not refused) for serial, who, refused in answers}


def _line(
    table: Table, world: Record, place: int, fates: Mapping[int, _Fate]
) -> Iterator[ProposedLine]:
    bond = bond_at(table.catalogue, world, place)
    if bond is not None:
        heir = int(world["contract_heir"][place])
        proposer = int(world["contract_proposer"][place])
        fate = fates.get(int(world["contract_serial"][place]), _Fate())
        yield ProposedLine(
            week=bond.line.since,
            to=tuple(table.catalogue.firms[g] for g in sorted(bond.firms - {proposer})),
            promises=tuple((c.kind, c.giver, c.taker) for c in bond.line.clauses),
            replaces=bond.line.replaces,
            heir=account_id(table.catalogue, heir) if heir != NOBODY else "",
            rank=bond.line.rank,
            clauses=bond.line.clauses,
            refused_by=account_id(table.catalogue, fate.no) if fate.no != NOBODY else "",
            signed=fate.signed,
        )
