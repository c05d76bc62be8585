"""What became of each order of a week, as the week's log tells it.

Invariant: an order is told to have come off only where the log says so; what was allowed
and then failed is told with its reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from game.compiled.orders import KIND_BY_ID
from game.compiled.sizes import NOBODY
from game.session.bonds import bond_at
from game.session.catalogue import UnknownNameError
from game.session.causes import Week
from game.session.numbers import number_in_words, weeks_in_words
from game.session.offer_results import (
    is_told_with_its_offer,
    own_word,
    what_became,
    why_void,
)
from game.session.orders import Order
from game.session.pleas import why_denied
from game.session.refusals import reason_in_words
from game.session.rivalry import guessed_yes
from game.session.shorts import owed_part
from game.session.view import OrderResult
from game.words import _

_NOTICED = 0.01
"""Part of the requests whose refusal is told of a release."""

_DECIDED = ("order refused", "order done")


def results_of(week: Week, orders: Sequence[Order]) -> tuple[OrderResult, ...]:
    """The log holds one note per order of a firm, in the order they were given.

    Of a proposal that was refused the clauses are not told one by one.
    """
    codes = [
        int(amount) if kind == "order refused" else 0
        for kind, _subject, amount in week.notes
        if kind in _DECIDED
    ]
    told, offered = [], False
    for order, code in zip(orders, codes, strict=False):
        offered = not code if order.kind == "propose" else offered
        if not is_told_with_its_offer(order, code, offered):
            told.append(_result(week, order, code))
    return tuple(told)


def _result(week: Week, order: Order, code: int) -> OrderResult:
    text = _in_words(week, order)
    if code:
        return OrderResult(order=order, text=text, refusal=_refused(week, order, code))
    result = OrderResult(order=order, text=text, refusal="")
    teller = _TELLERS.get(order.kind)
    return teller(week, result) if teller else result


def _in_words(week: Week, order: Order) -> str:
    """Title of an order; of an answer, the matter and the choice in their own words.

    An order about a contract bears its title: by now the contract may be gone.
    """
    if order.about.subject in ("contract", "offer") and (title := _contract(week, order.subject)):
        names = [title, _firm(week, order.taker)]
        told = ", ".join(filter(None, names))
        named = own_word(week, order) or _(order.about.title)
        return _("{order}: {title}").format(order=named, title=told)
    event = week.table.compiled.scenario.events.get(order.subject)
    if order.kind != "answer" or event is None or order.option not in event.choices:
        return _(order.about.title)
    choice = event.choices[order.option]
    return _("{event}: {choice}").format(event=event.title, choice=choice.title)


def _contract(week: Week, contract: str) -> str:
    """Title of a contract as it stood on the week's morning, or ""."""
    serial = week.table.catalogue.contract_serial(contract)
    found = (week.before["contract_serial"] == serial) & (week.before["contract_parties"] != 0)
    bonds = (
        bond_at(week.table.catalogue, week.before, place)
        for place in np.flatnonzero(found).tolist()
    )
    return next((bond.line.title for bond in bonds if bond), "")


def _firm(week: Week, firm: str) -> str:
    return week.table.compiled.scenario.firms[firm].name if firm else ""


def _refused(week: Week, order: Order, code: int) -> str:
    """The reason; where others' orders of the same week moved a price, that too."""
    reason = why_void(week, order, code)
    reason = reason or reason_in_words(week.before, week.f, KIND_BY_ID[order.kind], code)
    if order.kind != "buy-chips":
        return reason
    chip = week.table.catalogue.place("chips", order.subject)
    then, now = (float(world["chip_price"][chip]) for world in (week.before, week.closed))
    if now <= then:
        return reason
    text = _("{reason}: the card went from {then} to {now} this week")
    return text.format(reason=reason, then=_usd(then), now=_usd(now))


def _usd(thousands: float) -> str:
    return number_in_words(thousands * 1000.0, "usd")


def _came(kind: str) -> Callable[[Week, OrderResult], OrderResult]:
    """How many of the people looked for or bid for came: " · 2 of 27 came"."""

    def tell(week: Week, result: OrderResult) -> OrderResult:
        came = sum(amount for known, _subject, amount in week.notes if known == kind)
        asked = result.order.amount
        return _with(result, _("{came:.0f} of {asked} came").format(came=came, asked=asked))

    return tell


