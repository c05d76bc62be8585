"""What a chief remembers of the own offers: whom was asked for what, and when.

Invariant: only the firm's own offers are here, each once, whatever became of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from game.compiled.clauses import OFFERED, REFUSED_OFFER
from game.compiled.layout import Record
from game.compiled.sizes import NOBODY
from game.session.bonds import account_id, bond_at
from game.session.dealings import ProposedLine
from game.session.views.table import Table


def proposed_lines(table: Table, f: int) -> tuple[ProposedLine, ...]:
    """Offers that firm `f` put before others so far, the latest first."""
    found: dict[int, ProposedLine] = {}
    refused = _refused(table, f)
    for past in table.past:
        world = past[0]
        mine = (world["contract_proposer"] == f) & (world["contract_state"] == OFFERED)
        for place in np.flatnonzero(mine).tolist():
            serial = int(world["contract_serial"][place])
            if serial not in found:
                found.update((serial, line) for line in _line(table, world, place, refused))
    return tuple(reversed(found.values()))


def _refused(table: Table, f: int) -> dict[int, int]:
    """Who said no, by the serial of each offer of firm `f` that was refused."""
    found: dict[int, int] = {}
    for past in table.past:
        world = past[0]
        mine = (world["contract_proposer"] == f) & (world["contract_state"] == REFUSED_OFFER)
        for place in np.flatnonzero(mine).tolist():
            found[int(world["contract_serial"][place])] = int(world["contract_breaker"][place])
    return found


def _line(
    table: Table, world: Record, place: int, refused: Mapping[int, int]
) -> Iterator[ProposedLine]:
    bond = bond_at(table.catalogue, world, place)
    if bond is not None:
        heir = int(world["contract_heir"][place])
        f = int(world["contract_proposer"][place])
        no = refused.get(int(world["contract_serial"][place]), NOBODY)
        yield ProposedLine(
            week=bond.line.since,
            to=tuple(table.catalogue.firms[g] for g in sorted(bond.firms - {f})),
            promises=tuple((c.kind, c.giver, c.taker) for c in bond.line.clauses),
            replaces=bond.line.replaces,
            heir=account_id(table.catalogue, heir) if heir != NOBODY else "",
            rank=bond.line.rank,
            clauses=bond.line.clauses,
            refused_by=account_id(table.catalogue, no) if no != NOBODY else "",
        )
