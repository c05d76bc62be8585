"""What contracts that all know of still promise, on the first morning.

Invariant: the same rule as `game.engine.instruments.backlog`, so that the value calibrated
here is the value the capital phase finds when nothing has happened.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.compiled.clauses import END_ON_DATE, LEASED, PAYMENT, PURCHASE, RUNNING
from game.compiled.layout import Floats
from game.compiled.sizes import CONTRACTS, FIRMS, MONEY, NOBODY

_YEAR = 52


def backlog_value(rules: np.void, world: np.void) -> Floats:
    """Value (FIRMS,) that promises add to each firm and take from each, thousand USD."""
    to, by, soon, fixed = (np.zeros(FIRMS) for _ in range(4))
    left = _weeks_left(rules, world)
    for row, giver, taker in _promises(world):
        whole, year = _promised(world, row, left[_contract(world, row)])
        if taker < FIRMS:
            to[taker] += whole
        if giver < FIRMS:
            owed = fixed if world["clause_kind"][row] == PAYMENT else by
            owed[giver] += whole
            soon[giver] += year
    means = world["balance"][MONEY, :FIRMS] + world["service_rate"]
    means = means + np.maximum(0.0, world["chip_rate"]) + _YEAR * rules["core_income"]
    short = np.divide(soon - means, soon, out=np.zeros(FIRMS), where=soon > 0.0)
    value: Floats = rules["backlog_weight"] * (to - by * np.maximum(0.0, short) - fixed)
    return value


def dues_of_a_year(rules: np.void, world: np.void) -> Floats:
    """What contracts bring each firm (FIRMS,) within a year less what they cost, thousand USD."""
    net = np.zeros(FIRMS)
    left = _weeks_left(rules, world)
    for row, giver, taker in _promises(world):
        year = _promised(world, row, left[_contract(world, row)])[1]
        if taker < FIRMS:
            net[taker] += year
        if giver < FIRMS:
            net[giver] -= year
    return net


def _contract(world: np.void, row: int) -> int:
    return int(world["clause_contract"][row])


def _counts(world: np.void, row: int) -> bool:
    """Whether the clause's contract runs and is known."""
    contract = _contract(world, row)
    if contract == NOBODY or world["contract_secret"][contract]:
        return False
    return bool(world["contract_state"][contract] == RUNNING)


def _promises(world: np.void) -> Iterator[tuple[int, int, int]]:
    """Row, who pays and who is paid of every clause that promises money."""
    for row in range(len(world["clause_kind"])):
        kind = int(world["clause_kind"][row])
        if not _counts(world, row) or kind not in (PURCHASE, PAYMENT, LEASED):
            continue
        giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
        yield (row, taker, giver) if kind == LEASED else (row, giver, taker)


def _weeks_left(rules: np.void, world: np.void) -> list[int]:
    """Weeks each contract has left, at most those that investors look ahead."""
    left = [int(rules["backlog_weeks"])] * CONTRACTS
    for row in range(len(world["clause_kind"])):
        if _counts(world, row) and world["clause_kind"][row] == END_ON_DATE:
            contract = _contract(world, row)
            end = int(world["contract_week"][contract]) + int(world["clause_weeks"][row])
            left[contract] = min(left[contract], max(0, end - int(world["turn"])))
    return left


def _promised(world: np.void, row: int, left: int) -> tuple[float, float]:
    """What is still promised, and what of it falls due within a year."""
    kind, weeks = int(world["clause_kind"][row]), int(world["clause_weeks"][row])
    amount = int(world["clause_amount"][row])
    after = max(0, left - 1)
    soon = min(after, _YEAR)
    if kind == PURCHASE:
        rest = amount - int(world["clause_done"][row])
        weekly = -(-amount // max(1, weeks))
        return float(min(rest, weekly * after)), float(min(rest, weekly * soon))
    if kind == PAYMENT:
        age = int(world["turn"]) - int(world["contract_week"][_contract(world, row)])
        if weeks == 0:
            return 0.0, 0.0
        paid = age // weeks
        return (
            float(amount * ((age + after) // weeks - paid)),
            float(amount * ((age + soon) // weeks - paid)),
        )
    rent = amount * float(world["clause_price"][row])
    return rent * after, rent * soon
