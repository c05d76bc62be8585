"""What clauses about rights and chances are worth to a party.

Invariant: a gain is what the rules would bring, over the weeks of the contract and at the
discount of its payments; what hangs on chance counts by its odds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.session.dealings import ENDING
from game.session.deals.doors import could_be_let_for, margin_of, shown, won
from game.session.deals.draft import ClauseDraft, clause_draft
from game.session.deals.drawn import would_buy
from game.session.deals.expected import (
    LOSS_GIVEN_DEFAULT,
    THOUSAND,
    WEEKS,
    Item,
    chance_of_failure,
    credible,
    grown,
    seller_share,
    sign_for,
    to_be_rented,
    usual_spend,
)
from game.session.deals.money import MARGIN
from game.session.deals.once import part_not_had, running
from game.session.deals.queues import weight_of_others
from game.session.deals.table import LONGEST, Deal, present
from game.session.view import ChipLine, Segment
from game.words import _

EARLIER = 6.0
"""Weeks of rent that a card served first earns more."""
DISPLEASED = 0.25
"""Part of that which serving others later costs the vendor."""
POINT = 0.02
"""Part of service revenue that a point of capability is worth."""
DOORS = 0.0005
"""Part of its value that the users of a firm's other business could bring in a year."""
RIVALRY = 0.35
"""Least part of what a licence or a rival's door brings its taker that its giver loses in users."""
RIVAL = 0.02
"""Share of a segment from which its holder is a rival of all others there."""
DOUBLED = 1.5
"""Most that stronger models are thought to add to a service's revenue, as a part of it."""
UPSETS = 2.0
"""Points by which one maker's lead over another wanders in a week, in four weeks twice that."""
STEPS = 8
"""Parts of a licence's term that are looked at."""
OPTIONS = 0.06
"""Part of its compute's rent that a firm loses by having one landlord only."""
TENANT = 0.02
"""Part of its compute from which on a firm that leases it is thought to lease what it needs."""
LATER = 0.0004
"""Part of its value, a year, that the right to rent anywhere is worth to a firm besides."""
SILENCE = 1e-5
"""Part of its value that a firm forgoes by not being able to tell of a contract."""
DISCRETION = 0.5
"""Part of that which the other side gains by it."""
PACE = 0.3
"""Points of capability a week by which the best model is thought to gain on the panel's bar."""
VERDICT = 0.5
"""Chance that the panel agrees with who declares at the bar."""
SECOND_HAND = 0.5
"""Part of the list price that pledged cards are expected to bring."""
ANSWERED_WEEKS = 13
"""Weeks of dues that a guarantor is expected to be asked for."""


