"""A word that was kept: who has paid on time is trusted a little more in what it promises next.

Invariant: what a kept word adds is a part of what its giver promises anew, never more than the
whole of it, and nothing where the scenario says so; it is seen by who was paid alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.dealings import ContractLine
from game.session.deals.appraisal import WorthLine
from game.session.deals.doubts import owes
from game.session.deals.draft import clause_drafts
from game.session.deals.table import Deal
from game.session.deals.worth import worth_items
from game.words import ngettext

QUARTER = 13
"""Weeks after each of which dues that were paid are remembered."""
_DUES = ("payment", "lease", "purchase", "credit", "revenue-share")
"""Kinds under which something falls due again and again."""


def kept_lines(deal: Deal, party: str) -> Iterator[WorthLine]:
    """What `party` adds to the promises of each who has paid it on time before.

    Repeated dealing is what makes promises good (Klein & Leffler 1981).
    """
    part = deal.view.bearings.kept_word
    for payer in sorted(set(deal.parties) - {party}) if part > 0.0 else ():
        quarters = quarters_kept(deal, payer, party)
        promised = sum(
            usd
            for clause in deal.clauses
            if owes(clause) == payer
            for _text, usd in worth_items(deal, clause, party)
            if usd > 0.0
        )
        amount = round(min(1.0, part * quarters) * promised)
        if amount > 0:
            text = ngettext(
                "{firm} has paid on time for {n} quarter",
                "{firm} has paid on time for {n} quarters",
                quarters,
            )
            yield WorthLine(text=text.format(firm=deal.who(payer).name, n=quarters), amount=amount)


def quarters_kept(deal: Deal, payer: str, payee: str) -> int:
    """Whole quarters for which contracts made `payer` pay `payee`, one for each that ended so.

    Who missed a due has failed, and who broke its word is remembered for that.
    """
    lines = (line for line in deal.view.contracts if line.id != deal.contract)
    return sum(_quarters(deal, line) for line in lines if _binds(line, payer, payee))


def _quarters(deal: Deal, line: ContractLine) -> int:
    if line.state == "running":
        return max(0, deal.view.turn - line.since) // QUARTER
    return int(line.state == "ended")


def _binds(line: ContractLine, payer: str, payee: str) -> bool:
    """Whether a due of the contract comes back that one pays the other."""
    return any(
        clause.kind in _DUES
        and owes(clause) == payer
        and payee in (clause.giver, clause.taker)
        and not (clause.kind == "payment" and not clause.weeks)
        for clause in clause_drafts(line.clauses)
    )
