"""In which weeks the worth of a contract is reckoned, in words.

Invariant: the weeks told are those the worth is reckoned over, and as many of them as said lie
before the game's last.
"""

from __future__ import annotations

from game.session.deals.table import Deal
from game.words import _, ngettext


def measure_of(deal: Deal, wait: int) -> str:
    """What the figures of worth are; `wait` is the weeks until the contract can run at all."""
    text = ngettext(
        "Worth is what it would bring the books in {weeks} week, discounted, less what is "
        "feared; what investors will make of it is not in it.",
        "Worth is what it would bring the books in {weeks} weeks, discounted, less what is "
        "feared; what investors will make of it is not in it.",
        deal.weeks,
    ).format(weeks=deal.weeks)
    played = max(0, deal.view.turns - deal.view.turn - wait)
    return f"{text} {_beyond(deal, played)}" if played < deal.weeks else text


def _beyond(deal: Deal, played: int) -> str:
    """That chiefs reckon beyond the last week of the game, and how much of it is played."""
    told = _("Chiefs reckon beyond the game's last week")
    if not any(clause.kind == "end-on-date" for clause in deal.clauses):
        told = _("Of what has no last day chiefs reckon beyond the game's last week")
    text = ngettext(
        "{told}: {n} of these weeks is played.", "{told}: {n} of these weeks are played.", played
    )
    return text.format(told=told, n=played)