def _with(result: OrderResult, outcome: str) -> OrderResult:
    return attrs.evolve(result, text=f"{result.text} · {outcome}", outcome=outcome)


def _failed(result: OrderResult, reason: str) -> OrderResult:
    return attrs.evolve(result, refusal=reason)


def _bid(week: Week, result: OrderResult) -> OrderResult:
    """A bid is agreed on, or another's was higher, or it was not allowed any more."""
    target = week.table.catalogue.place("firms", result.order.subject)
    mine = {kind for kind, subject, _amount in week.notes if subject == target}
    if "firm bought" in mine:
        return _with(result, _("bought"))
    if "purchase agreed" in mine:
        text = _("its owners agree; the courts decide in {weeks}, then {price} is due")
        weeks, price = int(week.rules["takeover_weeks"]), _usd(result.order.amount)
        return _with(result, text.format(weeks=weeks_in_words(weeks), price=price))
    buyers = week.closed["deal_of"] == target
    if buyers.any():
        other = week.table.catalogue.firm_name(int(buyers.argmax()))
        return _failed(result, _("{firm} bid more").format(firm=other))
    return _failed(result, _("what its owners ask, or your cash, changed within the week"))


def _rent(week: Week, result: OrderResult) -> OrderResult:
    """How many of the units asked for were rented; why, where there was none at the own limit."""
    asked, got = result.order.amount, week.of(week.closed, "rented")
    if asked <= 0:
        return result
    counts = _("{got:,.0f} of {asked:,}").format(got=got, asked=asked)
    if float(week.closed["rent_limit"][week.f]) < float(week.closed["spot_price"]):
        text = _("{counts}: the rent rose above your limit")
        told = text.format(counts=counts)
        return _failed(result, told) if got < 1.0 else _with(result, told)
    return _with(result, counts)


def _rescue(week: Week, result: OrderResult) -> OrderResult:
    if week.noted("rescued"):
        return _with(result, _("granted"))
    if week.noted("rescue denied"):
        return _failed(result, why_denied(week.rules, week.ordered, week.f))
    return result


def _release(week: Week, result: OrderResult) -> OrderResult:
    """Whom the model won by itself: the share it stands for."""
    now, before = (100.0 * week.of(w, "usage_share") for w in (week.closed, week.before))
    told = _("share {before:.1f}% → {now:.1f}%").format(before=before, now=now)
    refused = week.of(week.closed, "unserved")
    if refused >= _NOTICED:
        more = _("{part:.0%} of the requests were turned away for want of compute")
        told = f"{told}; {more.format(part=refused)}"
    return _with(result, told)


def _chips(week: Week, result: OrderResult) -> OrderResult:
    """How many of that card still wait in the vendor's queue."""
    try:
        chip = week.table.catalogue.place("chips", result.order.subject)
    except UnknownNameError:
        return result
    waiting = int(week.closed["backlog"][week.f, chip])
    if not waiting:
        return result
    return _with(result, _("{cards:,} of that card wait in the queue").format(cards=waiting))


def _licence(week: Week, result: OrderResult) -> OrderResult:
    if week.noted("licence granted"):
        return _with(result, _("granted"))
    return _failed(result, _("denied")) if week.noted("licence denied") else result


def _development(week: Week, result: OrderResult) -> OrderResult:
    """How ripe the chip is now, or that the week was lost."""
    chip = week.table.catalogue.place("chips", result.order.subject)
    ripe = float(week.closed["maturity"][chip])
    told = _("ripeness {part:.1%}").format(part=ripe)
    lost = any(kind == "chip delayed" and subject == chip for kind, subject, _n in week.notes)
    return _with(result, _("a respin took the week, {told}").format(told=told) if lost else told)


def _team(week: Week, result: OrderResult) -> OrderResult:
    """A bid is taken, or the team stays or goes elsewhere: as the notes about it say, and why."""
    team = week.table.catalogue.place("teams", result.order.subject)
    about = {kind: amount for kind, subject, amount in week.notes if subject == team}
    if "team won" in about:
        return _with(result, _("they come"))
    if about.get("team declined", -1.0) < 0.0:
        return _failed(result, _("they had moved, or the cash for their signing was gone"))
    return _failed(result, _why_declined(week, team, result.order.price))


