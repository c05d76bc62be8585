"""Clearing behind entries, for tables written as people would.

Invariant: an entry here adds nothing to the kernel it calls, and a network is written by
the kernels that write claims, so no test clears what the game could not.
"""

from __future__ import annotations

import attrs
import numpy as np

from game.compiled.layout import Floats, Ints, Records
from game.compiled.sizes import FIRMS
from game.engine import claims as written
from game.engine import clearing
from game.engine.claims import COLUMNS, MOST, OPEN, OWED, PAID, RANKS
from game.engine.jit import entry
from tests.support.networks import Claim, Network


@entry
def add_claim(claims: Ints, count: int, debtor: int, creditor: int, amount: int, rank: int) -> int:
    """A claim whose cause is its place, from no contract."""
    return written.add_claim(claims, count, debtor, creditor, amount, count, rank, -1)


@entry
def add_guarantee(claims: Ints, count: int, guarantor: int, base: int, cap: int, rank: int) -> int:
    """A guarantee whose cause is its place, from no contract."""
    return written.add_guarantee(claims, count, guarantor, base, cap, count, rank, -1)


@entry
def clear(cash: Ints, firms: int, claims: Ints, count: int, part: Floats) -> None:
    """Clearing."""
    clearing.clear(cash, firms, claims, count, part)


@entry
def who_falls(cash: Ints, firms: int, claims: Ints, count: int, part: Floats, wave: Ints) -> None:
    """Clearing with the order in which firms fall."""
    clearing.who_falls(cash, firms, claims, count, part, wave)


@entry
def settle(worlds: Records, logs: Records, claims: Ints, count: int) -> None:
    """The payments that clearing found."""
    written.settle(worlds[0], logs[0], claims, count)


@attrs.frozen
class Cleared:
    """What came of a network, by row; and the parts paid by firm and rank."""

    owed: list[int]
    paid: list[int]
    unpaid: list[int]
    part: Floats
    wave: list[int]


def write(network: Network) -> tuple[Ints, Ints]:
    """Cash and claims of `network` as the engine has them."""
    cash = np.zeros(FIRMS, np.int64)
    cash[: len(network.cash)] = network.cash
    claims = np.zeros((MOST, COLUMNS), np.int64)
    count = 0
    for row in network.rows:
        if isinstance(row, Claim):
            count = add_claim(claims, count, row.debtor, row.creditor, row.amount, row.rank)
        else:
            count = add_guarantee(claims, count, row.guarantor, row.base, row.cap, row.rank)
    assert count == len(network.rows), "a row that the game would not write"
    return cash, claims


def cleared(network: Network, *, waves: bool = False, claims: Ints | None = None) -> Cleared:
    """Clear `network` with the engine; `claims`, if given, is where it is written."""
    cash, written_down = write(network)
    claims = written_down if claims is None else claims
    firms, count = len(network.cash), len(network.rows)
    part, wave = np.full((FIRMS, RANKS), np.nan), np.full(FIRMS, -9, np.int64)
    if waves:
        who_falls(cash, firms, claims, count, part, wave)
    else:
        clear(cash, firms, claims, count, part)
    return Cleared(
        owed=claims[:count, OWED].tolist(),
        paid=claims[:count, PAID].tolist(),
        unpaid=claims[:count, OPEN].tolist(),
        part=part,
        wave=wave[:firms].tolist(),
    )
