"""Ties a chief asks for: that a tenant rents of nobody else, that a rich firm answers for it.

Invariant: both are asked for only where the appraisal of all who would sign leaves a gain to
share: the margin of work that would go to other landlords, or a creditor's fear beyond what
the guarantor is expected to lose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from game.players.heuristic.forms import round_down, round_price, thousands
from game.players.heuristic.outlook import WEEKS_A_YEAR, Outlook
from game.players.heuristic.rights import MONTH, PARTNERS, Right, priced
from game.session.deals import ClauseDraft, Draft
from game.session.deals.side import side_of
from game.session.deals.standing import standings
from game.session.deals.weighing import table_of
from game.session.view import ChipLine, FirmLine
from game.words import _

SOLID: Final = 2.0
"""Times the loan that who is asked to answer for it could pay, as far as is known."""
WILLING: Final = 0.45
"""Odds below which a creditor is thought to need somebody else's word."""
LONG: Final = 2 * WEEKS_A_YEAR
"""Weeks over which cards are paid off for which somebody answers: who lends is in no hurry."""
_YEAR: Final = ClauseDraft(kind="end-on-date", weeks=WEEKS_A_YEAR)
_END: Final = ClauseDraft(kind="end-on-date", weeks=LONG)


def tenants_bound(outlook: Outlook) -> Iterator[Right]:
    """A landlord pays its largest tenants for renting nowhere else, where others could let."""
    me = outlook.view.firm
    tenants = {firm.id: firm for firm in outlook.rivals()}
    let = _let(outlook)
    for tenant in sorted(let, key=lambda firm: (-let[firm], firm))[:PARTNERS]:
        if tenant not in tenants or _is_bound(outlook, tenant):
            continue
        only = ClauseDraft(kind="exclusivity", giver=tenant, taker=me)
        if draft := priced(outlook, only, tenants[tenant]):
            reason = _("{firm} grows, and others would let to it")
            yield Right(draft=draft, reason=reason.format(firm=tenants[tenant].name))


def _let(outlook: Outlook) -> dict[str, int]:
    """Units that running contracts let to each tenant of the own firm."""
    units: dict[str, int] = {}
    for line in outlook.view.contracts:
        for clause in line.clauses if line.mine and line.state == "running" else ():
            if clause.kind == "lease" and clause.giver == outlook.view.firm:
                units[clause.taker] = units.get(clause.taker, 0) + clause.amount
    return units


def _is_bound(outlook: Outlook, tenant: str) -> bool:
    """Whether a known contract ties the tenant to one landlord already."""
    return any(
        clause.kind == "exclusivity" and clause.giver == tenant
        for line in outlook.view.contracts
        if line.state == "running"
        for clause in line.clauses
    )


def guarantors_sought(outlook: Outlook, chip: ChipLine) -> Iterator[Right]:
    """Cards on credit that its vendor would not lend, with somebody richer who answers for it."""
    loan = credit(outlook, chip)
    alone = Draft(to=chip.vendor, rank="secured", clauses=(loan, _YEAR))
    if side_of(table_of(outlook.view, alone), chip.vendor).odds >= WILLING:
        return
    for firm in _solid(outlook, loan):
        if draft := _answered(outlook, attrs.evolve(loan, weeks=LONG), firm):
            reason = _("{vendor} fears for its cards, and {firm} could answer for us")
            told = reason.format(vendor=chip.vendor_name, firm=firm.name)
            yield Right(draft=draft, reason=told)


def _solid(outlook: Outlook, loan: ClauseDraft) -> list[FirmLine]:
    """Neighbours whom lenders trust more, and to whom the loan is no great sum: the least first."""
    near = [
        firm
        for firm in outlook.rivals()
        if firm.id != loan.giver
        and firm.region == outlook.me.region
        and firm.spread < outlook.own.spread
    ]
    known = standings(outlook.view, {firm.id for firm in near})
    solid = [firm for firm in near if known[firm.id].means > SOLID * 1000.0 * loan.amount]
    return sorted(solid, key=lambda firm: (firm.value, firm.id))[:PARTNERS]


def _answered(outlook: Outlook, loan: ClauseDraft, firm: FirmLine) -> Draft | None:
    """The loan with the word of `firm`, paid by the lender out of what it gains by it.

    The borrower pays for it by its interest: who is doubted so much could promise no fee.
    """
    me = outlook.view.firm
    word = ClauseDraft(
        kind="guarantee", giver=firm.id, taker=loan.giver, subject=me, amount=loan.amount
    )
    free = Draft(to=loan.giver, rank="secured", clauses=(word, loan, _END))
    table = table_of(outlook.view, free)
    gains, costs = side_of(table, loan.giver).feared, max(0, -side_of(table, firm.id).feared)
    monthly = round_down((gains + costs) / 2.0 / 1000.0 * MONTH / LONG)
    if gains <= costs or monthly <= 0:
        return None
    fee = ClauseDraft(kind="payment", giver=loan.giver, taker=firm.id, amount=monthly, weeks=MONTH)
    return Draft(to=loan.giver, rank="secured", clauses=(word, loan, fee, _END))


def credit(outlook: Outlook, chip: ChipLine) -> ClauseDraft:
    """The cards in the queue on credit for a year, a point above what lenders ask."""
    rate = outlook.view.market.base_rate + outlook.own.spread + 0.01
    return ClauseDraft(
        kind="credit",
        giver=chip.vendor,
        taker=outlook.view.firm,
        amount=max(1, thousands(chip.queued * chip.price)),
        price=round_price(rate),
        weeks=WEEKS_A_YEAR,
    )
