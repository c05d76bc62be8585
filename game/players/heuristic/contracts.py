"""Contracts: what the chief signs, refuses, answers with an offer of its own, breaks, proposes.

Invariant: an offer is weighed as the appraisal shown to its proposer weighs it, only from
inside; the chief signs with the odds that come out, drawn once for all offers of one kind from
one firm within some weeks: asking again changes nothing, offering more does. Every offer is
answered in the week it is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.draws import Draws
from game.players.heuristic import bargains
from game.players.heuristic.memory import may_offer_on
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.dealings import BreakLine, ContractLine, OfferLine
from game.session.deals import Change, Draft, draft_of
from game.session.deals.affordable import unpayable
from game.session.deals.humour import HUMOUR_WEEKS, likeness
from game.session.deals.lettable import cannot_let
from game.session.deals.purse import at_signing
from game.session.deals.side import Side, side_of
from game.session.deals.wants import smallest_change
from game.session.deals.weighing import (
    contract_table,
    cost_of_breaking,
    odds_of,
    sides_of_handover,
    table_of,
)
from game.session.orders import Order
from game.words import _

WORTH_AN_ANSWER: Final = 0.25
"""Odds, as far as the chief can tell, from which the other side may sign a counter-offer."""
BARGAINER: Final = 0.5
"""How often a refusal comes with a counter-offer, for a chief without aggression."""
ROOM: Final = 8
"""Places for contracts that machines leave free, for secret ones and for a person's."""
HEIRS: Final = 3
"""Firms that are thought of as heirs to a contract."""
EVERY: Final = 4
"""Weeks from one proposal to the next at the earliest."""
HONOUR: Final = 0.004
"""Part of the firm's value that a broken word is thought to cost the least loyal."""
FAITHFUL: Final = 0.08
"""The same for the most loyal."""
TILL: Final = 0.5
"""Part of its cash that a firm in distress pays to be rid of a burden."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """Answers first, then ways out, then at most one offer of one's own."""
    for offer in outlook.view.offers:
        if offer.to_sign:
            yield from _answer(outlook, offer, bargains_too=True)
        elif offer.waits_for:
            yield from _withdrawal(outlook, offer)
    yield from breaks(outlook)
    if _is_the_week(outlook):
        yield from _offer(outlook)
        yield from _handover(outlook)


def reply(outlook: Outlook) -> Iterator[Proposal]:
    """A yes or a no to every offer and nothing else: even who plans no more can sign."""
    for offer in outlook.view.offers:
        if offer.to_sign:
            yield from _answer(outlook, offer, bargains_too=False)


def _withdrawal(outlook: Outlook, offer: OfferLine) -> Iterator[Proposal]:
    """The own word taken back where it could not be kept any more."""
    table = contract_table(outlook.view, offer.contract)
    if unpayable(table, ()) > 0.0:
        reason = _("we could not pay {title} any more").format(title=offer.contract.title)
        order = Order(kind="refuse", subject=offer.contract.id)
        yield Proposal(order=order, urgency=PRESSING, reason=reason)


def _answer(outlook: Outlook, offer: OfferLine, *, bargains_too: bool) -> Iterator[Proposal]:
    view, line = outlook.view, offer.contract
    draws = _humour(outlook, line)
    draft = draft_of(line, line.proposer)
    table = contract_table(view, line)
    side = side_of(table, view.firm)
    cost = at_signing(draft.clauses, view.firm)
    payable = cost <= outlook.purse and not unpayable(table, offer.dues)
    able = payable and not cannot_let(view, draft.clauses, line.replaces)
    if draws.part() < side.odds and able:
        order = Order(kind="accept", subject=line.id)
        yield Proposal(order=order, urgency=PRESSING, reason=_told(side), cost=cost)
        return
    eager = draws.part() < between(BARGAINER, 1.0, outlook.temper.aggression)
    may = bargains_too and view.own.moves and view.means.contract_room > ROOM
    change = _counter(outlook, line, draft) if eager and may else None
    if change is not None:
        first, *rest = change.draft.orders()
        reason = _("{title}: {text}").format(title=line.title, text=change.text)
        yield Proposal(order=first, urgency=USEFUL, reason=reason, then=tuple(rest))
    else:
        order = Order(kind="refuse", subject=line.id)
        yield Proposal(order=order, urgency=USEFUL, reason=_told(side))


