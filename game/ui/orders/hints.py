"""What the numbers of an order come to in plain arithmetic, and what an answer means.

Invariant: only figures of the chief's view and public constants of the scenario
are used; nothing is foretold here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.session.view import ChipLine, View
from game.ui import figures
from game.ui.orders.draft import Draft
from game.ui.orders.wording import silence
from game.words import _

if TYPE_CHECKING:
    from game.scenario.model import Scenario

_Hint = Callable[[Draft, View, "Scenario"], str]


def hint(draft: Draft, view: View, scenario: Scenario) -> str:
    """What `draft` comes to, or "" where there is nothing to work out."""
    tell = _HINTS.get(draft.kind.id)
    return tell(draft, view, scenario) if tell else ""


def _buy_chips(draft: Draft, view: View, scenario: Scenario) -> str:
    chip = next((chip for chip in view.chips if chip.id == draft.subject), None)
    if chip is None:
        return ""
    return _("{units} units of compute; they need {need}, {free} is free").format(
        units=figures.count(draft.amount * chip.works),
        need=figures.megawatts(draft.amount * chip.watts / 1e6),
        free=figures.megawatts(max(view.own.power - view.own.power_used, 0.0)),
    )


def _chip_price(draft: Draft, view: View, scenario: Scenario) -> str:
    """Who waits for it now, what was sold last week, and what as many would bring then."""
    chip = next((chip for chip in view.chips if chip.id == draft.subject), None)
    if chip is None:
        return ""
    text = _(
        "{waiting} cards are ordered and wait, {stock} lie in stock, {made} are made a week; "
        "{sold} shipped last week: at {now} that is {was}, at {price} as many would bring {then}"
    )
    told = text.format(
        waiting=figures.count(chip.waiting),
        stock=figures.count(chip.stock),
        made=figures.count(chip.output),
        sold=figures.count(chip.sold),
        now=figures.money(chip.price),
        was=figures.money(chip.sold * chip.price),
        price=figures.money(draft.price),
        then=figures.money(chip.sold * draft.price),
    )
    return f"{told} · {_to_a_buyer(chip, draft.price, view, scenario)}"


def _to_a_buyer(chip: ChipLine, usd: float, view: View, scenario: Scenario) -> str:
    """Why few buy a card: what its compute costs in weeks of rent, and beside others sold there."""
    if not chip.regions:
        return _("it may be sold nowhere: a licence comes first")
    weeks = _weeks_of_rent(chip, usd, view, scenario)
    rivals = {
        _weeks_of_rent(other, other.price, view, scenario): other.name
        for other in view.chips
        if not other.named and other.vendor != chip.vendor and {*other.regions} & {*chip.regions}
    }
    text = _("with its power a card costs a buyer {weeks:.0f} weeks of rent for as much compute")
    told = text.format(weeks=weeks)
    if not rivals:
        return told
    text = _("{told}; {other} costs {least:.0f}")
    return text.format(told=told, other=rivals[min(rivals)], least=min(rivals))


def _weeks_of_rent(chip: ChipLine, usd: float, view: View, scenario: Scenario) -> float:
    """Weeks of today's rent for as much compute that card, connection and hall come to."""
    power = chip.watts / 1000.0 * (scenario.power.grid_cost + scenario.ground.hall_cost)
    return (usd + power) / max(chip.units * view.market.spot_price, 1e-9)


def _power(draft: Draft, view: View, scenario: Scenario) -> str:
    fast = draft.option == "fast"
    energy = scenario.power.fast_energy if fast else scenario.power.grid_energy
    spare = max(view.own.power - view.own.power_used, 0.0)
    return _("energy at {price} a kilowatt-hour; {spare} is spare now").format(
        price=figures.price(energy), spare=figures.megawatts(spare)
    )


def _split(draft: Draft, view: View, scenario: Scenario) -> str:
    own = view.own
    whole = max(own.compute + own.leased + own.rented, 0.0)
    rest = max(100 - draft.amount - draft.price, 0.0)
    return _("{train} units train, {serve} serve, {let} are let; {used} served last week").format(
        train=figures.count(whole * draft.amount / 100),
        serve=figures.count(whole * draft.price / 100),
        let=figures.count(whole * rest / 100),
        used=figures.count(own.serving_used),
    )


