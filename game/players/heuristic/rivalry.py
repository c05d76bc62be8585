"""Teams, suits, shortcuts and care: how far a chief goes against others and with the truth.

Invariant: who sues has been wronged or sees an opening, once in a while; corners are cut by
those who can bear risk and only where something is to be won, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.players.draws import Draws
from game.players.heuristic import goals
from game.players.heuristic.forms import round_price, thousands
from game.players.heuristic.outlook import Outlook, between
from game.players.heuristic.proposal import PRESSING, SPARE, USEFUL, Proposal
from game.session.orders import Order
from game.session.rivalry import SuitLine, TeamLine
from game.words import _

HEARS: Final = 4
"""Weeks after which a team that has moved hears bids again."""
REST: Final = 10
"""Weeks after a bid in which the chief lets others' teams be."""
QUIET: Final = 3
"""Weeks at the start in which nobody bids."""
LESSON: Final = 2.0
"""Points by which a house must be ahead before its teams are courted."""
APPETITE: Final = 0.3
"""Aggression without loyalty from which a chief bids at all."""
OFFER: Final = (2.0, 6.0)
"""Pay offered to a team against the market: by the least and the most aggressive."""
BONUS_PART: Final = 0.05
"""Part of the purse that winning a team may cost."""
HOLD: Final = (1.5, 4.0)
"""Pay against the market up to which teams are held: by the least and the most loyal."""
CHANGE: Final = 0.25
"""Change of a policy, as a part of it, that is worth an order."""
GRUDGE: Final = 3
"""Weeks for which what happened to a rival is an opening."""
QUARREL: Final = 16
"""Weeks between two suits of one chief."""
BELLICOSE: Final = 0.5
"""Aggression from which a chief goes to court."""
LITIGIOUS: Final = 0.3
"""How many of the openings the most aggressive take."""
MIGHTY: Final = 0.5
"""Share of all tokens from which a rival is sued for its size alone."""
SUIT_PART: Final = 0.01
"""Part of the purse for a suit."""
MOST_SUIT: Final = 100_000_000
"""USD at most for it."""
SETTLED: Final = 0.05
"""Part of cash below which a chief thinks of settling."""
DRAG: Final = 0.0005
"""Part of the firm's value that a week in court is thought to cost the meekest."""
BOLD: Final = 0.6
"""Risk from which a chief cuts corners."""
BEHIND: Final = 4.0
"""Points behind the best from which a score is tuned."""
HURRIED: Final = 0.4
"""How many of the runs of those behind are hurried rather than waited for."""
OLD: Final = 8
"""Weeks after which a cautious chief can bear a secret no longer."""
USED: Final = 4
"""Weeks after which one is told whose prize does not count what is hidden."""
CAREFUL: Final = 0.08
"""Part of the people that sees to safety besides where the aim is users' trust."""
STEADY: Final = 0.03
"""Part of the people by which the care may be off without an order."""


def propose(outlook: Outlook) -> Iterator[Proposal]:
    """What the chief wishes to do about teams, courts, corners and care."""
    yield from _hold(outlook)
    yield from _bid(outlook)
    yield from _settle(outlook)
    yield from _sue(outlook)
    yield from _clean(outlook)
    yield from _cut(outlook)
    yield from _care(outlook)


def _hold(outlook: Outlook) -> Iterator[Proposal]:
    """Own teams are matched up to what a loyal chief with money would pay."""
    if not any(team.mine for team in outlook.view.teams):
        return
    wanted = outlook.view.market.market_pay * between(*HOLD, outlook.temper.loyalty)
    if outlook.runway < outlook.safe_weeks / 2:
        wanted = 0.0
    held = outlook.view.conduct.hold_pay
    if abs(wanted - held) > CHANGE * max(wanted, held):
        yield Proposal(
            order=Order(kind="hold-team", price=round_price(wanted / 1000.0)),
            urgency=USEFUL,
            reason=_("others may bid for our teams"),
        )


