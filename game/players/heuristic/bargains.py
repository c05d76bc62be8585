"""Offers a chief may think of: compute, chips, money, models, against what others want.

Invariant: what is offered is worth signing for the own firm, and the other side is thought
to sign as likely as not; nothing is promised that the firm does not have.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from attrs import frozen

from game.players.heuristic import rights, ties, vendor
from game.players.heuristic.forms import round_down, round_price, thousands
from game.players.heuristic.memory import may_ask
from game.players.heuristic.outlook import WEEKS_A_YEAR, Outlook, between
from game.session.deals import ClauseDraft, Draft
from game.session.deals.affordable import unpayable
from game.session.deals.asked import sides_asked
from game.session.deals.promised import dues_of_draft
from game.session.deals.side import Side, side_of
from game.session.deals.standing import standings
from game.session.deals.wants import smallest_change
from game.session.deals.weighing import odds_of, table_of
from game.session.view import ChipLine, FirmLine
from game.words import _

LIKELY: Final = 0.45
"""Odds from which an offer is worth the chief's time."""
PARTNERS: Final = 2
"""Firms that one idea is put before in thought."""
CROWDED: Final = 0.05
"""Part of the demand turned away from which compute is sought by contract."""
SPARE_PART: Final = 0.08
"""Part of the compute that is let by the week from which tenants are sought."""
ONE_TENANT: Final = 0.25
"""Part of what is spare that is offered to one tenant."""
ONE_LANDLORD: Final = 0.05
"""Part of a landlord's compute that is asked for."""
BEHIND: Final = 10.0
"""Points behind the best model from which a licence is thought of."""
GENEROUS: Final = 0.01
"""Part of its purse that a vendor puts into one customer."""
BACK: Final = 0.2
"""Part of a customer's orders that a vendor puts back into it."""
ROUND: Final = 0.08
"""Largest part of the own value sold in one stake."""
RIGHTS: Final = 3
"""Doors to users that are thought of in one week."""
LEAST: Final = 1_000_000
"""USD below which no contract is worth a chief's time."""


@frozen(kw_only=True)
class Bargain:
    """An offer thought of, and why."""

    draft: Draft
    reason: str
    pressing: float
    """How badly it is wanted, 0 to 1."""
    gain: float = 0.0
    """What it is worth to the own firm times the odds, USD."""


def best(outlook: Outlook) -> Bargain | None:
    """The offer that promises most; None when nothing is worth offering."""
    weighed = (_weighed(outlook, idea) for idea in _ideas(outlook))
    found = [bargain for bargain in weighed if bargain is not None]
    return max(found, key=lambda bargain: (bargain.pressing, bargain.gain), default=None)


def _weighed(outlook: Outlook, idea: Bargain) -> Bargain | None:
    """The idea, changed until the other side might sign; None when it pays too little then."""
    view = outlook.view
    signed = (view.firm,)
    wanted = idea.draft.clauses[0]
    if _has(outlook, wanted) or not may_ask(view, wanted):
        return None
    draft, odds = idea.draft, odds_of(view, idea.draft, signed)
    if odds < LIKELY:
        change = smallest_change(
            view, draft, view.firm, draft.to, lambda other: odds_of(view, other, signed)
        )
        if change is None:
            return None
        draft, odds = change.draft, change.odds
    table = table_of(view, draft)
    mine = side_of(table, view.firm)
    if mine.odds < LIKELY or mine.feared < LEAST or not all_gain(sides_asked(table, signed)):
        return None
    if not can_pay(outlook, draft):
        return None
    return Bargain(draft=draft, reason=idea.reason, pressing=idea.pressing, gain=odds * mine.feared)


def can_pay(outlook: Outlook, draft: Draft) -> bool:
    """Whether all that it makes due from the own firm would be paid, with what is signed."""
    view = outlook.view
    dues = dues_of_draft(view, draft.clauses, view.turn + 1)
    return not unpayable(table_of(view, draft), dues)


def all_gain(sides: Sequence[Side]) -> bool:
    """Whether it brings all who are asked something, and none of them is likely to refuse."""
    return all(side.feared > 0 for side in sides) and (
        math.prod(side.odds for side in sides) >= LIKELY
    )


def _has(outlook: Outlook, wanted: ClauseDraft) -> bool:
    """Whether a contract already runs that promises the same kind of thing by the same firm."""
    return any(
        (clause.kind, clause.giver, clause.taker) == (wanted.kind, wanted.giver, wanted.taker)
        for line in outlook.view.contracts
        if line.mine and line.state == "running"
        for clause in line.clauses
    )


