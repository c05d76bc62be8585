"""Sensible first values and handy ones for the numbers of an order, by its kind.

Invariant: these are suggestions in people's units, worked out from the chief's
view; whether they are allowed is the session's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrs import evolve

from game.session.view import View
from game.ui.orders import handy_compute as compute
from game.ui.orders import handy_money as money
from game.ui.orders import handy_people as people
from game.ui.orders.draft import OF_THE_SUBJECT, Draft, kind_of, names_its_subject
from game.ui.orders.handy import Preset, rounded, spending, tidy
from game.ui.orders.subjects import options, subjects

_Maker = Callable[[View, str], list[Preset]]


def first_draft(kind: str, view: View, subject: str = "") -> Draft:
    """A draft of `kind` to start from, about `subject` or the likeliest."""
    about = kind_of(kind)
    known = [choice.id for choice in subjects(about, view)]
    if subject not in known:
        standing = view.own.serves if kind == "serve" else ""
        subject = standing if standing in known else next(iter(known), "")
    choices = options(about, view, subject)
    draft = Draft(kind=about, subject=subject, option=choices[0].id if choices else "")
    return Draft(
        kind=about,
        subject=subject,
        option=draft.option,
        amount=_first(kind, view, _FIRST_AMOUNTS, amounts(kind, view, subject)),
        price=_first(kind, view, _FIRST_PRICES, prices(kind, view, subject)),
    )


def opened_draft(kind: str, view: View, subject: str = "") -> Draft:
    """The draft a form begins with: about `subject`, or about nothing where it is to be named."""
    about = kind_of(kind)
    known = [choice.id for choice in subjects(about, view)]
    if not names_its_subject(about) or subject in known or len(known) < 2:
        return first_draft(kind, view, subject)
    draft = evolve(first_draft(kind, view), subject="")
    return evolve(draft, amount=0.0, price=0.0) if kind in OF_THE_SUBJECT else draft


def _first(kind: str, view: View, firsts: dict[str, Callable[[View], float]],
           presets: list[Preset]) -> float:  # fmt: skip
    if kind in firsts:
        first = firsts[kind](view)
        return round(first) if first >= _NO_CENTS else first
    return next((preset.value for preset in presets if preset.value > 0), 0.0)


_NO_CENTS: Final = 1000
"""From here a number that a field begins with has no decimals."""


def amounts(kind: str, view: View, subject: str) -> list[Preset]:
    """Handy values for the amount of an order, smallest first."""
    found = tidy(_AMOUNTS[kind](view, subject)) if kind in _AMOUNTS else []
    if kind not in _MAY_BE_NOTHING:
        found = [preset for preset in found if preset.value > 0]
    return sorted(found, key=lambda preset: preset.value)


def prices(kind: str, view: View, subject: str) -> list[Preset]:
    """Handy values for the price of an order."""
    return tidy(_PRICES[kind](view, subject)) if kind in _PRICES else []


_AMOUNTS: Final[dict[str, _Maker]] = {
    "set-split": compute.training_part,
    "rent": compute.rented_units,
    "repay": money.repayments,
    "train": compute.runs,
    "sprint": spending,
    "buy-chips": compute.cards,
    "expand-supply": compute.lines_of_cards,
    "build-power": compute.power,
    "recruit": people.hires,
    "poach": people.bids_for_people,
    "raise-equity": money.new_shares,
    "borrow": money.loans,
    "keynote": money.staging,
    "lobby": spending,
    "port": money.porting,
    "develop-chip": money.development,
    "seek-licence": money.licensing,
    "vehicle": money.set_aside,
    "list": money.listed_part,
    "buy-back": spending,
    "margin-loan": money.on_holdings,
    "ask-rescue": money.covered,
    "buy-firm": money.bids_for_firms,
    "short": money.short_sales,
    "pledge": money.pledged,
    "build-hall": compute.halls,
    "launch-device": money.devices,
    "scout": money.scouts,
    "lay-off": people.cuts,
    "sue": spending,
    "settle": money.settlements,
}


_PRICES: Final[dict[str, _Maker]] = {
    "set-price": people.service_prices,
    "set-pay": people.pay,
    "set-split": compute.serving_part,
    "rent": compute.rent_limits,
    "set-chip-price": compute.chip_prices,
    "release": people.service_prices,
    "poach": people.offered_pay,
    "comply": people.rules_kept,
    "bid-team": people.team_pay,
    "hold-team": people.hold_pay,
    "set-care": people.care,
}


_MAY_BE_NOTHING: Final = {"rent", "set-split"}
"""Kinds whose amount may be zero."""


_FIRST_AMOUNTS: Final[dict[str, Callable[[View], float]]] = {
    "set-split": lambda view: round(view.own.train_share * 100),
    "rent": lambda view: round(view.own.rent_wanted),
    "recruit": lambda view: max(view.own.people // 10, 1),
    "train": lambda view: rounded(compute.weekly_training(view) * 8),
    "port": lambda view: money.porting(view, "")[-1].value,
    "develop-chip": lambda view: money.development(view, "")[-1].value,
    "seek-licence": lambda view: money.licensing(view, "")[-1].value,
    "build-power": lambda view: compute.power_missing(view)[1] or compute.tenth_more(view),
}


_FIRST_PRICES: Final[dict[str, Callable[[View], float]]] = {
    "set-price": lambda view: view.own.price,
    "comply": lambda view: round(100 * view.ground.compliance),
    "set-pay": lambda view: view.own.pay,
    "set-split": lambda view: round(view.own.serve_share * 100),
    "rent": compute.first_rent,
    "release": lambda view: view.own.price,
    "hold-team": lambda view: view.conduct.hold_pay or rounded(2 * view.market.market_pay),
    "set-care": lambda view: round(100 * view.conduct.care),
}
"""Policies start from where they stand."""
