"""Kernels of contracts behind entries, so that a test can call one of them by itself.

Invariant: an entry here adds nothing to the kernel it calls.
"""

from __future__ import annotations

from typing import Any

from game.compiled.layout import Floats, Ints, Records
from game.engine.contracts import damages, delivery, dues, ends, terms
from game.engine.jit import entry


@entry
def claims_of_contracts(worlds: Records, claims: Ints, count: int, part: Floats) -> Any:
    """Write what contracts make due; the number of claims."""
    return dues.claims_of_contracts(worlds[0], claims, count, part)


@entry
def run_leases(rules: Records, worlds: Records, part: Floats) -> None:
    """Deliver leased compute; `part` becomes what each landlord can deliver."""
    delivery.run_leases(rules[0], worlds[0], part)


@entry
def close_contracts(rules: Records, worlds: Records, logs: Records) -> None:
    """Leaks, breaches and ends."""
    ends.close_contracts(rules[0], worlds[0], logs[0])


@entry
def seize_from_breakers(rules: Records, worlds: Records, logs: Records) -> None:
    """Pledges and unpaid cards of those who walk out go to who may take them."""
    ends.seize_from_breakers(rules[0], worlds[0], logs[0])


@entry
def attention_won(rules: Records, worlds: Records, f: int) -> float:
    """Part of its other income that doors of others add, against those of the start."""
    return terms.attention_won(rules[0], worlds[0], f)


@entry
def upheld_fee(rules: Records, worlds: Records, contract: int, f: int, other: int) -> int:
    """What courts uphold of the fees firm `f` promised another, thousand USD."""
    return damages.upheld_fee(rules[0], worlds[0], contract, f, other)
