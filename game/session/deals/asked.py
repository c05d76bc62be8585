"""The others who must sign, as who asks them sees them: with what they said no to of late.

Invariant: a refusal is remembered at what its terms would be worth today; only the own offers
are remembered, for nobody hears the answers that others got.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs

from game.session.deals.doors import doors_taken
from game.session.deals.draft import clause_drafts
from game.session.deals.humour import HUMOUR_WEEKS, Refusal, likeness
from game.session.deals.lettable import impossible_leases
from game.session.deals.queues import impossible_places
from game.session.deals.side import Side, side_of
from game.session.deals.table import Deal, deal_of
from game.session.view import View
from game.words import ngettext

_KEPT = 64
"""Answers kept while a draft is changed number by number: for a few views and firms."""


def sides_asked(deal: Deal, signed: tuple[str, ...]) -> tuple[Side, ...]:
    """The contract in the eyes of each other firm that must still sign, the least inclined first.

    Also of those whom only a clause between two others binds: nothing binds who has not signed.
    """
    sides = (_side_asked(deal, firm) for firm in asked(deal, signed))
    return tuple(sorted(sides, key=lambda side: (side.odds, side.firm)))


def asked(deal: Deal, signed: tuple[str, ...]) -> list[str]:
    """Ids of the other firms that must still sign."""
    return [firm for firm in deal.parties if firm not in signed and firm != deal.view.firm]


def impossible(deal: Deal) -> Iterator[str]:
    """Why the rules would not let the bundle be written, as far as everybody can know."""
    yield from impossible_leases(deal)
    yield from doors_taken(deal)
    yield from impossible_places(deal)


def doubts(deal: Deal, side: Side) -> Iterator[str]:
    """What speaks against a party's yes besides what the contract is worth to it, in words."""
    yield from filter(None, (able.in_words() for able in side.able))
    if side.refusals:
        weeks = min(refusal.age for refusal in side.refusals)
        text = ngettext(
            "{firm} said no to the like {weeks} week ago: it wants clearly more",
            "{firm} said no to the like {weeks} weeks ago: it wants clearly more",
            weeks,
        )
        yield text.format(firm=deal.who(side.firm).name, weeks=weeks)


def _side_asked(deal: Deal, firm: str) -> Side:
    like = likeness(deal.clauses)
    known = _refusals(_Same(deal.view), firm)
    refusals = tuple(refusal for what, refusal in known if what == like)
    return attrs.evolve(side_of(deal, firm), refusals=refusals)


class _Same:
    """A view as a key: the same only as itself, for it is too large to be compared."""

    def __init__(self, view: View) -> None:
        self.view = view

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.view is self.view

    def __hash__(self) -> int:
        return id(self.view)


@lru_cache(maxsize=_KEPT)
def _refusals(seen: _Same, firm: str) -> tuple[tuple[tuple[str, ...], Refusal], ...]:
    """What `firm` said no to within one humour, and what that was about."""
    view, found = seen.view, []
    for line in view.proposed:
        age = view.turn - line.week
        if line.refused_by == firm and age < HUMOUR_WEEKS:
            clauses = clause_drafts(line.clauses)
            deal = deal_of(view, clauses, line.rank, (view.firm, firm), line.replaces)
            side = side_of(deal, firm)
            refusal = Refusal(wanted=side.inclined.odds, able=side.chance_able, age=age)
            found.append((likeness(clauses), refusal))
    return tuple(found)
