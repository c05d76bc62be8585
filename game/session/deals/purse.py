"""How likely another chief is to have the money that a contract makes due, as seen from outside.

Invariant: who pays nothing can always pay, and the chance never rises with what is due; only
what everybody may know of a firm is in it. The own firm's is no chance: see `affordable`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import attrs
from attrs import frozen

from game.session.deals.able import Able, chance_of
from game.session.deals.ahead import remaining
from game.session.deals.doubts import dues_and_means
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND
from game.session.deals.fears import due_soon
from game.session.deals.standing import Standing
from game.session.deals.table import Deal
from game.session.numbers import number_in_words
from game.words import _

AT_HAND = 0.8
"""Part of its cash that a firm without need is thought to spend at once: the rest pays wages."""
STALE = 0.35
"""Log error of what was published or scouted: cash moves from week to week."""
GUESSED = 0.6
"""Log error of what a firm is thought to be able to raise and to earn."""
_TAIL = 1.64
"""Standard deviations from the middle to either end of a range that holds nine tenths."""


@frozen
class _Call:
    """A sum (US dollars) that must be found, what is thought to be there for it, how surely."""

    due: float
    there: float
    error: float
    text: str

    @property
    def chance(self) -> float:
        return chance_of(self.due, self.there, self.error)


def purse_of(deal: Deal, firm: str) -> Able:
    """Whether `firm` can pay all that the contract makes due: at once, soon and over its life.

    Its chief signs nothing that fails one of the three. Of what replaces a running contract
    only that counts which is due beyond that one.
    """
    who = deal.who(firm)
    if who.inside or firm not in deal.people:
        return Able()
    call = min(_calls(deal, who), key=lambda call: call.chance)
    told = call.text.format(firm=who.name, due=_usd(call.due), there=_usd(call.there))
    return Able(chance=call.chance, why=told)


def _calls(deal: Deal, who: Standing) -> Iterator[_Call]:
    """What the contract asks of a firm's money: at signing, in half a year, in all."""
    firm, error = who.firm, STALE + _width(who)
    text = _("{firm} may not have {due} at once; it is thought to have {there} to spend")
    yield _Call(float(at_signing(deal.clauses, firm)), _at_hand(who), error, text)
    soon, by_then = due_soon(deal, firm)
    ever, means = dues_and_means(deal, firm)
    if deal.old:
        old = remaining(deal.old, deal.view.turn)
        soon -= due_soon(attrs.evolve(deal, clauses=old), firm)[0]
        ever -= dues_and_means(deal, firm, old)[0]
    text = _("{firm} may not find {due} in half a year; its means are reckoned at {there}")
    yield _Call(soon, by_then, error + GUESSED, text)
    text = _("{firm} may not find {due} in all; its means are reckoned at {there}")
    yield _Call(ever, means, error + GUESSED, text)


def at_signing(clauses: Iterable[ClauseDraft], firm: str) -> int:
    """US dollars that `firm` pays in the first week, what it gets then taken off; at least 0."""
    due = 0
    for clause in clauses:
        at_once = clause.kind == "stake" or (clause.kind == "payment" and not clause.weeks)
        if at_once and firm in (clause.giver, clause.taker):
            due += clause.amount * (1 if clause.giver == firm else -1)
    return round(THOUSAND * max(0, due))


def _at_hand(who: Standing) -> float:
    return AT_HAND * (1.0 - who.need) * max(0.0, who.cash)


def _width(who: Standing) -> float:
    """Log error of what is told of its cash: a range holds nine of ten."""
    if who.cash_low <= 0.0 or who.cash_high <= who.cash_low:
        return 0.0
    return math.log(who.cash_high / who.cash_low) / (2.0 * _TAIL)


def _usd(amount: float) -> str:
    return number_in_words(float(f"{max(0.0, amount):.3g}"), "usd")