def _humour(outlook: Outlook, line: ContractLine) -> Draws:
    """The draws that answer an offer: for some weeks the same to all that is like it."""
    whom = (outlook.view.firm, line.proposer, outlook.view.scenario, *_mind(outlook))
    since = line.since + Draws(*whom).below(HUMOUR_WEEKS)
    return Draws(*whom, since // HUMOUR_WEEKS, *likeness(line.clauses))


def _mind(outlook: Outlook) -> tuple[str, ...]:
    """What makes the chief of one game another than that of the next: the humour of all traits."""
    temper = outlook.temper
    return tuple(f"{trait:.9f}" for trait in (temper.greed, temper.risk, temper.loyalty))


def _told(side: Side) -> str:
    """What decided, in words: the largest item that speaks for the side taken."""
    items = sorted((*side.lines, *side.fears), key=lambda line: -abs(line.amount))
    best = next((line.text for line in items if (line.amount > 0) == (side.feared > 0)), "")
    return best or _("it is worth nothing to us")


def _counter(outlook: Outlook, line: ContractLine, draft: Draft) -> Change | None:
    """The smallest change after which the chief would sign, if the other side might, too."""
    view = outlook.view
    firms = {firm.id for firm in outlook.rivals()}
    sides = {party for c in draft.clauses for party in (c.giver, c.taker) if party}
    if line.proposer not in firms or len(line.parties) != 2 or not sides <= {*firms, view.firm}:
        return None

    def mine(other: Draft) -> float:
        return side_of(table_of(view, other), view.firm).odds

    change = smallest_change(view, draft, line.proposer, view.firm, mine)
    if change is None or odds_of(view, change.draft, (view.firm,)) < WORTH_AN_ANSWER:
        return None
    gain = side_of(table_of(view, change.draft), view.firm).feared
    worthy = gain >= bargains.LEAST and bargains.can_pay(outlook, change.draft)
    return change if worthy else None


def breaks(outlook: Outlook) -> Iterator[Proposal]:
    """A way out of what costs more than fees, pledges and a name are worth.

    The name is worth less to who runs short of cash, and who does pays the fee out of the
    till: that is when words are broken.
    With the world outside nobody breaks: it lends to the firm, lights and houses it; nor with
    a firm sold short, by which one would gain.
    """
    short = outlook.view.shorts.mine
    ways = {way.contract: way for way in outlook.view.breaks}
    for line in outlook.view.contracts:
        between_firms = line.mine and len(line.parties) > 1
        if short is not None and short.of in line.parties:
            continue
        if between_firms and line.state == "running" and line.id in ways:
            gain = _gain(outlook, line, ways[line.id])
            bar = outlook.me.value * between(HONOUR, FAITHFUL, outlook.temper.loyalty)
            bar *= min(1.0, outlook.runway / outlook.safe_weeks)
            cost = ways[line.id].fee + ways[line.id].damages
            if gain > bar and cost <= max(outlook.purse, _from_the_till(outlook)):
                reason = _("{title} costs more than walking out").format(title=line.title)
                order = Order(kind="break", subject=line.id)
                spent = min(cost, outlook.purse)
                yield Proposal(order=order, urgency=USEFUL, reason=reason, cost=spent)


def _from_the_till(outlook: Outlook) -> float:
    """US dollars that who runs short pays to be rid of a burden; nothing for all others."""
    return TILL * outlook.cash_after if outlook.runway < outlook.safe_weeks else 0.0


def _gain(outlook: Outlook, line: ContractLine, way: BreakLine) -> float:
    """What is saved by breaking it, before the name it costs (USD).

    Fears do not count: what binds the firm already is in its books.
    """
    view = outlook.view
    worth = side_of(contract_table(view, line), view.firm).worth
    return -worth - cost_of_breaking(view, line, way)


def _is_the_week(outlook: Outlook) -> bool:
    """Chiefs take turns in proposing, and none makes a second offer while one is open.

    Nor does anybody once as many contracts are known to stand as a world can bear.
    """
    view = outlook.view
    turn_of = Draws(view.firm, "proposes").below(EVERY)
    open_offer = any(not offer.to_sign for offer in view.offers)
    room = view.means.contract_room > ROOM
    return view.turn % EVERY == turn_of and not open_offer and room and view.own.moves > 0


def _offer(outlook: Outlook) -> Iterator[Proposal]:
    best = bargains.best(outlook)
    if best is not None:
        first, *rest = best.draft.orders()
        yield Proposal(
            order=first,
            urgency=between(SPARE, PRESSING, best.pressing),
            reason=best.reason,
            cost=at_signing(best.draft.clauses, outlook.view.firm),
            then=tuple(rest),
        )


def _handover(outlook: Outlook) -> Iterator[Proposal]:
    """The burden that others would rather take over, while cash runs short or it costs more."""
    short = outlook.runway < outlook.safe_weeks
    found = sorted(_burdens(outlook, short), key=lambda burden: (burden[1], burden[0].id))
    for line, _worth in found:
        if not may_offer_on(outlook.view, line.id):
            continue
        outsiders = (firm for firm in outlook.rivals() if firm.id not in line.parties)
        heirs = [firm for firm in outsiders if bargains.may_let(outlook, firm)]
        heirs.sort(key=lambda firm: (-firm.value, firm.id))
        for heir in heirs[:HEIRS]:
            sides = sides_of_handover(outlook.view, line, heir.id)
            if bargains.all_gain(sides):
                reason = _("{title} weighs on us, and {firm} has use for it")
                yield Proposal(
                    order=Order(kind="assign", subject=line.id, taker=heir.id),
                    urgency=between(SPARE, USEFUL, 1.0 - outlook.temper.loyalty),
                    reason=reason.format(title=line.title, firm=heir.name),
                )
                return


def _burdens(outlook: Outlook, short: bool) -> Iterator[tuple[ContractLine, int]]:
    """Running contracts with other firms that cost more than they bring, with their worth.

    While cash is `short`, any for which the firm still has to pay.
    """
    view = outlook.view
    dues = {due.contract for due in view.dues if due.amount < 0}
    for line in view.contracts:
        if line.mine and line.state == "running" and len(line.parties) > 1:
            worth = side_of(contract_table(view, line), view.firm).worth
            if worth < -bargains.LEAST or (short and line.id in dues):
                yield line, worth