def _ideas(outlook: Outlook) -> Iterator[Bargain]:
    yield from _compute_sought(outlook)
    yield from _money_sought(outlook)
    yield from _chips_sought(outlook)
    yield from _model_sought(outlook)
    yield from _tenants_sought(outlook)
    yield from _customers_bound(outlook)
    for right in islice(_rights(outlook), RIGHTS):
        yield Bargain(draft=right.draft, reason=right.reason, pressing=0.35)


def _rights(outlook: Outlook) -> Iterator[rights.Right]:
    yield from rights.doors_sold(outlook)
    yield from rights.doors_sought(outlook)
    yield from ties.tenants_bound(outlook)


def _ended(weeks: int, *clauses: ClauseDraft) -> tuple[ClauseDraft, ...]:
    """The clauses, ended on a date."""
    return (*clauses, ClauseDraft(kind="end-on-date", weeks=weeks))


def _term(outlook: Outlook) -> int:
    """Weeks a chief binds the firm for."""
    return round(between(WEEKS_A_YEAR / 2, 2 * WEEKS_A_YEAR, outlook.temper.loyalty))


def _strongest(firms: Iterator[FirmLine] | list[FirmLine]) -> list[FirmLine]:
    return list(islice(sorted(firms, key=lambda firm: (-firm.compute, firm.id)), PARTNERS))


def _compute_sought(outlook: Outlook) -> Iterator[Bargain]:
    """Who turns users away asks those who have most."""
    own, market = outlook.own, outlook.view.market
    if own.unserved < CROWDED or outlook.pool <= 0.0:
        return
    wanted = (outlook.serving_wanted - own.serving_used) / max(own.serve_share, 0.1)
    near = (firm for firm in outlook.rivals() if may_let(outlook, firm))
    larger = [firm for firm in near if firm.compute > outlook.pool]
    for firm in _strongest(larger):
        free = _not_let(outlook, firm.id, firm.compute)
        units = round_down(min(wanted, ONE_LANDLORD * firm.compute, free))
        if units * market.spot_price * WEEKS_A_YEAR < LEAST:
            continue
        lease = ClauseDraft(
            kind="lease",
            giver=firm.id,
            taker=outlook.view.firm,
            amount=units,
            price=round_price(market.spot_price / 1000.0),
            weeks=4,
        )
        reason = _("{part:.0%} of the demand finds no compute and {firm} has some")
        yield Bargain(
            draft=Draft(to=firm.id, clauses=_ended(_term(outlook), lease)),
            reason=reason.format(part=own.unserved, firm=firm.name),
            pressing=min(1.0, 0.5 + own.unserved),
        )


def may_let(outlook: Outlook, other: FirmLine) -> bool:
    """Whether compute may be let between the own firm and another: at home, or of cards for both.

    Who may not sell a card into a country may not let it be used from there.
    """
    here, there = outlook.me.region, other.region
    return here == there or any({here, there} <= set(chip.regions) for chip in outlook.view.chips)


def _not_let(outlook: Outlook, landlord: str, compute: float) -> float:
    """Of a landlord's compute what known leases leave, units: nobody may let more."""
    return compute - sum(
        clause.amount
        for line in outlook.view.contracts
        if line.state in ("running", "sleeping")
        for clause in line.clauses
        if clause.kind == "lease" and clause.giver == landlord
    )


def _money_sought(outlook: Outlook) -> Iterator[Bargain]:
    """Who runs short asks the rich for money against shares."""
    value = outlook.me.value
    if outlook.runway >= outlook.safe_weeks or value <= 0.0:
        return
    amount = thousands(min(outlook.safe_weeks * outlook.burn, ROUND * value))
    rich = [firm for firm in outlook.rivals() if firm.value > 2.0 * value]
    for firm in sorted(rich, key=lambda firm: (-firm.value, firm.id))[:PARTNERS]:
        part = 1000.0 * amount / (value + 1000.0 * amount)
        stake = ClauseDraft(
            kind="stake",
            giver=firm.id,
            taker=outlook.view.firm,
            amount=amount,
            price=round_price(part),
        )
        if 1000 * amount >= LEAST:
            yield Bargain(
                draft=Draft(to=firm.id, clauses=(stake,)),
                reason=_("cash runs short and {firm} is rich").format(firm=firm.name),
                pressing=0.7,
            )


def _chips_sought(outlook: Outlook) -> Iterator[Bargain]:
    """Who waits in a queue offers to be bound to it; who cannot pay asks for credit."""
    makers = {firm.id for firm in outlook.rivals()}
    for chip in outlook.bought():
        if chip.vendor in makers and chip.queued > 0:
            if _short_of_cash(outlook, chip):
                yield _credit(outlook, chip)
                for right in ties.guarantors_sought(outlook, chip):
                    yield Bargain(draft=right.draft, reason=right.reason, pressing=0.45)
            else:
                yield _place(outlook, chip)


