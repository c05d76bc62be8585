"""What holds of payments: contracts are kept to the letter, seniors come before juniors.

Invariant: what was paid is read from the postings of the week alone, so that no figure of the
rules has to be believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from game.compiled.causes import (
    CONTRACT,
    HIRED,
    LEFT,
    LOAN,
    MARGIN_LOAN,
    OVERHEADS,
    POACHED,
    PROJECT_FUNDED,
    REPAYMENT,
    STAKE_BOUGHT,
    VEHICLE,
    WAGES,
)
from game.compiled.clauses import AGI_PRIZE, PAYMENT, PROJECT, REINVESTMENT, STAKE
from game.compiled.layout import Record
from game.compiled.sizes import FIRMS, MONEY, NOBODY, PEOPLE, SUPPLIERS
from game.compiled.world import ACTIVE
from game.testing.moments import Moment

SCOPE = (
    "clause_contract",
    "clause_kind",
    "clause_giver",
    "clause_taker",
    "clause_amount",
    "contract_serial",
)

_SAID: dict[int, tuple[int, ...]] = {
    CONTRACT: (PAYMENT, AGI_PRIZE),
    STAKE_BOUGHT: (STAKE, REINVESTMENT),
    PROJECT_FUNDED: (PROJECT,),
}
"""Kinds of clause whose payments a cause names; their amount is the most due in a week."""

_LOANS = ("debt", "spv_debt", "margin_debt")

_WEEKS = 52.0
_ROUNDING = 2
"""Thousands of dollars by which a bill may differ from one reckoned here."""

Posting = tuple[int, int, int, int, int]
"""Ledger, source, target, amount and cause."""


def postings(moment: Moment) -> Iterator[Posting]:
    """Everything that moved in the week."""
    log = moment.log[0]
    names = ("ledger", "source", "target", "amount", "cause")
    columns = (log[name][: int(log["postings"])].tolist() for name in names)
    yield from zip(*columns, strict=True)


def kept(moment: Moment) -> str:
    """Between two parties no more is paid for a cause than all clauses of its kinds say."""
    paid: dict[tuple[int, int, int], int] = defaultdict(int)
    for ledger, source, target, amount, cause in postings(moment):
        if ledger == MONEY and cause in _SAID:
            paid[cause, source, target] += amount
    said = _said((moment.before[0], moment.after[0])) if paid else {}
    for (cause, source, target), amount in paid.items():
        most = said.get((cause, source, target), 0)
        if amount > most:
            parties = f"account {source} paid {target}"
            return f"{parties} {amount:,} thousand USD, where clauses say {most:,} at most"
    return ""


def _said(worlds: Iterable[Record]) -> dict[tuple[int, int, int], int]:
    """Sums by cause, giver and taker; a clause that stands before and after counts once."""
    rows = {row for world in worlds for row in _rows(world)}
    said: dict[tuple[int, int, int], int] = defaultdict(int)
    for _serial, _row, kind, giver, taker, amount in rows:
        for cause, kinds in _SAID.items():
            if kind in kinds:
                said[cause, giver, SUPPLIERS if kind == PROJECT else taker] += amount
    return said


def _rows(world: Record) -> Iterator[tuple[int, ...]]:
    for row in np.flatnonzero(world["clause_contract"] != NOBODY):
        serial = world["contract_serial"][world["clause_contract"][row]]
        names = ("kind", "giver", "taker", "amount")
        yield (int(serial), int(row), *(int(world[f"clause_{name}"][row]) for name in names))


def loans(moment: Moment) -> str:
    """What a firm owes lenders changes by what they lend it and what it pays back."""
    before, after = moment.before[0], moment.after[0]
    owed = sum(after[name] - before[name] for name in _LOANS)
    for ledger, source, target, amount, cause in postings(moment):
        if ledger == MONEY and target < FIRMS and cause in (LOAN, VEHICLE, MARGIN_LOAN):
            owed[target] -= amount
        elif ledger == MONEY and source < FIRMS and cause == REPAYMENT:
            owed[source] += amount
    same = (before["status"] == ACTIVE) & (after["status"] == ACTIVE)
    same &= before["purchases"] == after["purchases"]
    for f in np.flatnonzero(same & (owed != 0)):
        return f"firm {f} owes {int(owed[f]):,} thousand USD more than it was lent"
    return ""


def seniors_first(moment: Moment) -> str:
    """Whoever pays overheads has paid wages whole; people are counted as they were on pay day."""
    staff = moment.before["balance"][0, PEOPLE, :FIRMS].astype(np.int64)
    sums: dict[int, dict[int, int]] = {WAGES: defaultdict(int), OVERHEADS: defaultdict(int)}
    for ledger, source, target, amount, cause in postings(moment):
        if ledger == PEOPLE and cause in (HIRED, LEFT, POACHED):
            for account, sign in ((source, -1), (target, 1)):
                if account < FIRMS:
                    staff[account] += sign * amount
        elif ledger == MONEY and cause in sums:
            sums[cause][source] += amount
    for f in sums[OVERHEADS]:
        bill = int(staff[f] * moment.after["pay"][0, f] / _WEEKS)
        if sums[WAGES][f] < bill - _ROUNDING:
            paid = f"{sums[WAGES][f]:,} of {bill:,} thousand USD of wages"
            return f"firm {f} paid {paid}, and overheads"
    return ""
