"""The smallest change that would make the others sign.

Invariant: a change touches one number of one clause, or adds one payment; the draft it
belongs to is more likely to be signed than not, so it is never worse for them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import attrs
from attrs import frozen

from game.session.clause_words import Promise, sentence
from game.session.deals.ahead import is_outside
from game.session.deals.appraisal import Change
from game.session.deals.draft import ClauseDraft, Draft
from game.session.deals.table import ENDLESS, LONGEST, lasts
from game.session.view import View

LIKELY = 0.5
"""Odds from which somebody is likely to sign."""
DIGITS = 3
"""Digits that people say numbers with."""
MONTH = 4
"""Weeks between the payments added to a contract that ends on a date."""
STEPS = 10
"""Halvings of the way from the draft to the farthest number tried."""
_FARTHEST = 20.0
"""Times as large, or as small a part, as a number may become."""
_LEAST = 1e-6
"""The smallest part of it that an amount may become: hardly anything is left of it."""
_LARGEST = 10**9
"""Thousands of dollars of the largest payment tried."""
_STRANGE = 1.25
"""How much dearer than a payment on top a change of what is written may be."""
_LEFT_ALONE = ("end-on-date", "secrecy")
"""Kinds whose numbers are not looked at: they move little."""

Odds = Callable[[Draft], float]
Cost = Callable[[Draft], float]
"""What a draft costs the one who asks, in US dollars."""


@frozen
class _Way:
    """A draft that they would sign, the clause changed in it, and how far that went."""

    draft: Draft
    place: int
    far: float
    odds: float
    added: bool = False


def smallest_change(
    view: View, draft: Draft, payer: str, payee: str, odds: Odds, cost: Cost | None = None
) -> Change | None:
    """The change that brings `odds` above one half and costs least, else changes least.

    Where no number of the draft can bring it, `payer` pays `payee` something besides.

    None when they are there already, or when no single change would do.
    """
    if not draft.clauses or odds(draft) > LIKELY:
        return None
    scaled = (way for way in _scaled(draft, odds) if _is_allowed(view, way))
    ways = [*scaled, *_with_payment(draft, payer, payee, odds)]
    if not ways:
        return None
    best = min(ways, key=lambda way: _price(way, draft, cost))
    text = sentence(promise_of(view, best.draft.clauses[best.place]))
    return Change(text=text, clause=best.place, draft=best.draft, odds=best.odds)


def _is_allowed(view: View, way: _Way) -> bool:
    """Whether the clause that is changed stays within what the rules let anybody promise."""
    clause = way.draft.clauses[way.place]
    if is_outside(view, clause):
        return False
    most = view.bearings.most_price(clause.kind, clause.giver, clause.subject)
    return clause.price <= most


def _price(way: _Way, draft: Draft, cost: Cost | None) -> tuple[float, float]:
    """What a way costs beyond the draft, and how far it goes from it."""
    far = way.far + (_FARTHEST if way.added else 0.0)
    if cost is None:
        return far, 0.0
    more = max(0.0, cost(way.draft) - cost(draft))
    return more * (_STRANGE if way.added else 1.0), far


def _scaled(draft: Draft, odds: Odds) -> Iterator[_Way]:
    """For every number, the nearest to it that would do."""
    for place, clause in enumerate(draft.clauses):
        if clause.kind in _LEFT_ALONE:
            continue
        for name in _numbers(clause):
            least = _LEAST if name == "amount" else 1.0 / _FARTHEST
            for most in (_FARTHEST, least):
                yield from _nearest(draft, place, name, most, odds)


def _numbers(clause: ClauseDraft) -> Iterator[str]:
    about = clause.about
    for name, unit in (("amount", about.amount), ("price", about.price), ("weeks", about.weeks)):
        if unit and getattr(clause, name) > 0:
            yield name


def _nearest(draft: Draft, place: int, name: str, most: float, odds: Odds) -> Iterator[_Way]:
    """The least factor on the way to `most` that would do; nothing when not even that does."""
    best = _tried(draft, place, name, most, odds)
    if best.odds <= LIKELY:
        return
    low, high = 0.0, 1.0
    for _step in range(STEPS):
        middle = 0.5 * (low + high)
        way = _tried(draft, place, name, most**middle, odds)
        if way.odds > LIKELY:
            best, high = way, middle
        else:
            low = middle
    yield best


def _tried(draft: Draft, place: int, name: str, factor: float, odds: Odds) -> _Way:
    longest = min(lasts(draft.clauses), LONGEST)
    clause = _scaled_clause(draft.clauses[place], name, factor, longest)
    other = _with(draft, place, clause)
    return _Way(other, place, abs(math.log(factor)), odds(other))


def _scaled_clause(clause: ClauseDraft, name: str, factor: float, longest: int) -> ClauseDraft:
    """The clause with one number scaled, in the digits people use, within what it may be.

    Nothing is spread over more weeks than the contract lasts (`longest`), or than it was.
    """
    if name == "amount":
        return attrs.evolve(clause, amount=max(1, round(_rounded(clause.amount * factor))))
    if name == "weeks":
        weeks = min(round(clause.weeks * factor), max(clause.weeks, longest))
        return attrs.evolve(clause, weeks=max(1, weeks))
    most = 1.0 if clause.about.price.startswith(("part", "chance")) else math.inf
    return attrs.evolve(clause, price=min(most, _rounded(clause.price * factor)))


def _rounded(number: float) -> float:
    """The number to a few significant digits, as people say numbers."""
    return float(f"{number:.{DIGITS}g}")


def _with(draft: Draft, place: int, clause: ClauseDraft) -> Draft:
    clauses = (*draft.clauses[:place], clause, *draft.clauses[place + 1 :])
    return attrs.evolve(draft, clauses=clauses)


def _with_payment(draft: Draft, payer: str, payee: str, odds: Odds) -> Iterator[_Way]:
    """The least money that would do: month by month where the contract lasts so long."""
    period = MONTH if MONTH < lasts(draft.clauses) < ENDLESS else 0
    low, high, best = 0.0, math.log(_LARGEST), None
    for _step in range(STEPS + 4):
        middle = 0.5 * (low + high)
        amount = round(_rounded(math.exp(middle)))
        clause = ClauseDraft(kind="payment", giver=payer, taker=payee, amount=amount, weeks=period)
        other = attrs.evolve(draft, clauses=(*draft.clauses, clause))
        chance = odds(other)
        if chance > LIKELY:
            best, high = _Way(other, len(draft.clauses), middle, chance, added=True), middle
        else:
            low = middle
    if best is not None:
        yield best


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