def _short_of_cash(outlook: Outlook, chip: ChipLine) -> bool:
    return outlook.purse < chip.queued * chip.price


def _credit(outlook: Outlook, chip: ChipLine) -> Bargain:
    clauses = _ended(WEEKS_A_YEAR, ties.credit(outlook, chip))
    return Bargain(
        draft=Draft(to=chip.vendor, rank="secured", clauses=clauses),
        reason=_("{chip} earns sooner than it can be paid").format(chip=chip.name),
        pressing=0.5,
    )


def _place(outlook: Outlook, chip: ChipLine) -> Bargain:
    first = ClauseDraft(
        kind="priority",
        giver=chip.vendor,
        taker=outlook.view.firm,
        subject=chip.id,
        price=2.0,
    )
    bound = ClauseDraft(
        kind="purchase",
        giver=outlook.view.firm,
        taker=chip.vendor,
        amount=max(1, thousands(chip.queued * chip.price)),
        weeks=WEEKS_A_YEAR,
    )
    return Bargain(
        draft=Draft(to=chip.vendor, clauses=_ended(WEEKS_A_YEAR, first, bound)),
        reason=_("the queue for {chip} is long").format(chip=chip.name),
        pressing=0.4,
    )


def _model_sought(outlook: Outlook) -> Iterator[Bargain]:
    """Who has users and no model of the own house asks the strongest for a licence."""
    own, me = outlook.own, outlook.me
    ahead = [firm for firm in outlook.sellers() if firm.capability > me.capability + BEHIND]
    makes_one = own.run is not None or any(model.mine for model in outlook.view.models)
    if not ahead or makes_one or own.service_revenue <= 0:
        return
    firm = max(ahead, key=lambda firm: (firm.capability, firm.id))
    licence = ClauseDraft(kind="licence", giver=firm.id, taker=outlook.view.firm)
    share = ClauseDraft(kind="revenue-share", giver=outlook.view.firm, taker=firm.id, price=0.05)
    reason = _("{firm} is {points:.0f} points ahead")
    yield Bargain(
        draft=Draft(to=firm.id, clauses=_ended(WEEKS_A_YEAR, licence, share)),
        reason=reason.format(firm=firm.name, points=firm.capability - me.capability),
        pressing=0.4,
    )


def _tenants_sought(outlook: Outlook) -> Iterator[Bargain]:
    """Who lets much by the week looks for tenants that stay."""
    own, market = outlook.own, outlook.view.market
    idle = own.compute * max(0.0, 1.0 - own.train_share - own.serve_share)
    if idle < SPARE_PART * max(own.compute, 1.0):
        return
    units = round_down(min(ONE_TENANT * idle, _not_let(outlook, outlook.view.firm, own.compute)))
    if units <= 0:
        return
    sellers = list(outlook.sellers())
    known = standings(outlook.view, {firm.id for firm in sellers})
    pressed = [firm for firm in sellers if known[firm.id].lacks > 0.0 and may_let(outlook, firm)]
    users = sorted(pressed, key=lambda firm: (-firm.usage_share, firm.id))
    for firm in users[:PARTNERS]:
        lease = ClauseDraft(
            kind="lease",
            giver=outlook.view.firm,
            taker=firm.id,
            amount=units,
            price=round_price(market.spot_price / 1000.0),
        )
        yield Bargain(
            draft=Draft(to=firm.id, clauses=_ended(_term(outlook), lease)),
            reason=_("{firm} turns users away and our halls are open").format(firm=firm.name),
            pressing=0.4,
        )


def _customers_bound(outlook: Outlook) -> Iterator[Bargain]:
    """A vendor with money binds the customers it fears to lose."""
    if not vendor.sells_chips(outlook) or outlook.purse <= 0:
        return
    makers = {chip.vendor for chip in outlook.view.chips}
    customers = [firm for firm in outlook.rivals() if firm.id not in makers]
    sold = [chip for chip in outlook.view.chips if vendor.for_sale(chip)]
    for firm in _strongest(customers):
        back = ClauseDraft(
            kind="reinvestment",
            giver=outlook.view.firm,
            taker=firm.id,
            amount=max(1, thousands(GENEROUS * outlook.purse)),
            price=BACK,
        )
        first = ClauseDraft(
            kind="priority",
            giver=outlook.view.firm,
            taker=firm.id,
            subject=sold[0].id,
            price=1.5,
        )
        yield Bargain(
            draft=Draft(to=firm.id, clauses=_ended(_term(outlook), back, first)),
            reason=_("{firm} might buy elsewhere").format(firm=firm.name),
            pressing=0.3,
        )
