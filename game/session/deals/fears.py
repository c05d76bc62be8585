"""What a chief fears in a contract, in dollars, by temper.

Invariant: a fear is never a gain, and what is received never costs more in fear than it
brings: more of what one gets is never liked less.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.deals.appraisal import WorthLine
from game.session.deals.doubts import Doubt, doubts_of
from game.session.deals.draft import ClauseDraft
from game.session.deals.expected import Item
from game.session.deals.money import comes_back
from game.session.deals.table import Deal, present
from game.session.deals.worth import worth_items
from game.session.numbers import number_in_words
from game.words import _

DEPENDENCE = 0.25
"""Part of leased compute's worth that one landlord of all of it would cost in fear."""
FREE_STAKE = 0.10
"""Part of a firm that one other may hold before its chief feels owned."""
VASSALAGE = 0.30
"""Part of the firm's value, per part held beyond that, that being owned costs in fear."""
HALF_YEAR = 26
"""Weeks of payments that a chief sets against the firm's means."""
STRAIN = 0.6
"""Part of the dues beyond those means that their weight costs in fear."""
MEMORY = 0.15
"""Part of what is promised that each known breach of the other side makes doubtful."""
LONGEST_MEMORY = 0.6
"""Most that is ever doubted."""
_ALL = 0.995
"""Part of the compute from which it is told as all of it."""
_THOUSAND = 1000.0
_WEEKS = 52.0


def fear_lines(deal: Deal, party: str) -> tuple[WorthLine, ...]:
    """What `party` fears, largest first; empty for a party without fears."""
    calm = 1.5 - deal.who(party).temper.risk
    items = [
        *((text, calm * usd) for text, usd in _dependence(deal, party)),
        *((text, calm * usd) for text, usd in _vassalage(deal, party)),
        *((text, calm * usd) for text, usd in _solvency(deal, party)),
        *_memory(deal, party),
        *_doubts(deal, party),
    ]
    lines = [WorthLine(text=text, amount=-round(usd)) for text, usd in items if round(usd) > 0]
    return tuple(sorted(lines, key=lambda line: line.amount))


def _dependence(deal: Deal, party: str) -> Iterator[Item]:
    """One landlord's share of the compute, once the leases are signed."""
    leases = [c for c in deal.clauses if c.kind == "lease" and c.taker == party]
    own = max(1.0, deal.who(party).compute - deal.given_up(party))
    spot = deal.view.market.spot_price * present(deal.rate(party), deal.weeks)
    for landlord in sorted({clause.giver for clause in leases if clause.giver in deal.people}):
        new = float(sum(clause.amount for clause in leases if clause.giver == landlord))
        new = min(new, deal.who(landlord).compute)
        share = min(1.0, (new + deal.leased(party, landlord)) / (new + own))
        text = _("{share:.0%} of its compute would come from {landlord}")
        if share > _ALL:
            text = _("all of its compute would come from {landlord}")
        told = text.format(share=share, landlord=deal.who(landlord).name)
        yield told, DEPENDENCE * share * share * new * spot


def _vassalage(deal: Deal, party: str) -> Iterator[Item]:
    """One holder's part of the firm, once the shares are sold."""
    owners = next((line.owners for line in deal.view.firms if line.id == party), {})
    sold: dict[str, float] = {}
    for clause in deal.clauses:
        if clause.kind in ("stake", "reinvestment") and clause.taker == party:
            sold[clause.giver] = sold.get(clause.giver, 0.0) + _part_sold(deal, clause)
    for holder, part in sorted(sold.items()):
        held = min(1.0, owners.get(holder, 0.0) + part)
        beyond = min(part, max(0.0, held - FREE_STAKE))
        text = _("{holder} would hold {held:.0%} of the firm")
        told = text.format(holder=deal.who(holder).name, held=held)
        yield told, VASSALAGE * beyond * deal.who(party).value


def _part_sold(deal: Deal, clause: ClauseDraft) -> float:
    if clause.kind == "stake":
        return min(clause.price, 1.0)
    amount = comes_back(deal, clause)
    return amount / (deal.who(clause.taker).value + amount + 1.0)


def _solvency(deal: Deal, party: str) -> Iterator[Item]:
    """Half a year of dues against cash, income and what could be raised."""
    who = deal.who(party)
    due, means = due_soon(deal, party)
    if due > means:
        text = _("it makes {due} due in half a year; cash, gains and what could be raised: {means}")
        if who.income < 0.0:
            text = _(
                "it makes {due} due in half a year; cash and what could be raised, less what is "
                "lost by then: {means}"
            )
        told = text.format(due=number_in_words(due, "usd"), means=who.in_words(means))
        yield told, STRAIN * (due - means)


def due_soon(deal: Deal, party: str) -> tuple[float, float]:
    """US dollars due from `party` in half a year, and its means until then."""
    who = deal.who(party)
    due = sum(_due_in_half_a_year(deal, clause, party) for clause in deal.clauses)
    return due, max(0.0, who.cash + who.funds + HALF_YEAR * who.income)


def _due_in_half_a_year(deal: Deal, clause: ClauseDraft, party: str) -> float:
    """Dollars due from `party` in the first half year, not counting what comes in return."""
    weeks, amount = min(HALF_YEAR, deal.weeks), clause.amount * _THOUSAND
    part = min(1.0, weeks / max(1, clause.weeks))
    units = min(clause.amount, deal.who(clause.giver).compute)
    given = {
        "payment": amount * (-(-weeks // clause.weeks) if clause.weeks else 1),
        "stake": amount,
        "purchase": amount * part,
        "project": amount * weeks,
    }
    taken = {"lease": units * clause.price * _THOUSAND * weeks, "credit": amount * part}
    due = given if clause.giver == party else taken if clause.taker == party else {}
    return due.get(clause.kind, 0.0)


def _memory(deal: Deal, party: str) -> Iterator[Item]:
    """Promises of those who were known to break theirs."""
    doubts: dict[str, float] = {}
    for clause in deal.clauses:
        lets = clause.kind == "lease" and clause.giver == party
        giver = clause.taker if lets else clause.giver
        if (lets or clause.taker == party) and deal.who(giver).breaches:
            gain = sum(usd for _text, usd in worth_items(deal, clause, party))
            doubts[giver] = doubts.get(giver, 0.0) + max(0.0, gain)
    for giver, gain in sorted(doubts.items()):
        breaches = deal.who(giver).breaches
        text = (
            _("{firm} has broken its word {count} times")
            if breaches > 1
            else _("{firm} has broken its word before")
        )
        told = text.format(firm=deal.who(giver).name, count=breaches)
        yield told, _forgone(deal, giver) * gain


def _forgone(deal: Deal, firm: str) -> float:
    """Part of what a firm promises that its known breaches make doubtful."""
    return min(LONGEST_MEMORY, MEMORY * deal.who(firm).breaches)


def doubted(deal: Deal, party: str) -> float:
    """US dollars that others promise `party` beyond all means, their breaches aside."""
    return sum(doubt.usd for doubt in doubts_of(deal, party))


def _doubts(deal: Deal, party: str) -> Iterator[Item]:
    """Promises beyond all means, of what the memory of breaches leaves of them."""
    for doubt in doubts_of(deal, party):
        yield doubt.text, doubt.usd * _left(deal, doubt)


def _left(deal: Deal, doubt: Doubt) -> float:
    """Part of a doubted promise that no breach made doubtful before; all of a loan."""
    return 1.0 if doubt.lent else 1.0 - _forgone(deal, doubt.payer)