def _why_declined(week: Week, team: int, bid: float) -> str:
    """What the team chose instead of `bid` (thousand USD a year), and what spoke for it."""
    was, now = (int(world["team_firm"][team]) for world in (week.before, week.closed))
    if now == NOBODY:
        return _("they took nobody's offer")
    name = week.table.catalogue.firm_name(now)
    before, paid = (float(world["team_pay"][team]) for world in (week.before, week.closed))
    if now != was:
        more = _("they chose {firm}, which paid {pay}")
        less = _("they chose {firm} for {pay}: pay is not all")
        return (more if paid > bid else less).format(firm=name, pay=_usd(paid))
    if paid > before:
        return _("they stay with {firm}, which raised their pay").format(firm=name)
    chance = guessed_yes(week.rules, week.before, week.f, team, bid)
    stay = _("they chose to stay with {firm}: your odds stood at {chance:.0%}")
    return stay.format(firm=name, chance=chance)


def _answered(week: Week, result: OrderResult) -> OrderResult:
    """Whether the contract binds now, waits for others, or fell in the same week and why."""
    told = what_became(week, result)
    return _with(result, told) if told else result


def _keynote(week: Week, result: OrderResult) -> OrderResult:
    """What the stage made the world expect, and how long it is remembered."""
    told = float(week.ordered["story"]) - float(week.before["story"])
    if told <= 0.0:
        return _with(result, _("nobody expects more than before"))
    part = told / max(1.0, float(week.before["expected_need"]))
    fade = float(week.rules["story_fade"])
    text = _("it promised {units:,.0f} units, {part:.1%} of what the world expects to need")
    text = text.format(units=told, part=part)
    if 0.0 < fade < 1.0:
        weeks = math.ceil(math.log(0.5) / math.log(1.0 - fade))
        by = int(week.before["turn"]) + 1 + weeks
        half = _("{told}; half of it is forgotten by week {week}")
        if by > int(week.rules["turns"]):
            half = _("{told}; what still stands of it at the end is weighed in the last week")
        text = half.format(told=text, week=by)
    return _with(result, text)


def _stopped(week: Week, result: OrderResult) -> OrderResult:
    """How much of the plan was spent on what is given up."""
    parts = [amount for kind, _subject, amount in week.notes if kind == "run stopped"]
    told = _("{part:.0%} of its plan is lost with it")
    return _with(result, told.format(part=parts[0])) if parts else result


def _short(week: Week, result: OrderResult) -> OrderResult:
    """At which value of the firm it was sold; nothing where the position ended before that."""
    world = week.closed
    target = week.table.catalogue.place("firms", result.order.subject)
    if int(world["short_of"][week.f]) != target:
        return _failed(result, _("nothing was sold: it ended before the week closed"))
    value = _usd(float(world["short_sum"][week.f]) / owed_part(world, week.f))
    return _with(result, _("sold at a value of {value}").format(value=value))


def _cover(week: Week, result: OrderResult) -> OrderResult:
    """What the position brought in all."""
    gains = [amount for kind, _subject, amount in week.notes if kind == "short closed"]
    told = _("it brought {gain}, fees not counted")
    return _with(result, told.format(gain=_signed(gains[0]))) if gains else result


def _signed(thousands: float) -> str:
    return f"+{_usd(thousands)}" if thousands >= 0 else _usd(thousands)


_TELLERS: Mapping[str, Callable[[Week, OrderResult], OrderResult]] = {
    "accept": _answered,
    "refuse": _answered,
    "recruit": _came("people hired"),
    "poach": _came("people poached"),
    "buy-firm": _bid,
    "ask-rescue": _rescue,
    "release": _release,
    "rent": _rent,
    "buy-chips": _chips,
    "bid-team": _team,
    "seek-licence": _licence,
    "develop-chip": _development,
    "stop-run": _stopped,
    "keynote": _keynote,
    "short": _short,
    "cover": _cover,
}
"""By kind of order: what is told of it beside that it was carried out."""
