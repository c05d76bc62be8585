"""Plain twin of damages: the weeks of a year added up one by one.

Written from the Restatement (Second) of Contracts: the value of the promise less what the
other no longer has to give (§ 347), fees within reason (§ 356), money or loss (§§ 373, 378).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from game.compiled import clauses as kinds
from tests.support.deals import FIRMS, Clause, Deal

_YEAR = 52
_IDLE = (kinds.BREAK_FEE, kinds.COLLATERAL, kinds.SECRECY)
_PRICED = (kinds.PAYMENT, kinds.PURCHASE, kinds.PROJECT, kinds.REVENUE_SHARE, kinds.STAKE)


@attrs.frozen
class Facts:
    """Today's rent, yearly revenues and values of firms, and the rules."""

    rent: float
    rates: Sequence[float]
    values: Sequence[float]
    part: float
    penalty: float
    unproven: float
    interest: Sequence[float]
    """What each firm's lenders ask in a year, by firm."""


def leaving(deal: Deal, f: int, facts: Facts) -> dict[int, tuple[int, int, int]]:
    """What firm `f` owes each other party: fee, damages with what is given back, advance."""
    parties = {p for c in deal.clauses for p in (c.giver, c.taker)} - {f, -1}
    return {other: _towards(deal, f, other, facts) for other in parties}


def _towards(deal: Deal, f: int, other: int, facts: Facts) -> tuple[int, int, int]:
    fees = [c.amount for c in _promised(deal, f, other) if c.kind == kinds.BREAK_FEE]
    lost = loss(deal, f, other, facts)
    most = float("inf")
    if other < FIRMS:
        most = facts.penalty * lost
        if any(c.kind not in _PRICED + _IDLE for c in _promised(deal, f, other)):
            most += facts.unproven * min(facts.values[f], facts.values[other])
    fee = int(min(sum(fees), most))
    held = unearned(deal, other, f)
    advance = held + int(held * facts.interest[f] * deal.age / _YEAR)
    damages = 0 if fees else int(facts.part * lost)
    dealing = any(True for _c in (*_promised(deal, f, other), *_promised(deal, other, f)))
    return (fee, max(damages, advance - fee, 0), advance) if dealing else (0, 0, 0)


def _promised(deal: Deal, giver: int, taker: int) -> Iterator[Clause]:
    return (c for c in deal.clauses if (c.giver, c.taker) == (giver, taker))


def _weeks(deal: Deal) -> int:
    ends = [c.weeks - deal.age for c in deal.clauses if c.kind == kinds.END_ON_DATE]
    return max(0, min([_YEAR, *ends]))


def loss(deal: Deal, f: int, other: int, facts: Facts) -> float:
    """What a year would have brought `other` from `f`, less what it need no longer give."""
    ages = range(deal.age, deal.age + _weeks(deal))
    gained = sum(_money(c, ages, facts) for c in _promised(deal, f, other) if _is_gain(c))
    bought = sum(_money(c, ages, facts) for c in _promised(deal, f, other) if _is(c, "PURCHASE"))
    for c in _promised(deal, f, other):
        if _is(c, "LEASED"):
            gained += _units(c, ages) * (facts.rent - c.price)
    rents = sum(_money(c, ages, facts) for c in _promised(deal, other, f) if _is(c, "LEASED"))
    saved = (kinds.PAYMENT, kinds.REVENUE_SHARE)
    gained -= sum(_money(c, ages, facts) for c in _promised(deal, other, f) if c.kind in saved)
    return max(0.0, gained + max(rents, bought))


def felt(deal: Deal, f: int, facts: Facts, ahead: int) -> tuple[float, dict[int, float]]:
    """When firm `f` walks out: what it had promised over at most `ahead` weeks, and the part of
    their value that the other firms lose of it for good."""
    ends = [c.weeks - deal.age for c in deal.clauses if c.kind == kinds.END_ON_DATE]
    ages = range(deal.age, deal.age + max(0, min([ahead, *ends])))
    broken, parts = 0.0, {}
    for other, (fee, damages, _advance) in leaving(deal, f, facts).items():
        lost = _let_down(deal, f, other, facts, ages)
        broken += lost
        if other < FIRMS:
            parts[other] = min(1.0, max(0.0, lost - fee - damages) / facts.values[other])
    return broken, parts


def _let_down(deal: Deal, f: int, other: int, facts: Facts, ages: range) -> float:
    """What `other` would still have got; rent is paid out of the purchases it serves."""
    given = 0.0
    for c in _promised(deal, f, other):
        if _is_gain(c) or _is(c, "LEASED"):
            given += _money(c, ages, facts)
    bought = sum(_money(c, ages, facts) for c in _promised(deal, f, other) if _is(c, "PURCHASE"))
    rents = sum(_money(c, ages, facts) for c in _promised(deal, other, f) if _is(c, "LEASED"))
    return given + max(bought, rents)


def _is(clause: Clause, name: str) -> bool:
    return clause.kind == getattr(kinds, name)


def _is_gain(clause: Clause) -> bool:
    return clause.kind in (kinds.PAYMENT, kinds.PROJECT, kinds.REVENUE_SHARE)


def _units(c: Clause, ages: range) -> float:
    return sum(c.amount * (min(1.0, age / c.weeks) if c.weeks else 1.0) for age in ages)


def _money(c: Clause, ages: range, facts: Facts) -> float:
    if _is(c, "LEASED"):
        return _units(c, ages) * c.price
    if _is(c, "PAYMENT"):
        return float(c.amount * sum(a == 0 or (c.weeks > 0 and a % c.weeks == 0) for a in ages))
    if _is(c, "PROJECT"):
        return float(c.amount * len(ages))
    if _is(c, "PURCHASE"):
        return float(min(c.amount - c.done, -(-c.amount // max(1, c.weeks)) * len(ages)))
    if c.giver >= FIRMS:
        return 0.0
    share = facts.rates[c.giver] / _YEAR * len(ages) * c.price
    return min(share, c.amount - c.done) if c.amount else share


def unearned(deal: Deal, payer: int, payee: int) -> int:
    """What `payer` paid at once that `payee` has neither paid back, bought for, nor served."""
    once = [c for c in _promised(deal, payer, payee) if _is(c, "PAYMENT") and not c.weeks]
    advance = sum(c.done for c in once)
    returns = [c for c in _promised(deal, payee, payer) if c.kind not in _IDLE]
    if not returns:
        return 0
    money = [c for c in returns if c.kind in (kinds.PAYMENT, kinds.REVENUE_SHARE)]
    orders = [c for c in returns if _is(c, "PURCHASE")]
    earned = [float(sum(c.done for c in money))]
    if orders:
        earned.append(advance * sum(c.done for c in orders) / sum(c.amount for c in orders))
    dates = [c.weeks for c in deal.clauses if _is(c, "END_ON_DATE")]
    if dates or not (money or orders):
        earned.append(advance * min(1.0, deal.age / max(1, min([*dates] or [_YEAR]))))
    return max(0, advance - int(max(earned)))
