"""Plain twin of clearing: payments in exact fractions, found from above and from below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Claim = tuple[int, int, int, int]
"""Debtor, creditor, amount and rank; a creditor without cash of its own is outside."""


def paid_parts(
    cash: Mapping[int, Fraction], claims: Sequence[Claim], receipts: Mapping[int, Fraction]
) -> dict[tuple[int, int], Fraction]:
    """Part of each firm's claims by rank that it can pay, senior ones first."""
    parts: dict[tuple[int, int], Fraction] = {}
    for firm, own in cash.items():
        left = own + receipts[firm]
        for rank in sorted({claim[3] for claim in claims}):
            owed = sum(claim[2] for claim in claims if claim[0] == firm and claim[3] == rank)
            parts[firm, rank] = min(Fraction(1), left / owed) if owed else Fraction(1)
            left = max(Fraction(0), left - owed)
    return parts


def clearing(
    cash: Mapping[int, int], claims: Sequence[Claim], *, above: bool = True, rounds: int = 400
) -> list[float]:
    """What is paid of each claim in the greatest (`above`) or least clearing vector.

    Starts from everybody paying all, or nothing, and lets everybody pay what its
    receipts allow until that changes nothing more (Eisenberg & Noe 2001).
    """
    own = {firm: Fraction(amount) for firm, amount in cash.items()}
    paid = [Fraction(claim[2]) if above else Fraction(0) for claim in claims]
    for _ in range(rounds):
        receipts = dict.fromkeys(own, Fraction(0))
        for claim, amount in zip(claims, paid, strict=True):
            if claim[1] in receipts:
                receipts[claim[1]] += amount
        parts = paid_parts(own, claims, receipts)
        now = [(claim[2] * parts[claim[0], claim[3]]).limit_denominator(10**9) for claim in claims]
        if now == paid:
            break
        paid = now
    return [float(amount) for amount in paid]