def _price(draft: Draft, view: View, scenario: Scenario) -> str:
    about = draft.subject or view.own.serves
    model = next((model for model in view.models if model.id == about), None)
    cost = model.unit_cost if model else view.own.unit_cost
    if draft.price <= 0:
        return ""
    return _("{margin} of the price is left after {cost} of compute").format(
        margin=figures.percent(1 - cost / draft.price), cost=figures.price(cost)
    )


def _release(draft: Draft, view: View, scenario: Scenario) -> str:
    means = {
        "closed": _("weights: closed"),
        "open": _("weights: open to everybody"),
    }
    parts = (means.get(draft.option, ""), _price(draft, view, scenario))
    return " · ".join(part for part in parts if part)


def _shares(draft: Draft, view: View, scenario: Scenario) -> str:
    if view.me.value <= 0:
        return ""
    sold = 0.5 * draft.amount / view.me.value
    discount = min(0.9, scenario.finance.share_discount + scenario.finance.share_impact * sold)
    issued = draft.amount / (1.0 - discount)
    told = _("{part} of the firm goes to new owners, sold at a discount of {discount}").format(
        part=figures.percent(issued / (view.me.value + issued)),
        discount=figures.percent(discount),
    )
    if view.me.listed:
        return told
    weeks = scenario.instruments.round_weeks
    text = _("{told}; not listed, you may ask again only in {n} weeks")
    return text.format(told=told, n=weeks)


def _vehicle(draft: Draft, view: View, scenario: Scenario) -> str:
    """On what its lenders lend, where they look at that."""
    part = scenario.instruments.vehicle_part
    if not part:
        return ""
    text = _(
        "your free cards, halls and connections are worth {usd} to a vehicle; its lenders go to "
        "{part} of that, what vehicles owe already counted: {most} more"
    )
    return text.format(
        usd=figures.money(view.means.vehicle_on),
        part=figures.percent(part),
        most=figures.money(view.means.vehicle),
    )


def _pay(draft: Draft, view: View, scenario: Scenario) -> str:
    change = (draft.price - view.own.pay) * view.own.people / 52
    against = draft.price / view.market.market_pay - 1 if view.market.market_pay else 0.0
    return _("{change} against the market; wages change by {usd} a week").format(
        change=figures.change(against), usd=figures.money(change, signed=True)
    )


def _people(draft: Draft, view: View, scenario: Scenario) -> str:
    wages = draft.amount * (draft.price or view.own.pay) / 52
    return _("wages of {usd} a week if all come").format(usd=figures.money(wages))


def _rent(draft: Draft, view: View, scenario: Scenario) -> str:
    told = _("{usd} a week at today's rent of {rent}; at most {most} at your limit").format(
        usd=figures.money(draft.amount * view.market.spot_price),
        rent=figures.price(view.market.spot_price),
        most=figures.money(draft.amount * draft.price),
    )
    room = _("the limit leaves room above today's rent, which moves within the week")
    above = room if draft.price > view.market.spot_price else ""
    return " · ".join(part for part in (told, above, _idle(draft.amount, view)) if part)


def _idle(rented: float, view: View) -> str:
    """What of the units rented neither the run under way nor the users would have a use for."""
    own = view.own
    run = own.run_pace * own.run.plan if own.run else 0.0
    asked = own.serving_used / max(1.0 - own.unserved, 0.05) if own.serves else 0.0
    spare = min(rented, max(own.compute, 0.0) + own.leased + rented - run - asked)
    if spare < 1:
        return ""
    takes = _("the run takes {n} a week").format(n=figures.count(run))
    text = _("{spare} of them are more than you can use: {run}, users {users}")
    return text.format(
        spare=figures.count(spare),
        run=takes if own.run else _("no run is under way"),
        users=figures.count(asked),
    )


def _answer(draft: Draft, view: View, scenario: Scenario) -> str:
    """What the answer means, and what silence would come to, and when."""
    for matter in view.matters:
        if matter.id == draft.subject:
            abouts = {answer.id: answer.about for answer in matter.answers}
            parts = (abouts.get(draft.option, ""), silence(view, matter))
            return " ".join(part for part in parts if part)
    return ""


_HINTS: Final[dict[str, _Hint]] = {
    "buy-chips": _buy_chips,
    "build-power": _power,
    "set-chip-price": _chip_price,
    "set-split": _split,
    "set-price": _price,
    "release": _release,
    "raise-equity": _shares,
    "vehicle": _vehicle,
    "set-pay": _pay,
    "recruit": _people,
    "poach": _people,
    "rent": _rent,
    "answer": _answer,
}
