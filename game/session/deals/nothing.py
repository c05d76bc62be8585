"""Why a clause is worth nothing to who is bound by it, where the reason is not plain.

Invariant: a reason is told only where the worth of the clause comes out at nothing by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.deals.draft import ClauseDraft
from game.session.deals.once import ONCE, part_that_counts, running
from game.session.deals.penalties import added
from game.session.deals.table import Deal
from game.words import _


def why_nothing(deal: Deal, clause: ClauseDraft) -> str:
    """The reason in words; "" where there is none to tell."""
    tell = _REASONS.get(clause.kind)
    return tell(deal, clause) if tell else ""


def _purchase(deal: Deal, clause: ClauseDraft) -> str:
    rented = ("lease", clause.taker, clause.giver)
    if any((c.kind, c.giver, c.taker) == rented for c in deal.clauses):
        return _("over its weeks the rent beside it counts as bought")
    return _("it would be bought anyhow")


def _guarantee(deal: Deal, clause: ClauseDraft) -> str:
    if deal.owed(clause.subject, clause.taker):
        return ""
    text = _("no contract you know makes {firm} owe {taker} anything")
    taker = deal.who(clause.taker).name or clause.taker.replace("-", " ")
    return text.format(firm=deal.who(clause.subject).name, taker=taker)


def _break_fee(deal: Deal, clause: ClauseDraft) -> str:
    if added(deal, clause):
        return ""
    return _("courts would grant no more than the damages that are owed without it")


def _once(deal: Deal, clause: ClauseDraft) -> str:
    """Why a right adds nothing: it is not the giver's, or the taker has it."""
    chip = deal.chip(clause.subject) if clause.kind == "priority" else None
    if chip is not None and chip.vendor != clause.giver:
        return _("only {vendor} serves anybody first with {chip}").format(
            vendor=chip.vendor_name, chip=chip.name
        )
    if any(running(deal, clause)):
        return _("it is promised already by a contract that runs")
    if part_that_counts(deal, clause) < 1.0:
        return _("the same is promised beside it")
    return ""


_REASONS: Mapping[str, Callable[[Deal, ClauseDraft], str]] = {
    "purchase": _purchase,
    "guarantee": _guarantee,
    "break-fee": _break_fee,
    **dict.fromkeys(ONCE, _once),
}
