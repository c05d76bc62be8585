"""Clearing as linear programming, solved by HiGHS."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

import highspy
import numpy as np

from game.compiled.layout import Floats
from game.compiled.sizes import FIRMS
from tests.support.networks import Network

Ranks = Mapping[int, int | None]
"""The rank that each firm pays in part; None for one that pays all."""


def most_paid(network: Network) -> Floats:
    """What each firm pays when all pay as much as they can, for claims of one rank.

    The greatest clearing maximises the sum of payments that nobody's cash and receipts
    forbid (Eisenberg & Noe 2001, lemma 4).
    """
    total, inflow, _fixed = _flows(network, dict.fromkeys(network.firms, network.rows[0].rank))
    owns = np.eye(len(network.cash)) - inflow
    found = _most(owns, np.array(network.cash, float), frozenset(), np.zeros(len(total)), total)
    assert found is not None
    return found


def most_paid_by_rank(network: Network) -> Floats:
    """What each firm pays, for claims of several ranks.

    Once it is known which rank each firm pays in part, clearing is linear. Every clearing
    belongs to one of these cases, and the greatest pays the most; so all are tried.
    """
    ranks = {f: {row.rank for row in network.rows if row.debtor == f} for f in network.firms}
    cases = product(*([*sorted(ranks[f]), None] for f in network.firms))
    found = [_case(network, dict(enumerate(case))) for case in cases]
    return max((pays for pays in found if pays is not None), key=lambda pays: float(pays.sum()))


def _case(network: Network, partly: Ranks) -> Floats | None:
    """The most that firms pay when each pays just this rank in part; None if they cannot."""
    total, inflow, fixed = _flows(network, partly)
    senior = np.array([_owed(network, f, partly[f], below=False) for f in network.firms])
    means = np.array(network.cash, float) + fixed
    meets = {f for f in network.firms if partly[f] is not None}
    return _most(np.eye(len(network.cash)) - inflow, means, meets, senior, total)


def _most(
    net: Floats, means: Floats, meets: Collection[int], least: Floats, most: Floats
) -> Floats | None:
    """The payments between `least` and `most` of the largest sum; None if there are none.

    `net` times payments is at most `means`, and just that for the firms that `meets` names.
    """
    program = highspy.Highs()
    program.silent()
    count = len(means)
    program.addVars(count, least, most)
    for firm in range(count):
        low = means[firm] if firm in meets else -highspy.kHighsInf
        program.addRow(low, means[firm], count, np.arange(count, dtype=np.int32), net[firm])
        program.changeColCost(firm, 1.0)
    program.changeObjectiveSense(highspy.ObjSense.kMaximize)
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(program.getSolution().col_value)


def _owed(network: Network, firm: int, rank: int | None, *, below: bool) -> float:
    """What a firm owes senior to `rank`, or down to it."""
    return float(
        sum(
            row.amount
            for row in network.rows
            if row.debtor == firm and (rank is None or row.rank < rank + below)
        )
    )


def _flows(network: Network, partly: Ranks) -> tuple[Floats, Floats, Floats]:
    """The most each firm can pay, what of each firm's (column) payment each receives, and what
    each receives besides."""
    count = len(network.cash)
    total = np.array([_owed(network, f, partly[f], below=True) for f in network.firms])
    inflow, fixed = np.zeros((count, count)), np.zeros(count)
    for row in network.rows:
        rank = partly[row.debtor]
        if row.creditor >= FIRMS:
            continue
        if rank is None or row.rank < rank:
            fixed[row.creditor] += row.amount
        elif row.rank == rank:
            senior = _owed(network, row.debtor, rank, below=False)
            share = row.amount / (total[row.debtor] - senior)
            inflow[row.creditor, row.debtor] += share
            fixed[row.creditor] -= share * senior
    return total, inflow, fixed