def priority(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Cards some weeks earlier, where there is a queue and it is the giver's to serve.

    No more of them than the taker is thought to buy; of a place that it has already only what
    it is moved up from there.
    """
    chip = deal.chip(clause.subject)
    if chip is None or chip.vendor != clause.giver or chip.stock > chip.output:
        return
    had = (_moved_up(deal, clause, chip, *place) for place in running(deal, clause))
    gain = _moved_up(deal, clause, chip, clause.price, deal.weeks) - max(had, default=0.0)
    if gain <= 0.0:
        return
    if party == clause.taker:
        yield _("cards before others"), gain
    else:
        yield _("others served later"), -gain * DISPLEASED


def _moved_up(deal: Deal, clause: ClauseDraft, chip: ChipLine, weight: float, weeks: int) -> float:
    """US dollars that a weight in the chip's queue brings the taker in so many weeks."""
    bought = would_buy(deal, clause.taker, clause.giver, deal.weeks) / deal.weeks / chip.price
    ahead = max(1.0, weight / weight_of_others(deal, clause))
    cards = min(bought, min(0.25, 0.05 * math.log(ahead)) * chip.output)
    rent = chip.units * deal.view.market.spot_price
    span = present(deal.rate(clause.giver), min(weeks, deal.weeks))
    return min(cards * rent * EARLIER * span, 0.02 * deal.who(clause.taker).value)


def licence(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """What the giver's models bring in users: today's, and what it will release meanwhile.

    Who gives them without an end gives them for as long as anybody reckons; who takes them
    counts on no more than the usual while, for all may end what has no last day.
    """
    taker, mine = deal.who(clause.taker), party == clause.taker
    lead = deal.best_of(clause.giver) - max(taker.capability, deal.best_open)
    weeks = deal.weeks if mine else _life(deal)
    base = max(taker.revenue, DOORS * taker.value / WEEKS)
    base = grown(base, weeks) * present(deal.rate(clause.giver), weeks)
    today = base * min(DOUBLED, POINT * max(0.0, lead))
    whole = base * min(DOUBLED, POINT * lead_to_come(lead, weeks))
    part = 1.0 if mine else -_lost_users(deal, clause)
    part *= part_not_had(deal, clause)
    if deal.best_of(clause.giver) > 0.0:
        yield (
            (_("stronger models to serve") if mine else _("a rival serves our models")),
            (part * today),
        )
        text = _("and what we will release: {points:.1f} points ahead on average")
        if mine:
            text = _("what they will release: {points:.1f} points ahead on average")
        yield text.format(points=lead_to_come(lead, weeks)), part * (whole - today)


def _life(deal: Deal) -> int:
    """Weeks for which a right is given away: all that anybody reckons with if nothing ends it."""
    ends = any(clause.kind in ENDING for clause in deal.clauses)
    return deal.weeks if ends else LONGEST


def lead_to_come(lead: float, weeks: int) -> float:
    """Mean over `weeks` of the points by which one maker's best model is expected to be ahead.

    Who may serve both serves the better one: an option to exchange one for the other
    (Margrabe 1978) on leads that wander, normal (Bachelier 1900), as each releases in its turn.
    """
    middles = ((step + 0.5) / STEPS * weeks for step in range(STEPS))
    return sum(_ahead(lead, UPSETS * math.sqrt(week)) for week in middles) / STEPS


def _ahead(lead: float, spread: float) -> float:
    """Mean of what is above zero of a normal variable of this mean and standard deviation."""
    if spread <= 0.0:
        return max(0.0, lead)
    far = lead / spread
    below = 0.5 * math.erfc(-far / math.sqrt(2.0))
    return lead * below + spread * math.exp(-0.5 * far * far) / math.sqrt(2.0 * math.pi)


def _lost_users(deal: Deal, clause: ClauseDraft) -> float:
    """Part of what the taker wins that the giver's own service loses, over all it serves.

    By revenue of each segment in which the taker sells: users come by shares, from a rival there
    at least so many; where the taker sells nothing yet, as if it sold to all alike.
    """
    segments = deal.view.market.segments
    weights = [s.usage * s.price_index * s.shares.get(clause.taker, 0.0) for s in segments]
    if sum(weights) <= 0.0:
        weights = [s.usage * s.price_index for s in segments]
    lost = sum(
        weight * lost_to(segment, clause) for segment, weight in zip(segments, weights, strict=True)
    )
    return max(RIVALRY, lost / sum(weights)) if sum(weights) > 0.0 else RIVALRY


def lost_to(segment: Segment, clause: ClauseDraft) -> float:
    """Part of those whom a taker wins in a segment who would have used the giver's service."""
    held = segment.shares.get(clause.giver, 0.0)
    others = max(0.01, 1.0 - segment.shares.get(clause.taker, 0.0))
    return min(1.0, max(RIVALRY if held >= RIVAL else 0.0, held / others))


def placement(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Users whom a door brings and takes, by the logit that users choose by (Berry 1994).

    Who lives by attention shows them what else it sells: see `attention_won` of the engine.
    Whose door it is knows that and bargains for its part (Nash 1950). Of a door that stands
    open already only what it is widened by counts.
    """
    segment = deal.segment(clause.subject)
    most = deal.view.bearings.most_price("placement", clause.giver, clause.subject)
    opened = deal.opened(clause.giver, clause.taker, clause.subject)
    width = min(clause.price, most) - opened
    if segment is None or width <= 0.0:
        return
    part = won(segment, clause.taker, width)
    users = part * margin_of(deal, segment, deal.rate(clause.giver))
    if party == clause.taker:
        yield _("users who come through the door"), users
        aside = shown(deal, clause.giver, clause.taker, width)
        yield _("what they are shown beside it"), aside
    else:
        yield _("users who pass by"), -users * lost_to(segment, clause)
        room = could_be_let_for(deal, clause, segment, width)
        yield _("what such a door could be let for"), -room


def exclusivity(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """What having one landlord costs, and the margin of the work that it keeps with that one."""
    bound = deal.who(clause.giver)
    span = present(deal.rate(clause.giver), deal.weeks) * part_not_had(deal, clause)
    if party == clause.giver:
        rent = bound.compute * deal.view.market.spot_price
        yield _("no other landlord"), -OPTIONS * rent * span
        yield _("what other landlords may offer later"), -LATER * bound.value / WEEKS * span
    else:
        kept = min(_work_elsewhere(deal, clause), to_be_rented(deal, party, clause.giver))
        yield _("margin of work that would go to other landlords"), MARGIN * kept * span


def _work_elsewhere(deal: Deal, clause: ClauseDraft) -> float:
    """US dollars a week that a tenant's growth of a year would bring other landlords.

    Of a tenant: who leases nothing, by what is known, buys what it grows by and gives up nothing.
    """
    weeks = min(float(deal.weeks), WEEKS)
    grown = usual_spend(deal, clause.giver, weeks) - usual_spend(deal, clause.giver, 0.0)
    return grown * _how_far_tenant(deal, clause.giver) * (1.0 - seller_share(deal, clause.taker))


def _how_far_tenant(deal: Deal, firm: str) -> float:
    """How far a firm lives by leases, by known contracts and this one, 0 to 1."""
    known = (clause_draft(c) for line in deal.beside() for c in line.clauses)
    leases = (c for c in (*known, *deal.clauses) if (c.kind, c.taker) == ("lease", firm))
    whole = max(TENANT * deal.who(firm).compute, 1.0)
    return min(1.0, sum(c.amount for c in leases) / whole)


def secrecy(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """What a firm could have made of telling, until it leaks (a geometric wait)."""
    leak = min(1.0, max(clause.price, 1e-3))
    kept = (1.0 - (1.0 - leak) ** deal.weeks) / (leak * WEEKS)
    worth = SILENCE * deal.who(clause.giver).value * min(1.0, kept)
    if party == clause.giver:
        yield _("nothing to tell investors"), -worth
    else:
        yield _("others do not know"), worth * DISCRETION


def collateral(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Cards the giver has, at what they would bring used, by the odds that it fails."""
    chip = deal.chip(clause.subject)
    if chip is None:
        return
    odds = chance_of_failure(deal, clause.giver, deal.weeks)
    cards = clause.amount * min(1.0, 1.0 / max(_pledged_part(deal, clause.giver, chip), 1e-9))
    worth = odds * cards * chip.price * SECOND_HAND
    yield _("pledged cards"), sign_for(clause, party) * worth


def _pledged_part(deal: Deal, firm: str, chip: ChipLine) -> float:
    """Pledges of a firm by known contracts and this one, over the cards it has to pledge.

    Over its cards of this chip where they are known; else over all its compute, by whatever cards.
    """
    known = (clause_draft(c) for line in deal.beside() for c in line.clauses)
    pledges = [c for c in (*known, *deal.clauses) if (c.kind, c.giver) == ("collateral", firm)]
    who = deal.who(firm)
    if who.cards is not None:
        cards = sum(c.amount for c in pledges if c.subject == chip.id)
        return cards / max(who.cards.get(chip.id, 0), 1e-9)
    units = {line.id: line.units for line in deal.view.chips}
    return sum(c.amount * units.get(c.subject, 0.0) for c in pledges) / max(who.compute, 1e-9)


def guarantee(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """What the named firm is expected to leave unpaid of what it owes the taker.

    Nobody answers for itself: who fails cannot pay for having failed.
    """
    if clause.subject == clause.giver:
        return
    odds = chance_of_failure(deal, clause.subject, deal.weeks) * LOSS_GIVEN_DEFAULT
    owed = deal.owed(clause.subject, clause.taker) * min(ANSWERED_WEEKS, deal.weeks)
    owed *= clause.amount / max(1, _answered(deal, clause))
    amount = credible(deal, clause.giver, min(clause.amount * THOUSAND, owed)) * odds
    yield _("guarantee"), sign_for(clause, party) * amount


def _answered(deal: Deal, clause: ClauseDraft) -> int:
    """Thousand US dollars for which the bundle has somebody answer for the same debts."""
    return sum(
        c.amount
        for c in deal.clauses
        if (c.kind, c.subject, c.taker) == ("guarantee", clause.subject, clause.taker)
        and c.giver != c.subject
    )


def project(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """Serving that becomes cheaper for every party, as the rules let a project's funds work.

    Skill grows with the root of all that the project gets, up to its full cost; what is
    saved is never more than what serving would have cost.
    """
    whole = clause.amount * THOUSAND * present(deal.rate(clause.giver), deal.weeks)
    if party == clause.giver:
        yield _("paid into the project"), -whole
    if party in deal.parties:
        funds = THOUSAND * sum(c.amount for c in deal.clauses if c.kind == "project")
        saved = _saved(deal, party, funds)
        yield _("cheaper serving"), saved * clause.amount * THOUSAND / max(funds, 1.0)


def _saved(deal: Deal, party: str, funds: float) -> float:
    """Present value of what a party saves in serving while the project gets `funds` a week."""
    rules = deal.view.bearings
    part = min(1.0, math.sqrt(funds / max(rules.project_cost, 1.0)))
    growth = math.exp(rules.project_gain / WEEKS * part)
    rate = deal.view.market.base_rate
    dearer = ((1.0 + rate / WEEKS) * growth - 1.0) * WEEKS
    weekly = deal.who(party).serving * deal.view.market.spot_price
    return weekly * (present(rate, deal.weeks) - present(dearer, deal.weeks))


def chance_of_verdict(deal: Deal) -> float:
    """Chance that AGI is verified while the contract lasts, by what is public.

    The best model closes in on the panel's bar at a steady pace; the wait is Weibull with
    shape 2, its scale the weeks to the bar.
    """
    gap = max(0.0, deal.view.bearings.agi_bar - deal.view.market.frontier)
    needed = max(4.0, gap / PACE)
    return VERDICT * (1.0 - math.exp(-((deal.weeks / needed) ** 2)))


def agi_prize(deal: Deal, clause: ClauseDraft, party: str) -> Iterator[Item]:
    """The prize by the chance that it falls due in time, as far as it could be paid."""
    whole = sum(c.amount for c in deal.clauses if _is_prize_of(c, clause.giver))
    amount = credible(deal, clause.giver, whole * THOUSAND) * clause.amount / max(1, whole)
    years = 0.5 * deal.weeks / WEEKS
    worth = amount * chance_of_verdict(deal) / (1.0 + deal.rate(clause.giver)) ** years
    yield _("prize, by the chance of a verdict in time"), sign_for(clause, party) * worth


def _is_prize_of(clause: ClauseDraft, giver: str) -> bool:
    return (clause.kind, clause.giver) == ("agi-prize", giver)
