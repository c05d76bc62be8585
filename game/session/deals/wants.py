"""The smallest change that would make the others sign.

Invariant: a change touches one number of one clause, or adds one payment; the draft it
belongs to is more likely to be signed than not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import attrs

from game.session.clause_words import Promise, sentence
from game.session.deals.appraisal import Change
from game.session.deals.draft import ClauseDraft, Draft
from game.session.deals.table import ENDLESS, lasts
from game.session.view import View

LIKELY = 0.5
"""Odds from which somebody is likely to sign."""
STEPS = (1.1, 1.25, 1.5, 2.0, 3.0, 5.0)
"""Factors tried on each number, up and down, smallest first."""
DIGITS = 3
SUMS = tuple(base * 10**power for power in range(3, 9) for base in (1, 2, 5))
"""Thousands of dollars tried as a payment, smallest first."""
MONTH = 4
"""Weeks between the payments added to a contract that ends on a date."""
_FIXED = ("end-on-date", "secrecy", "collateral", "guarantee", "break-fee")
"""Kinds whose numbers are looked at last, if at all: they move little and cost much."""


def smallest_change(
    view: View, draft: Draft, payer: str, payee: str, odds: Callable[[Draft], float]
) -> Change | None:
    """The change nearest to the draft that brings `odds` above one half.

    Where no number of the draft can bring it, `payer` pays `payee` something besides.

    None when they are there already, or when no single change would do.
    """
    if not draft.clauses or odds(draft) > LIKELY:
        return None
    for step in STEPS:
        tried = [(odds(other), place, other) for place, other in _scaled(draft, step)]
        likely = [item for item in tried if item[0] > LIKELY]
        if likely:
            chance, place, other = min(likely, key=lambda item: (item[0], item[1]))
            return Change(text=_told(view, other, place), clause=place, draft=other, odds=chance)
    return _with_payment(view, draft, payer, payee, odds)


def _scaled(draft: Draft, step: float) -> Iterator[tuple[int, Draft]]:
    """Every draft in which one number is `step` times as large or as small."""
    for place, clause in enumerate(draft.clauses):
        if clause.kind in _FIXED:
            continue
        for factor in (step, 1.0 / step):
            for changed in _changes(clause, factor):
                yield place, _with(draft, place, changed)


def _changes(clause: ClauseDraft, factor: float) -> Iterator[ClauseDraft]:
    about = clause.about
    if about.amount and clause.amount > 0:
        yield attrs.evolve(clause, amount=max(1, round(_rounded(clause.amount * factor))))
    if about.price and clause.price > 0.0:
        most = 1.0 if about.price.startswith(("part", "chance")) else math.inf
        yield attrs.evolve(clause, price=min(most, _rounded(clause.price * factor)))
    if about.weeks and clause.weeks > 0:
        yield attrs.evolve(clause, weeks=max(1, round(clause.weeks * factor)))


def _rounded(number: float) -> float:
    """The number to a few significant digits, as people say numbers."""
    return float(f"{number:.{DIGITS}g}")


def _with(draft: Draft, place: int, clause: ClauseDraft) -> Draft:
    clauses = (*draft.clauses[:place], clause, *draft.clauses[place + 1 :])
    return attrs.evolve(draft, clauses=clauses)


def _with_payment(
    view: View, draft: Draft, payer: str, payee: str, odds: Callable[[Draft], float]
) -> Change | None:
    """Money for what no number of the draft can bring: month by month where it lasts so long."""
    period = MONTH if MONTH < lasts(draft.clauses) < ENDLESS else 0
    for amount in SUMS:
        clause = ClauseDraft(kind="payment", giver=payer, taker=payee, amount=amount, weeks=period)
        other = attrs.evolve(draft, clauses=(*draft.clauses, clause))
        chance = odds(other)
        if chance > LIKELY:
            place = len(draft.clauses)
            return Change(text=_told(view, other, place), clause=place, draft=other, odds=chance)
    return None


def _told(view: View, draft: Draft, place: int) -> str:
    return sentence(promise_of(view, draft.clauses[place]))


def promise_of(view: View, clause: ClauseDraft) -> Promise:
    """A drafted clause with the names of its parties and its subject."""
    names = {line.id: line.name for line in view.firms}
    names |= {line.id: line.name for line in view.chips}
    names |= {line.id: line.name for line in view.market.segments}
    return Promise(
        kind=clause.kind,
        giver=names.get(clause.giver, clause.giver),
        taker=names.get(clause.taker, clause.taker),
        subject=names.get(clause.subject, clause.subject),
        amount=clause.amount,
        price=clause.price,
        weeks=clause.weeks,
    )
