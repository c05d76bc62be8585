"""Plain twins of capital instruments: week by week, dollar by dollar, with dictionaries."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from game.compiled.clauses import END_ON_DATE, LEASED, PAYMENT, PURCHASE, RUNNING
from game.compiled.layout import Records
from tests.support.plain import Table

Pair = tuple[int, int]


def headline(held: Mapping[Pair, float], own: Sequence[float]) -> list[float]:
    """Add to each firm what it holds of the others until nothing more is added."""
    values = list(own)
    for _round in range(2000):
        before = values
        values = [
            mine + sum(part * before[g] for (holder, g), part in held.items() if holder == f)
            for f, mine in enumerate(own)
        ]
    return values


def dues_of_week(world: Records, row: int, week: int) -> int | float:
    """What a clause makes due `week` weeks from now, written from what its words say."""
    record = world[0]
    kind = int(record["clause_kind"][row])
    amount, period = int(record["clause_amount"][row]), int(record["clause_weeks"][row])
    contract = int(record["clause_contract"][row])
    age = int(record["turn"]) - int(record["contract_week"][contract]) + week
    if kind == LEASED:
        return amount * float(record["clause_price"][row])
    if kind == PAYMENT:
        return amount if period > 0 and age % period == 0 else 0
    weekly = math.ceil(amount / max(1, period))
    rest = amount - int(record["clause_done"][row]) - weekly * (week - 1)
    return max(0, min(weekly, rest))


def promises(rules: Records, world: Records) -> dict[Pair, tuple[float, float, float]]:
    """By payer and payee: all that is still promised, what of it in a year, and what is fixed."""
    found: dict[Pair, tuple[float, float, float]] = {}
    record = world[0]
    for row, contract in enumerate(record["clause_contract"].tolist()):
        kind = int(record["clause_kind"][row])
        if contract < 0 or kind not in (LEASED, PAYMENT, PURCHASE):
            continue
        if record["contract_state"][contract] != RUNNING or record["contract_secret"][contract]:
            continue
        pair = int(record["clause_giver"][row]), int(record["clause_taker"][row])
        weeks = range(1, _last_week(rules, world, contract) + 1)
        whole = sum(dues_of_week(world, row, week) for week in weeks)
        year = sum(dues_of_week(world, row, week) for week in weeks if week <= 52)
        pair = pair[::-1] if kind == LEASED else pair
        fixed = whole if kind == PAYMENT else 0.0
        before = found.get(pair, (0.0, 0.0, 0.0))
        found[pair] = before[0] + whole, before[1] + year, before[2] + fixed
    return found


def _last_week(rules: Records, world: Records, contract: int) -> int:
    """Weeks from now in which the contract still makes something due."""
    record = world[0]
    ends = [int(rules["backlog_weeks"][0])]
    for row, other in enumerate(record["clause_contract"].tolist()):
        if other == contract and record["clause_kind"][row] == END_ON_DATE:
            signed = int(record["contract_week"][contract])
            ends.append(signed + int(record["clause_weeks"][row]) - int(record["turn"]))
    return max(0, min(ends) - 1)


def backlog(
    weight: float, found: Mapping[Pair, tuple[float, float, float]], firms: Sequence[Table]
) -> list[float]:
    """What promises between firms add to each firm's value and take from it."""
    values = []
    for f, firm in enumerate(firms):
        means = firm["cash"] + firm["service_rate"] + max(0.0, firm["chip_rate"])
        means += 52 * firm["core_income"]
        year = sum(due for (payer, _payee), (_all, due, _fixed) in found.items() if payer == f)
        thin = max(0.0, 1.0 - means / year) if year else 0.0
        to = sum(due for (_payer, payee), (due, _year, _fixed) in found.items() if payee == f)
        by = sum(due for (payer, _payee), (due, _year, _fixed) in found.items() if payer == f)
        fixed = sum(due for (payer, _payee), (_all, _year, due) in found.items() if payer == f)
        values.append(weight * (to - thin * (by - fixed) - fixed))
    return values


