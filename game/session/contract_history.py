"""Contracts of a whole game, by the worlds in which they stood.

Invariant: a contract is found in the last world that still keeps its place.
"""

from __future__ import annotations

import numpy as np

from game.session.bonds import bond_at
from game.session.views.table import Table


def written_by(table: Table, firm: str) -> frozenset[str]:
    """Ids of all contracts that `firm` ever proposed."""
    f = table.catalogue.place("firms", firm)
    serials: set[int] = set()
    for past in table.past:
        world = past[0]
        mine = (world["contract_proposer"] == f) & (world["contract_parties"] != 0)
        serials.update(int(serial) for serial in world["contract_serial"][mine])
    return frozenset(table.catalogue.contract_id(serial) for serial in serials)


def title_of(table: Table, contract: str) -> str:
    """Title of a contract that was signed in the game, with its parties; "" for another."""
    serial = table.catalogue.contract_serial(contract)
    for past in reversed(table.past):
        world = past[0]
        places = (world["contract_serial"] == serial) & (world["contract_parties"] != 0)
        for place in np.flatnonzero(places).tolist():
            bond = bond_at(table.catalogue, world, place)
            if bond is not None and bond.line.state not in ("offered", "refused"):
                return f"{bond.line.title} ({', '.join(bond.line.party_names)})"
    return ""