def _bid(outlook: Outlook) -> Iterator[Proposal]:
    appetite = outlook.temper.aggression * (1.0 - outlook.temper.loyalty)
    team = _wanted(outlook, appetite)
    if team is None or _lately(outlook, ("team won", "team declined"), REST):
        return
    offer = between(*OFFER, outlook.temper.aggression)
    pay = max(outlook.own.pay, offer * outlook.view.market.market_pay)
    cost = team.people * pay / 2
    if cost <= BONUS_PART * outlook.purse and outlook.own.morale > 0.35:
        reason = _("{team} is good at {skill} and may be won")
        yield Proposal(
            order=Order(kind="bid-team", subject=team.id, price=round_price(pay / 1000.0)),
            urgency=between(SPARE, USEFUL, 0.5 + appetite),
            reason=reason.format(team=team.name, skill=_(team.skill)),
            cost=int(cost),
        )


def _hears(outlook: Outlook, team: TeamLine) -> bool:
    """Whether the team has not moved too lately to hear bids."""
    return not team.firm or team.since < 0 or outlook.view.turn - team.since >= HEARS


def _wanted(outlook: Outlook, appetite: float) -> TeamLine | None:
    """A team that was ours or that is free; else, for the bold, one of a better house."""
    near = {
        firm.id: firm.capability for firm in outlook.rivals() if firm.region == outlook.me.region
    }
    ours = outlook.view.firm
    teams = [team for team in outlook.view.teams if not team.mine and _hears(outlook, team)]
    back = [team for team in teams if team.was == ours or not team.firm]
    if back:
        return max(back, key=lambda team: (team.strength, team.id))
    if appetite < APPETITE or outlook.view.turn < QUIET:
        return None
    better = [
        team
        for team in teams
        if near.get(team.firm, 0.0) > outlook.me.capability + LESSON and team.skill != "product"
    ]
    return max(better, key=lambda team: (team.strength, team.id), default=None)


def _lately(outlook: Outlook, kinds: tuple[str, ...], weeks: int) -> bool:
    """Whether something of these kinds happened to the own house in the last weeks."""
    turn = outlook.view.turn
    return any(
        news.mine and news.kind in kinds and turn - news.week < weeks for news in outlook.view.news
    )


def _mine(outlook: Outlook, against: bool) -> list[SuitLine]:
    firm = outlook.view.firm
    return [suit for suit in outlook.view.suits if (suit.against if against else suit.by) == firm]


