"""Tenants who lose their compute when a landlord fails: the leases that fall away with it.

Invariant: only leases of contracts that the asking chief knows are told; what is let by now is
told apart from what was still to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.compiled.clauses import LEASED, RUNNING
from game.compiled.layout import Record
from game.compiled.sizes import FIRMS, NOBODY
from game.session.catalogue import Catalogue
from game.session.deals.stress import Course
from game.session.view import View
from game.words import _


def evicted(
    view: View, catalogue: Catalogue, without: Course, fallen: Sequence[int]
) -> tuple[str, ...]:
    """What each tenant that stands loses by the firms that fail in `without`, in a sentence."""
    known = {line.id for line in view.contracts}
    lost: dict[int, tuple[float, float, float]] = {}
    for f in fallen:
        world = without.mornings[without.failure(f)]
        for row in _leases(world, f):
            tenant = int(world["clause_taker"][row])
            serial = int(world["contract_serial"][int(world["clause_contract"][row])])
            if tenant in fallen or catalogue.contract_id(serial) not in known:
                continue
            whole, built = float(world["clause_amount"][row]), _built(world, row)
            has = max(0.0, float(world["compute"][tenant] + world["leased_in"][tenant]))
            before = lost.get(tenant, (0.0, 0.0, has))
            lost[tenant] = before[0] + built, before[1] + whole - built, before[2]
    ranked = sorted(lost.items(), key=lambda item: (-sum(item[1][:2]), item[0]))
    return tuple(_told(catalogue.firm_name(tenant), *units) for tenant, units in ranked)


def _leases(world: Record, f: int) -> Iterator[int]:
    """Rows of the leases in force by which firm `f` lets compute to a firm."""
    lets = (world["clause_kind"] == LEASED) & (world["clause_giver"] == f)
    lets &= (world["clause_contract"] != NOBODY) & (world["clause_taker"] < FIRMS)
    for row in lets.nonzero()[0].tolist():
        if world["contract_state"][int(world["clause_contract"][row])] == RUNNING:
            yield row


def _built(world: Record, row: int) -> float:
    """Units of a lease that are let by now, as it builds up."""
    age = int(world["turn"]) - int(world["contract_week"][int(world["clause_contract"][row])])
    weeks = int(world["clause_weeks"][row])
    part = min(1.0, max(0, age) / weeks) if weeks > 0 else 1.0
    return part * float(world["clause_amount"][row])


def _told(name: str, built: float, coming: float, has: float) -> str:
    """Units that are gone, what part of the tenant's compute they were, and what was to come."""
    text = _("{firm}: {units:,.0f} units, {part:.0%} of the compute it has")
    told = text.format(firm=name, units=built, part=min(1.0, built / max(1.0, has)))
    if coming < 1.0:
        return told
    return _("{lost}; {units:,.0f} more that were to come").format(lost=told, units=coming)
