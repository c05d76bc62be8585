"""What a chief doubts of what others promise to pay: that they can.

Invariant: all that one payer promises shares the same means, so a doubt leaves no more of it
than these cover and takes none of what they do; more that is promised is never worth less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.compiled.clauses import kinds
from game.session.deals.committed import need_left
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, credible
from game.session.deals.table import Deal
from game.session.deals.worth import worth_items
from game.session.numbers import number_in_words
from game.words import _

DOUBT = 0.9
"""Part of a loan beyond its debtor's means that nobody reckons with."""
_LONGEST = 260
"""Weeks ahead for which means and promises are set against each other."""
_NOTHING = 1.0
"""US dollars that are reckoned with where there is nothing left, so that ratios stand."""
_LATER = ("credit", "agi-prize")
"""Kinds that make nothing due until something is drawn, or verified."""
_MONEY = kinds(lambda kind: bool(kind.pays) and not kind.frame and kind.id not in _LATER)
"""Kinds by which one party pays another, or pays for both."""


@frozen(kw_only=True)
class Doubt:
    """What a party does not believe it will see of one payer's promises."""

    payer: str
    text: str
    usd: float
    lent: bool = False
    """Whether it is a loan that would be lost, and no gain that would not come."""


@frozen
class _Promise:
    """US dollars that a clause brings if all is paid, and that it makes due for it."""

    gain: float
    due: float


def doubts_of(deal: Deal, party: str) -> Iterator[Doubt]:
    """What `party` does not believe it will see, payer by payer.

    Lenders ration who owes more than it can earn back (Stiglitz & Weiss 1981): a higher
    rate does not make up for a promise beyond all means.
    """
    for payer in sorted(set(deal.people) - {party}):
        yield from _of_promises(deal, party, payer)
        yield from _of_loans(deal, party, payer)


def beyond_means(deal: Deal, payer: str, clauses: Sequence[ClauseDraft] | None = None) -> float:
    """US dollars that a contract makes due from `payer` beyond its means, 0.0 for nothing.

    With `clauses` those are weighed in place of the contract's.
    """
    due, means = dues_and_means(deal, payer, clauses)
    return max(0.0, due - means)


def dues_and_means(
    deal: Deal, payer: str, clauses: Sequence[ClauseDraft] | None = None
) -> tuple[float, float]:
    """US dollars that a contract makes due from `payer` over its life, and its means for them."""
    weighed = deal.clauses if clauses is None else clauses
    mine = [c for c in weighed if c.kind in _MONEY and owes(c) == payer]
    return sum(_due(deal, clause, payer) for clause in mine), _means(deal, payer)


def owes(clause: ClauseDraft) -> str:
    """Who pays under a clause, or gives what it promises."""
    return clause.taker if clause.about.pays == "taker" else clause.giver


def _of_promises(deal: Deal, party: str, payer: str) -> Iterator[Doubt]:
    promises = _promises(deal, party, payer)
    promised, gain = sum(p.due for p in promises), sum(p.gain for p in promises)
    means = _means(deal, payer) + _answered_for(deal, payer, party)
    believed = _covered(promises, means)
    if promised > means and gain > believed:
        told = _told(deal, payer, promised, means)
        yield Doubt(payer=payer, text=told, usd=gain - believed)


def _promises(deal: Deal, party: str, payer: str) -> list[_Promise]:
    """What the clauses by which `payer` pays bring `party`; nothing of those that bring nothing."""
    found = []
    for clause in deal.clauses:
        theirs = clause.kind == "project" or party in (clause.giver, clause.taker)
        if clause.kind in _MONEY and owes(clause) == payer and theirs:
            gain = sum(usd for _text, usd in worth_items(deal, clause, party))
            if gain > 0.0:
                found.append(_Promise(gain, _due(deal, clause, payer)))
    return found


def _covered(promises: Sequence[_Promise], means: float) -> float:
    """Most that promises bring of which no more than `means` is paid, the best paid first."""
    brought, left = 0.0, means
    for promise in sorted(promises, key=lambda p: p.due / p.gain):
        part = min(1.0, left / promise.due) if promise.due > 0.0 else 1.0
        brought += part * promise.gain
        left -= part * promise.due
    return brought