def _settle(outlook: Outlook) -> Iterator[Proposal]:
    """Who is likely to lose, or loses more by being in court, or has something to hide, pays."""
    hides = bool(outlook.view.conduct.hidden)
    for suit in _mine(outlook, against=True):
        cheap = suit.asks < SETTLED * outlook.own.cash
        afraid = suit.chance > between(0.3, 0.7, outlook.temper.aggression)
        tired = suit.asks < _drag(outlook) * suit.weeks_left
        if suit.asks < outlook.purse and (hides or (cheap and (afraid or tired))):
            reason = _("it is {chance:.0%} likely that {firm} wins")
            if tired and not afraid:
                reason = _("being in court with {firm} costs us more")
            yield Proposal(
                order=Order(kind="settle", subject=suit.by, amount=-(-suit.asks // 1000)),
                urgency=PRESSING,
                reason=reason.format(chance=suit.chance, firm=suit.by_name),
                cost=suit.asks,
            )


def _drag(outlook: Outlook) -> float:
    """USD that a week in court costs in the eyes of a chief, who fights for it if aggressive."""
    return DRAG * outlook.me.value * (1.0 - outlook.temper.aggression)


def _sue(outlook: Outlook) -> Iterator[Proposal]:
    """A rival in the papers for the wrong reasons is an opening; so is one grown too large."""
    amount = thousands(min(SUIT_PART * outlook.purse, MOST_SUIT))
    quarrelled = _mine(outlook, against=False) or _lately(outlook, ("suit opened",), QUARREL)
    peaceful = outlook.temper.aggression < BELLICOSE or not outlook.own.serves
    if peaceful or quarrelled or amount < 1000:
        return
    turn = outlook.view.turn
    shamed = {
        news.firm
        for news in outlook.view.news
        if news.kind in ("scandal", "incident", "contract broken") and turn - news.week < GRUDGE
    }
    sued = {suit.against for suit in outlook.view.suits}
    targets = [
        firm
        for firm in outlook.sellers()
        if firm.id not in sued
        and (firm.id in shamed or firm.usage_share >= MIGHTY)
        and firm.region == outlook.me.region
    ]
    target = max(targets, key=lambda firm: (firm.usage_share, firm.id), default=None)
    if target is not None and _minded(outlook, target.id):
        reason = _("{firm} is in the papers, and a court may listen")
        if target.id not in shamed:
            reason = _("{firm} has grown too large, and a court may listen")
        yield Proposal(
            order=Order(kind="sue", subject=target.id, amount=amount),
            urgency=between(SPARE, USEFUL, outlook.temper.aggression),
            reason=reason.format(firm=target.name),
            cost=1000 * amount,
        )


def _minded(outlook: Outlook, target: str) -> bool:
    """Whether the chief takes this opening: not all sue over the same thing at once."""
    view = outlook.view
    draw = Draws("suit", view.firm, target, view.turn, round(view.me.value)).part()
    return draw < LITIGIOUS * outlook.temper.aggression


def _clean(outlook: Outlook) -> Iterator[Proposal]:
    """A secret that grows old, that a court may find or that costs the prize is better told."""
    hidden = outlook.view.conduct.hidden
    oldest = max((item.weeks for item in hidden), default=-1)
    sued = bool(_mine(outlook, against=True))
    in_the_way = oldest >= USED and goals.lacks(outlook, "hides_score")
    old = oldest >= OLD * between(1.0, 3.0, outlook.temper.risk)
    if old or in_the_way or (hidden and sued):
        yield Proposal(
            order=Order(kind="come-clean"),
            urgency=USEFUL,
            reason=_("what is hidden gets worse with every week"),
        )


def _cut(outlook: Outlook) -> Iterator[Proposal]:
    """Those who bear risk and are behind tune a score, hurry a run, or loosen what they allow."""
    bold = outlook.temper.risk * (1.0 - 0.5 * outlook.temper.loyalty)
    recent = _lately(outlook, ("scandal", "came clean"), QUARREL)
    if outlook.view.conduct.hidden or recent or bold < BOLD - outlook.temper.aggression / 4:
        return
    if not outlook.own.serves:
        return
    behind = outlook.view.market.frontier - outlook.me.capability
    own = {model.id for model in outlook.view.models if model.mine}
    if outlook.runway < outlook.safe_weeks / 2:
        option, reason = "loosened content", _("money is running out, and users pay for it")
    elif behind > BEHIND and _hurries(outlook):
        option, reason = "thin safety", _("the best released model is {n:.0f} points ahead")
    elif behind > BEHIND and outlook.own.serves in own:
        option, reason = "tuned benchmark", _("the best released model is {n:.0f} points ahead")
    else:
        return
    yield Proposal(
        order=Order(kind="take-shortcut", option=option),
        urgency=SPARE + (USEFUL - SPARE) * outlook.temper.risk / 2,
        reason=reason.format(n=behind),
    )


def _hurries(outlook: Outlook) -> bool:
    """Whether the chief would rather skip tests than tune a score: to each run its own mind."""
    run = outlook.own.run
    if run is None:
        return False
    return run.overrunning or Draws("hurry", outlook.view.firm, run.model).part() < HURRIED


def _care(outlook: Outlook) -> Iterator[Proposal]:
    """The cautious see to safety, and so do all once something went wrong."""
    if not outlook.own.serves or not outlook.own.people:
        return
    wanted = between(0.12, 0.02, outlook.temper.risk)
    if _lately(outlook, ("incident", "scandal"), QUARREL):
        wanted += 0.05
    if goals.lacks(outlook, "trust"):
        wanted += CAREFUL
    if abs(wanted - outlook.view.conduct.care) > STEADY:
        yield Proposal(
            order=Order(kind="set-care", price=float(round(100.0 * wanted))),
            urgency=SPARE,
            reason=_("things go wrong where nobody sees to safety"),
        )
