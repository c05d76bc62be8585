"""What the numbers of an order come to in plain arithmetic, and what an answer means.

Invariant: only figures of the chief's view and public constants of the scenario
are used; nothing is foretold here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.session.view import View
from game.ui import figures
from game.ui.orders.draft import Draft
from game.ui.orders.presets import weekly_training
from game.words import _

if TYPE_CHECKING:
    from game.scenario.model import Scenario

_Hint = Callable[[Draft, View, "Scenario"], str]


def hint(draft: Draft, view: View, scenario: Scenario) -> str:
    """What `draft` comes to, or "" where there is nothing to work out."""
    tell = _HINTS.get(draft.kind.id)
    return tell(draft, view, scenario) if tell else ""


def _train(draft: Draft, view: View, scenario: Scenario) -> str:
    weekly = weekly_training(view)
    if weekly <= 0:
        return _("Your split leaves nothing for training.")
    return _("{weeks} weeks as planned, at {n} units a week").format(
        weeks=f"{draft.amount / weekly:.1f}", n=figures.count(weekly)
    )


def _buy_chips(draft: Draft, view: View, scenario: Scenario) -> str:
    chip = next((chip for chip in view.chips if chip.id == draft.subject), None)
    if chip is None:
        return ""
    return _("{units} units of compute; they need {need}, {free} is free").format(
        units=figures.count(draft.amount * chip.units),
        need=figures.megawatts(draft.amount * chip.watts / 1e6),
        free=figures.megawatts(max(view.own.power - view.own.power_used, 0.0)),
    )


def _power(draft: Draft, view: View, scenario: Scenario) -> str:
    fast = draft.option == "fast"
    weeks = scenario.power.fast_weeks if fast else scenario.power.grid_weeks
    energy = scenario.power.fast_energy if fast else scenario.power.grid_energy
    spare = max(view.own.power - view.own.power_used, 0.0)
    return _(
        "connected in {weeks}; energy at {price} a kilowatt-hour; {spare} is spare now"
    ).format(
        weeks=figures.weeks(weeks), price=figures.price(energy), spare=figures.megawatts(spare)
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
    return _("about {part} of the firm, sold at a discount of {discount}").format(
        part=figures.percent(draft.amount / view.me.value),
        discount=figures.percent(scenario.finance.share_discount),
    )


def _borrow(draft: Draft, view: View, scenario: Scenario) -> str:
    rate = scenario.finance.base_rate + view.own.spread
    return _("interest {rate} a year, {usd} a week").format(
        rate=figures.percent(rate), usd=figures.money(draft.amount * rate / 52)
    )


def _pay(draft: Draft, view: View, scenario: Scenario) -> str:
    change = (draft.price - view.own.pay) * view.own.people / 52
    against = draft.price / view.market.market_pay - 1 if view.market.market_pay else 0.0
    return _("{change} to market; wages change by {usd} a week").format(
        change=figures.change(against), usd=figures.money(change, signed=True)
    )


def _people(draft: Draft, view: View, scenario: Scenario) -> str:
    wages = draft.amount * (draft.price or view.own.pay) / 52
    return _("wages of {usd} a week if all come").format(usd=figures.money(wages))


def _rent(draft: Draft, view: View, scenario: Scenario) -> str:
    return _("{usd} a week at today's rent of {rent}").format(
        usd=figures.money(draft.amount * view.market.spot_price),
        rent=figures.price(view.market.spot_price),
    )


def _answer(draft: Draft, view: View, scenario: Scenario) -> str:
    answers = (a for m in view.matters if m.id == draft.subject for a in m.answers)
    return next((answer.about for answer in answers if answer.id == draft.option), "")


_HINTS: Final[dict[str, _Hint]] = {
    "train": _train,
    "buy-chips": _buy_chips,
    "build-power": _power,
    "set-split": _split,
    "set-price": _price,
    "release": _release,
    "raise-equity": _shares,
    "borrow": _borrow,
    "set-pay": _pay,
    "recruit": _people,
    "poach": _people,
    "rent": _rent,
    "answer": _answer,
}