def _due(deal: Deal, clause: ClauseDraft, payer: str) -> float:
    """US dollars it makes due, beyond what the payer would buy anyway with all it has signed."""
    if clause.kind in ("purchase", "lease"):
        weeks = max(1, min(deal.weeks, _LONGEST))
        bought = sum(_weekly(deal, c) for c in deal.clauses if owes(c) == payer)
        needed = max(0.0, need_left(deal, payer, weeks))
        beyond = max(0.0, bought - needed) / max(1.0, bought)
        return beyond * _weekly(deal, clause) * min(weeks, _lasts(clause, weeks))
    gains = (usd for _text, usd in worth_items(deal, clause, clause.taker))
    if clause.kind == "project":
        gains = (-usd for _text, usd in worth_items(deal, clause, payer) if usd < 0.0)
    return sum(usd for usd in gains if usd > 0.0)


def _lasts(clause: ClauseDraft, weeks: int) -> int:
    return max(1, clause.weeks) if clause.kind == "purchase" else weeks


def _weekly(deal: Deal, clause: ClauseDraft) -> float:
    """US dollars a week of compute and chips that a clause binds its payer to buy."""
    if clause.kind == "purchase":
        return clause.amount * THOUSAND / max(1, clause.weeks)
    if clause.kind == "lease":
        units = min(float(clause.amount), deal.who(clause.giver).compute)
        return units * clause.price * THOUSAND
    return 0.0


def _of_loans(deal: Deal, party: str, payer: str) -> Iterator[Doubt]:
    """Cards lent to who owes more than it can pay back: they are lost, not just no gain.

    What somebody else answers for is not.
    """
    lent = THOUSAND * sum(
        clause.amount
        for clause in deal.clauses
        if (clause.kind, clause.giver, clause.taker) == ("credit", party, payer)
    )
    promised = lent + deal.fixed_dues(payer, min(deal.weeks, _LONGEST))
    means = _earned(deal, payer)
    exposed = lent - _answered_for(deal, payer, party)
    if exposed > 0.0 and promised > means:
        lost = DOUBT * (1.0 - means / promised) * exposed
        yield Doubt(payer=payer, text=_told(deal, payer, promised, means), usd=lost, lent=True)


def _told(deal: Deal, payer: str, promised: float, means: float) -> str:
    text = _("{firm} can hardly pay more than {means} of the {sum} it promises")
    if means <= _NOTHING:
        text = _("{firm} can hardly pay anything of the {sum} it promises: all it has is owed")
    return text.format(
        firm=deal.who(payer).name,
        sum=number_in_words(float(f"{promised:.3g}"), "usd"),
        means=deal.who(payer).in_words(means),
    )


def _means(deal: Deal, payer: str) -> float:
    """What is left of a payer's means once it has paid what it owes others by known contracts.

    What it is bound to buy beyond its need is owed as any other sum.
    """
    weeks = max(1, min(deal.weeks, _LONGEST))
    too_much = max(0.0, -need_left(deal, payer, weeks)) * weeks
    return max(_NOTHING, _earned(deal, payer) - deal.fixed_dues(payer, weeks) - too_much)


def _answered_for(deal: Deal, payer: str, party: str) -> float:
    """US dollars that guarantors of the same bundle would pay `party` in the payer's place."""
    return sum(
        credible(deal, clause.giver, clause.amount * THOUSAND)
        for clause in deal.clauses
        if (clause.kind, clause.subject, clause.taker) == ("guarantee", payer, party)
        and clause.giver not in (payer, party)
    )


def _earned(deal: Deal, payer: str) -> float:
    """Cash, what it could raise and what it earns in those weeks; no more than it is worth.

    Who is worth less than its cash has that.
    """
    who = deal.who(payer)
    weeks = min(deal.weeks, _LONGEST)
    earned = who.means + weeks * max(0.0, who.income)
    return max(_NOTHING, min(earned, max(who.value, who.cash)))
