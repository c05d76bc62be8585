"""Plain twins of clearing, to the last cent.

`at_rest` pays round by round; `exact` solves for the firms that fail in fractions, for
claims of one rank without guarantees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from game.compiled.sizes import FIRMS
from tests.support.networks import Claim, Guarantee, Network

Parts = Mapping[tuple[int, int], float]
"""What a firm pays of a rank; all where nothing is said."""

Flow = dict[int, tuple[float, float, float]]
"""What is owed, paid and still open in the end, by row."""


def flows(network: Network, parts: Parts) -> Flow:
    """What flows when firms pay these parts: every claim, then who answers for it."""
    behind: dict[int, list[int]] = defaultdict(list)
    for row, found in enumerate(network.rows):
        if isinstance(found, Guarantee):
            behind[found.base].append(row)
    flow: Flow = {}

    def call(row: int, asked: float) -> float:
        """Call row `row` for `asked`; what it and who answers for it bring."""
        found = network.rows[row]
        owed = min(asked, found.cap if isinstance(found, Guarantee) else found.amount)
        paid = owed * parts.get((network.debtor(row), found.rank), 1.0)
        missing = owed - paid
        for guarantee in behind[row]:
            missing -= call(guarantee, missing)
        flow[row] = owed, paid, missing
        return owed - missing

    for row, found in enumerate(network.rows):
        if isinstance(found, Claim):
            call(row, found.amount)
    return flow


def affordable(network: Network, flow: Flow, falling: Collection[int]) -> Parts:
    """Parts that the `falling` firms can pay of what `flow` says they owe and receive."""
    parts: dict[tuple[int, int], float] = {}
    for firm in falling:
        left = network.cash[firm] + sum(
            paid for row, (_owed, paid, _open) in flow.items() if network.creditor(row) == firm
        )
        for rank in sorted({row.rank for row in network.rows}):
            owed = sum(
                owed
                for row, (owed, _paid, _open) in flow.items()
                if network.debtor(row) == firm and network.rows[row].rank == rank
            )
            parts[firm, rank] = left / owed if left < owed - 1e-9 else 1.0
            left = max(0.0, left - owed)
    return parts


def at_rest(
    network: Network,
    falling: Collection[int] | None = None,
    start: Parts | None = None,
    rounds: int = 3_000,
) -> Flow | None:
    """The flow at which paying round by round from `start` (all) comes to rest.

    Only `falling` firms (all) may pay less than all. None when that takes too long.
    """
    may_fall = network.firms if falling is None else falling
    flow = flows(network, start or {})
    for _ in range(rounds):
        before, flow = flow, flows(network, affordable(network, flow, may_fall))
        if all(abs(flow[row][1] - before[row][1]) < 1e-7 for row in flow):
            return flow
    return None


def balances(network: Network, paid: Sequence[float]) -> list[float]:
    """What each firm has when all rows are paid."""
    left: list[float] = list(network.cash)
    for row, amount in enumerate(paid):
        if network.debtor(row) < FIRMS:
            left[network.debtor(row)] -= amount
        if network.creditor(row) < FIRMS:
            left[network.creditor(row)] += amount
    return left


def exact(network: Network) -> list[Fraction]:
    """What each firm pays in all, by the fictitious default algorithm (Eisenberg & Noe 2001).

    One rank, no guarantees, and something owed outside by every firm that owes anything.
    """
    owed: dict[tuple[int, int], int] = defaultdict(int)
    total: dict[int, int] = defaultdict(int)
    for row in network.rows:
        assert isinstance(row, Claim)
        owed[row.debtor, row.creditor] += row.amount
        total[row.debtor] += row.amount
    part = {
        (debtor, creditor): Fraction(amount, total[debtor])
        for (debtor, creditor), amount in owed.items()
    }
    failing: list[int] = []
    while True:
        pays = _solved(network, part, total, failing)
        short = [
            f
            for f in network.firms
            if f not in failing and total[f] > network.cash[f] + _received(part, pays, f)
        ]
        if not short:
            return pays
        failing += short


def _received(
    part: Mapping[tuple[int, int], Fraction], pays: Sequence[Fraction], firm: int
) -> Fraction:
    return sum((part.get((g, firm), Fraction()) * pays[g] for g in range(len(pays))), Fraction())


def _solved(
    network: Network,
    part: Mapping[tuple[int, int], Fraction],
    total: Mapping[int, int],
    failing: Sequence[int],
) -> list[Fraction]:
    """Payments when `failing` firms pay just what they have and all others everything."""
    pays = [Fraction(0 if f in failing else total.get(f, 0)) for f in network.firms]
    rows = [
        [Fraction(f == g) - part.get((g, f), Fraction()) for g in failing]
        + [network.cash[f] + _received(part, pays, f)]
        for f in failing
    ]
    for f, amount in zip(failing, gauss(rows), strict=True):
        pays[f] = amount
    return pays


def gauss(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solution of equations whose last number stands on the right (Gauss & Jordan)."""
    for k in range(len(rows)):
        pivot = next(i for i in range(k, len(rows)) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [number / rows[k][k] for number in rows[k]]
        for i in range(len(rows)):
            if i != k:
                rows[i] = [a - rows[i][k] * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [row[-1] for row in rows]