def spread(constants: Table, firm: Table, value: float) -> float:
    """What lenders ask: a floor, leverage, till, coverage; nothing for what the state covers."""
    interest = int(firm["debt"] * (constants["base_rate"] + firm["spread"]) / 52.0)
    thin = min(1.0, interest / max(1.0, firm["income"]))
    asked = constants["spread_low"] + constants["spread_leverage"] * firm["debt"] / value
    asked += constants["spread_runway"] * (1.0 - lasting(constants, firm, firm["cash"]))
    asked += constants["breach_spread"] * firm["doubted"] / 1000.0
    asked = min(constants["spread_cap"], asked + constants["spread_coverage"] * thin)
    risky = max(0, firm["debt"] - firm["backstop"])
    return float(asked * risky / firm["debt"]) if firm["debt"] else float(asked)


def lasting(constants: Table, firm: Table, till: float) -> float:
    """Part of the weeks lenders ask for that a till lasts, at the loss of a week."""
    rate = constants["base_rate"]
    interest = int(firm["debt"] * (rate + firm["spread"]) / 52.0)
    aside = rate + firm["spread"] + constants["vehicle_premium"]
    interest += int(firm["spv_debt"] * aside / 52.0)
    interest += int(firm["margin_debt"] * (rate + constants["margin_premium"]) / 52.0)
    loss = interest - firm["earn_rate"] / 52.0
    if loss <= 0.0 or constants["lender_weeks"] == 0:
        return 1.0
    return float(min(1.0, max(0.0, till / loss / constants["lender_weeks"])))


def loan_limit(constants: Table, firm: Table) -> float:
    """Debt lenders grant: by income, or what a till of its own lasts of a small part of value."""
    venture = constants["venture_part"] * firm["value"]
    venture *= lasting(constants, firm, firm["cash"] - firm["debt"])
    grant = max(constants["debt_multiple"] * firm["earn_rate"], venture)
    return float(min(grant, constants["loan_limit"] * firm["value"]))


def panic(
    claims: Mapping[Pair, float], values: Sequence[float], debts: Sequence[int], failed: int,
    weight: float,
) -> list[float]:  # fmt: skip
    """Sentiment every firm loses when one fails: creditors, who shares them, who borrows."""
    lost = [0.0] * len(values)
    for (creditor, debtor), amount in claims.items():
        if debtor != failed:
            continue
        hit = min(1.0, amount / max(1.0, values[creditor]))
        lost[creditor] += weight * hit
        for (other, owing), owed in claims.items():
            if other == creditor and owing not in (failed, creditor):
                lost[owing] += weight * hit * min(1.0, owed / max(1.0, values[owing]))
    if debts[failed]:
        hit = debts[failed] / sum(debts)
        for f, debt in enumerate(debts):
            if f != failed:
                lost[f] += weight * hit * min(1.0, debt / max(1.0, values[f]))
    return lost


def shared_estate(money: int, owed: Sequence[tuple[int, int]]) -> list[int]:
    """What an estate pays on claims (rank, amount): rank by rank, in equal parts."""
    paid = [0] * len(owed)
    for rank in sorted({rank for rank, _amount in owed}):
        due = sum(amount for other, amount in owed if other == rank)
        have = money
        for place, (other, amount) in enumerate(owed):
            if other == rank:
                paid[place] = amount if have >= due else amount * have // due
                money -= paid[place]
        if have < due:
            break
    return paid


def kept_by_owners(value: float, discount: float, impact: float, sums: Sequence[int]) -> float:
    """Part of a firm left to its owners after it has sold new shares for these sums in a week.

    The price falls in proportion to all that has been sold, so a sale gets the mean of the
    prices before and after it.
    """
    kept, sold = 1.0, 0.0
    for money in sums:
        before, after = sold / value, (sold + money) / value
        off = min(0.9, discount + impact * (before + after) / 2)
        shares = money / (1 - off)
        kept *= value / (value + shares)
        sold += money
    return kept
