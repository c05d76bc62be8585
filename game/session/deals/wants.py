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
STEPS = 14
"""Most halvings between a number that would not do and one that would; after some ten both are
the same in the digits people use."""
_RUNG = 1.7
"""Times as large, or as small a part, as the last a number is tried next."""
_CLOSE, _WIDER = 6, 1.5
"""After so many rungs the next is so many times as far from the draft's number as the last."""
_HOPE = 0.05
"""Odds below which the best number, two rungs away at most, will not do either."""
_LOOKS = 3
"""How often it is looked closer for the best number between two that would not do."""
_GOLDEN = 0.618
"""Part of what is left that a closer look keeps: the golden section."""
_FARTHEST = 20.0
"""Times as large, or as small a part, as a number may become."""
_LEAST = 1e-6
"""The smallest part of it that an amount may become: hardly anything is left of it."""
_LARGEST = 10**9
"""Thousands of dollars of the largest payment tried."""
_STRANGE = 1.25
"""How much dearer than a payment on top a change of what is written may be."""
_EVERYBODYS = 1.0
"""Weight in a queue of those to whom no place in it is promised; nobody is promised less."""
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


_Try = Callable[[float], _Way]
"""The draft with one of its numbers so many times as large."""


def smallest_change(
    view: View, draft: Draft, payer: str, payee: str, odds: Odds, cost: Cost | None = None
) -> Change | None:
    """The change that brings `odds` above one half and costs least, else changes least.

    Where no number of the draft can bring it, `payer` pays `payee` something besides.

    None when they are there already, or when no single change would do.
    """
    if not draft.clauses or (now := odds(draft)) > LIKELY:
        return None
    scaled = (way for way in _scaled(draft, odds, now) if _is_allowed(view, way))
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
    least = _EVERYBODYS if clause.kind == "priority" else 0.0
    return (
        least <= clause.price <= view.bearings.most_price(clause.kind, clause.giver, clause.subject)
    )


def _price(way: _Way, draft: Draft, cost: Cost | None) -> tuple[float, float]:
    """What a way costs beyond the draft, and how far it goes from it."""
    far = way.far + (_FARTHEST if way.added else 0.0)
    if cost is None:
        return far, 0.0
    more = max(0.0, cost(way.draft) - cost(draft))
    return more * (_STRANGE if way.added else 1.0), far


def _scaled(draft: Draft, odds: Odds, now: float) -> Iterator[_Way]:
    """For every number, the nearest to it that would do; `now` are the odds of the draft."""
    for place, clause in enumerate(draft.clauses):
        if clause.kind in _LEFT_ALONE:
            continue
        for name in _numbers(clause):
            least = _LEAST if name == "amount" else 1.0 / _FARTHEST
            at = _tries(draft, place, name, odds)
            ways = (_nearest(at, most, now) for most in (_FARTHEST, least))
            yield from (way for way in ways if way is not None)


def _numbers(clause: ClauseDraft) -> Iterator[str]:
    about = clause.about
    for name, unit in (("amount", about.amount), ("price", about.price), ("weeks", about.weeks)):
        if unit and getattr(clause, name) > 0:
            yield name


def _nearest(at: _Try, most: float, now: float) -> _Way | None:
    """The number nearest to the draft's, on the way to `most` times it, that would do.

    Odds rise to a best number and fall beyond it, so the way is gone rung by rung; where they
    begin to fall, the best number lies between the rungs. A number that moves nothing is left
    alone. `now` are the odds of the draft.
    """
    parts = _rungs(most)
    if now > 0.0 and at(most ** parts[0]).odds == now == at(most).odds:
        return None
    before = last = 0.0
    for part in parts:
        odds = at(most**part).odds
        if odds > LIKELY:
            return _closest(at, most, last, part)
        if odds < now:
            return _near_the_best(at, most, before, part) if now > _HOPE else None
        before, last, now = last, part, odds
    return None


def _rungs(most: float) -> list[float]:
    """Parts of the way to `most` times a number that are tried, in their order."""
    way, steps, at = abs(math.log(most)) / math.log(_RUNG), [], 0.0
    while at < way:
        at = at + 1.0 if at < _CLOSE else at * _WIDER
        steps.append(min(1.0, at / way))
    return steps


def _near_the_best(at: _Try, most: float, low: float, high: float) -> _Way | None:
    """As `_nearest`, where the odds rise and fall again between two parts of the way."""
    start = low
    for _step in range(_LOOKS):
        nearer, farther = (low + part * (high - low) for part in (1.0 - _GOLDEN, _GOLDEN))
        found, beyond = at(most**nearer).odds, at(most**farther).odds
        for part, odds in ((nearer, found), (farther, beyond)):
            if odds > LIKELY:
                return _closest(at, most, start, part)
        low, high = (low, farther) if found >= beyond else (nearer, high)
    return None


def _closest(at: _Try, most: float, low: float, high: float) -> _Way:
    """The first that would do between a part of the way that would not and one that would."""
    short, best = at(most**low), at(most**high)
    for _step in range(STEPS):
        middle = 0.5 * (low + high)
        way = at(most**middle)
        if way.draft in (short.draft, best.draft):
            break
        if way.odds > LIKELY:
            best, high = way, middle
        else:
            short, low = way, middle
    return best


def _tries(draft: Draft, place: int, name: str, odds: Odds) -> _Try:
    """The draft with one number scaled, by the factor; no number is weighed twice."""
    longest = min(lasts(draft.clauses), LONGEST)
    known: dict[ClauseDraft, _Way] = {}

    def at(factor: float) -> _Way:
        clause = _scaled_clause(draft.clauses[place], name, factor, longest)
        if clause not in known:
            other = _with(draft, place, clause)
            known[clause] = _Way(other, place, abs(math.log(factor)), odds(other))
        return known[clause]

    return at


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
