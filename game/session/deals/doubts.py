"""What a chief doubts of what others promise to pay: that they can.

Invariant: a doubt is at most what the promise brings, none of a payer whose means cover all
that it is known to owe, and grows with whatever else it promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import THOUSAND, usual_spend
from game.session.deals.table import Deal
from game.session.deals.worth import worth_items
from game.session.numbers import number_in_words
from game.words import _

DOUBT = 0.9
"""Part of what lies beyond a payer's means that nobody reckons with."""
_LONGEST = 260
"""Weeks ahead for which means and promises are set against each other."""


def doubt_items(deal: Deal, party: str) -> Iterator[tuple[str, str, float]]:
    """(payer, text, US dollars) of what `party` does not believe it will see, by kind of promise.

    Lenders ration who owes more than it can earn back (Stiglitz & Weiss 1981): a higher
    rate does not make up for a promise beyond all means.
    """
    promises: dict[tuple[str, str], list[ClauseDraft]] = {}
    for clause in deal.clauses:
        payer = _payer(clause)
        if _is_debt(clause, party) and payer in deal.people and payer != party:
            promises.setdefault((payer, clause.kind), []).append(clause)
    for (payer, _kind), clauses in sorted(promises.items()):
        yield from _doubt(deal, party, payer, clauses)


def _doubt(
    deal: Deal, party: str, payer: str, clauses: Sequence[ClauseDraft]
) -> Iterator[tuple[str, str, float]]:
    gain = sum(_at_stake(deal, clause, party) for clause in clauses)
    promised = sum(_due(deal, clause, party) for clause in clauses)
    promised += deal.fixed_dues(payer, min(deal.weeks, _LONGEST))
    means = _means(deal, payer)
    if promised > means and gain > 0.0:
        text = _("{firm} promises {sum} in all; its means are {means}")
        told = text.format(
            firm=deal.who(payer).name,
            sum=number_in_words(float(f"{promised:.3g}"), "usd"),
            means=deal.who(payer).in_words(means),
        )
        yield payer, told, DOUBT * (1.0 - means / promised) * gain


def _payer(clause: ClauseDraft) -> str:
    return clause.taker if clause.kind == "credit" else clause.giver


def _is_debt(clause: ClauseDraft, party: str) -> bool:
    """Whether the clause makes fixed sums due to `party` later."""
    if clause.kind == "credit":
        return clause.giver == party
    later = clause.kind == "purchase" or (clause.kind == "payment" and clause.weeks > 0)
    return later and clause.taker == party


def _at_stake(deal: Deal, clause: ClauseDraft, party: str) -> float:
    """What the clause brings `party` if all is paid, in US dollars; to a lender, its cards."""
    if clause.kind == "credit":
        return clause.amount * THOUSAND
    return max(0.0, sum(usd for _text, usd in worth_items(deal, clause, party)))


def _due(deal: Deal, clause: ClauseDraft, party: str) -> float:
    """US dollars it makes due, beyond what the payer would buy anyway."""
    if clause.kind != "purchase":
        return _at_stake(deal, clause, party)
    weeks = max(1, min(clause.weeks, deal.weeks, _LONGEST))
    weekly = clause.amount * THOUSAND / max(1, clause.weeks)
    return max(0.0, weekly - usual_spend(deal, clause.giver, weeks)) * weeks


def _means(deal: Deal, payer: str) -> float:
    """Cash, what it could raise, and what it earns in those weeks."""
    who = deal.who(payer)
    return max(1.0, who.means + min(deal.weeks, _LONGEST) * max(0.0, who.income))
