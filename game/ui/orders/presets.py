"""Sensible first values and handy ones for the numbers of an order.

Invariant: these are suggestions in people's units, worked out from the chief's
view; whether they are allowed is the session's to say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Final

from attrs import frozen

from game.session.view import ChipLine, View
from game.ui import figures
from game.ui.orders.draft import Draft, kind_of
from game.ui.orders.subjects import options, subjects
from game.words import _


@frozen
class Preset:
    """A value and the words on its button."""

    label: str
    value: float


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
    found = _tidy(_AMOUNTS[kind](view, subject)) if kind in _AMOUNTS else []
    if kind not in _MAY_BE_NOTHING:
        found = [preset for preset in found if preset.value > 0]
    return sorted(found, key=lambda preset: preset.value)


def prices(kind: str, view: View, subject: str) -> list[Preset]:
    """Handy values for the price of an order."""
    return _tidy(_PRICES[kind](view, subject)) if kind in _PRICES else []


def _tidy(presets: Iterable[Preset]) -> list[Preset]:
    """Those that are numbers from zero up, each value once."""
    seen: set[float] = set()
    kept: list[Preset] = []
    for preset in presets:
        if math.isfinite(preset.value) and preset.value >= 0 and preset.value not in seen:
            seen.add(preset.value)
            kept.append(preset)
    return kept


def rounded(number: float) -> float:
    """`number` down to two digits, so that it can be read and typed."""
    if number < 1:
        return 0.0
    scale = 10.0 ** (math.floor(math.log10(number)) - 1)
    return float(max(math.floor(number / scale) * scale, 1))


def rounded_up(number: float) -> float:
    """`number` up to three digits, where less would not do."""
    if number < 1:
        return 0.0
    scale = 10.0 ** (math.floor(math.log10(number)) - 2)
    return float(math.ceil(number / scale) * scale)


def _chip(view: View, subject: str) -> ChipLine | None:
    return next((chip for chip in view.chips if chip.id == subject), None)


def _cards(view: View, subject: str) -> list[Preset]:
    chip = _chip(view, subject)
    if chip is None:
        return []
    queue = sum(known.queued * (known.pays or known.price) for known in view.chips)
    affordable = max(view.own.cash - queue, 0) // max(chip.pays or chip.price, 1)
    idle = max(view.own.power - view.own.power_used, 0.0) * 1e6
    return [
        Preset(_("power left for"), rounded(idle / max(chip.watts, 1))),
        Preset(_("a tenth of cash"), rounded(affordable / 10)),
        Preset(_("half of cash"), rounded(affordable / 2)),
        Preset(_("all cash"), rounded(affordable)),
    ]


def weekly_training(view: View) -> float:
    """Units the chief's split gives to training in a week."""
    own = view.own
    return max(own.compute + own.leased + own.rented, 0.0) * own.train_share


def _run(view: View, subject: str) -> list[Preset]:
    weekly, least = weekly_training(view), 1.0 / max(view.own.run_pace, 0.01)
    return [
        Preset(_("{n} weeks").format(n=n), rounded(weekly * n)) for n in (3, 5, 8, 12) if n >= least
    ]  # fmt: skip


def _of_cash(view: View, parts: tuple[float, ...]) -> list[Preset]:
    cash = max(view.own.cash, 0)
    return [
        Preset(_("{part}% of cash").format(part=f"{part * 100:g}"), rounded(cash * part))
        for part in parts
    ]


def _spending(view: View, subject: str) -> list[Preset]:
    return _of_cash(view, (0.005, 0.02, 0.05, 0.1))


def _up_to(view: View, full: int, most: str) -> list[Preset]:
    """Parts of a sum beyond which more money does nothing."""
    cash = max(view.own.cash, 0)
    return [
        Preset(_("a tenth of it"), rounded(min(full / 10, cash))),
        Preset(_("half of it"), rounded(min(full / 2, cash))),
        Preset(most, rounded(min(full, cash))),
    ]


def _port(view: View, subject: str) -> list[Preset]:
    return _up_to(view, view.silicon.port_cost, _("full effort"))


def _development(view: View, subject: str) -> list[Preset]:
    return _up_to(view, view.silicon.develop_cost, _("full effort"))


def _licence(view: View, subject: str) -> list[Preset]:
    return _up_to(view, view.silicon.licence_scale, _("two thirds of what money does"))


def _staging(view: View, subject: str) -> list[Preset]:
    """Parts of the cash, none beyond what a stage can take."""
    most = view.own.keynote_most
    parts = [preset for preset in _spending(view, subject) if preset.value < most]
    return [*parts, Preset(_("the most a stage takes"), min(most, max(view.own.cash, 0)))]


def _within(limit: float, most: str) -> list[Preset]:
    return [
        Preset(_("a quarter"), rounded(limit / 4)),
        Preset(_("half"), rounded(limit / 2)),
        Preset(most, float(max(math.floor(limit / 1000), 0) * 1000)),
    ]


def _borrow(view: View, subject: str) -> list[Preset]:
    return _within(view.own.credit, _("all they lend"))


def _shares(view: View, subject: str) -> list[Preset]:
    return _within(view.own.equity, _("all they take"))


def _repay(view: View, subject: str) -> list[Preset]:
    return _within(min(view.own.debt, max(view.own.cash, 0)), _("all"))


def _power_missing(view: View) -> tuple[float, float]:
    """Megawatts short for the cards at hand, and for those on their way too.

    Power that is free or being built counts; both are zero where it suffices.
    """
    dark = sum((chip.owned - chip.energised) * chip.watts for chip in view.chips) / 1e6
    coming = sum((sum(chip.arriving) + chip.queued) * chip.watts for chip in view.chips) / 1e6
    spare = max(view.own.power - view.own.power_used, 0.0) + sum(view.own.connecting)
    short, all_short = (max(need - spare, 0.0) for need in (dark, dark + coming))
    return float(math.ceil(short)), float(math.ceil(all_short))


def _tenth_more(view: View) -> float:
    """A tenth of the megawatts at hand, or what a small hall needs."""
    return rounded(max(view.own.power, 40) * 0.1)


def _power(view: View, subject: str) -> list[Preset]:
    dark, coming = _power_missing(view)
    return [
        Preset(_("for dark chips"), dark),
        Preset(_("for what comes too"), coming),
        *(
            Preset(
                _("{part}% more").format(part=part), rounded(max(view.own.power, 40) * part / 100)
            )
            for part in (10, 25, 50)
        ),
    ]


def _hires(view: View, subject: str) -> list[Preset]:
    people = view.own.people
    return [
        Preset(_("{part}% more").format(part=part), float(max(people * part // 100, 1)))
        for part in (3, 10, 25)
    ]


def _bids(view: View, subject: str) -> list[Preset]:
    firm = next((firm for firm in view.firms if firm.id == subject), None)
    people = firm.people if firm else 0
    return [
        Preset(_("{part}% of them").format(part=part), float(max(people * part // 100, 1)))
        for part in (1, 3, 10)
    ]


def _units(view: View, subject: str) -> list[Preset]:
    compute = max(view.own.compute, 0.0)
    return [
        Preset(_("none"), 0.0),
        *(
            Preset(_("{part}% of own").format(part=part), rounded(compute * part / 100))
            for part in (10, 25, 50)
        ),
    ]


def _lines(view: View, subject: str) -> list[Preset]:
    chip = _chip(view, subject)
    output = chip.output if chip else 0
    return [
        Preset(_("{part}% more").format(part=part), rounded(output * part / 100))
        for part in (5, 10, 25)
    ]


def _training_part(view: View, subject: str) -> list[Preset]:
    return [Preset(f"{part}%", float(part)) for part in (0, 20, 40, 60, 80)]


def _service_price(view: View, subject: str) -> list[Preset]:
    model = next((m for m in view.models if m.id == (subject or view.own.serves)), None)
    cost = model.unit_cost if model else view.own.unit_cost
    index = [segment.price_index for segment in view.market.segments]
    rivals = [firm.price for firm in view.firms if firm.id != view.firm and firm.serves]
    return [
        Preset(_("cost"), _cents(cost)),
        Preset(_("twice the cost"), _cents(2 * cost)),
        *([Preset(_("cheapest rival"), _cents(min(rivals)))] if rivals else []),
        *([Preset(_("market mean"), _cents(sum(index) / len(index)))] if index else []),
    ]


def _cents(usd: float) -> float:
    return round(usd, 2) if usd >= 0.1 else round(usd, 4)


def _pay(view: View, subject: str) -> list[Preset]:
    market = view.market.market_pay
    return [
        Preset(_("market -10%"), rounded(market * 0.9)),
        Preset(_("market"), rounded(market)),
        Preset(_("market +10%"), rounded(market * 1.1)),
        Preset(_("market +25%"), rounded(market * 1.25)),
    ]


def _offer(view: View, subject: str) -> list[Preset]:
    market = view.market.market_pay
    return [
        Preset(_("market +{part}%").format(part=part), rounded(market * (1 + part / 100)))
        for part in (25, 50, 100)
    ]


def _rent_limit(view: View, subject: str) -> list[Preset]:
    spot = view.market.spot_price
    return [
        Preset(_("today's rent"), round(spot, 1)),
        Preset(_("rent +10%"), round(spot * 1.1, 1)),
        Preset(_("rent +50%"), round(spot * 1.5, 1)),
    ]


def _first_rent(limit: float, spot: float) -> float:
    """The limit that stands, or today's rent where no limit of any meaning does."""
    return round(limit if 0 < limit < 100 * spot else spot, 1)


def _chip_price(view: View, subject: str) -> list[Preset]:
    chip = _chip(view, subject)
    if chip is None:
        return []
    return [
        Preset(_("now"), float(chip.price)),
        Preset(_("-10%"), _within_bounds(chip, chip.price * 0.9)),
        Preset(_("+10%"), _within_bounds(chip, chip.price * 1.1)),
        Preset(_("as at the start"), float(chip.start_price)),
    ]


def _within_bounds(chip: ChipLine, usd: float) -> float:
    """A price to the next ten dollars, no lower and no higher than may be asked."""
    most = chip.highest or math.inf
    return float(min(max(round(usd, -1), chip.lowest), most))


def _serving_part(view: View, subject: str) -> list[Preset]:
    return [Preset(f"{part}%", float(part)) for part in (20, 40, 60, 80, 100)]


def _aside(view: View, subject: str) -> list[Preset]:
    return _of_value(view.me.value, (0.02, 0.05, 0.1))


def _of_value(value: float, parts: tuple[float, ...]) -> list[Preset]:
    return [
        Preset(_("{part}% of value").format(part=f"{part * 100:g}"), rounded(value * part))
        for part in parts
    ]


def _listed_part(view: View, subject: str) -> list[Preset]:
    return [Preset(f"{part}%", float(part)) for part in (5, 10, 15, 25)]


def _on_holdings(view: View, subject: str) -> list[Preset]:
    values = {firm.id: firm.value for firm in view.firms}
    held = sum(part * values.get(firm, 0.0) for firm, part in view.me.holdings.items())
    return [
        Preset(_("{part}% of them").format(part=part), rounded(held * part / 100))
        for part in (10, 25, 50)
    ]


def _covered(view: View, subject: str) -> list[Preset]:
    dues = -sum(due.amount for due in view.dues if due.amount < 0)
    return [
        Preset(_("eight weeks' dues"), rounded(dues)),
        *_within(view.own.debt, _("all debt")),
    ]


def _pledged(view: View, subject: str) -> list[Preset]:
    """Parts of the sum that impresses half, within what may be pledged."""
    most = view.ground.pledge_most
    sums = (rounded(part * view.ground.pledge_scale) for part in (0.1, 0.5, 1.0, 5.0))
    return [Preset(figures.money(usd), usd) for usd in sums if usd <= most]


def _halls(view: View, subject: str) -> list[Preset]:
    """What power that is there or coming lacks in halls, and a tenth more."""
    ground, own = view.ground, view.own
    room = ground.halls + sum(hall.megawatts for hall in ground.building)
    short = own.power + sum(own.connecting) - room
    sizes = {_("what lacks a hall"): rounded_up(short) if short > 0 else 0.0,
             _("10% more"): rounded_up(0.1 * room)}  # fmt: skip
    return [Preset(label, megawatts) for label, megawatts in sizes.items()]


def _device(view: View, subject: str) -> list[Preset]:
    usual = view.ground.device_usual
    return [Preset(figures.money(part * usual), part * usual) for part in (0.3, 1.0, 3.0)]


def _scouts(view: View, subject: str) -> list[Preset]:
    usual = view.ground.scout_usual
    return [Preset(figures.money(part * usual), part * usual) for part in (0.25, 1.0, 4.0)]


def _cuts(view: View, subject: str) -> list[Preset]:
    most = 100 * view.ground.layoffs
    return [Preset(f"{part}%", float(part)) for part in (2, 5, 10) if part <= most]


def _rules_kept(view: View, subject: str) -> list[Preset]:
    return [Preset(f"{part}%", float(part)) for part in (0, 25, 50, 75, 100)]


def _bid(view: View, subject: str) -> list[Preset]:
    """From what the owners ask; less is refused."""
    firm = next((firm for firm in view.firms if firm.id == subject), None)
    asked = firm.owners_ask if firm else 0.0
    return [
        Preset(_("what its owners ask"), rounded_up(asked)),
        *(
            Preset(_("{part}% more").format(part=part), rounded_up(asked * (1 + part / 100)))
            for part in (5, 15, 30)
        ),
    ]


def _asked(view: View, subject: str) -> list[Preset]:
    """What who sues would drop its case for; less is refused."""
    asks = [suit.asks for suit in view.suits if suit.against == view.firm and suit.by == subject]
    return [Preset(_("what they ask"), float(ask)) for ask in asks]


def _team_pay(view: View, subject: str) -> list[Preset]:
    market = view.market.market_pay
    return [
        Preset(_("{n} times the market").format(n=n), rounded(market * n)) for n in (1.5, 2, 3, 5)
    ]


def _hold_pay(view: View, subject: str) -> list[Preset]:
    return [Preset(_("not at all"), 0.0), *_team_pay(view, subject)]


def _care(view: View, subject: str) -> list[Preset]:
    return [Preset(f"{part}%", float(part)) for part in (0, 5, 10, 20)]


_AMOUNTS: Final[dict[str, _Maker]] = {
    "set-split": _training_part,
    "rent": _units,
    "repay": _repay,
    "train": _run,
    "sprint": _spending,
    "buy-chips": _cards,
    "expand-supply": _lines,
    "build-power": _power,
    "recruit": _hires,
    "poach": _bids,
    "raise-equity": _shares,
    "borrow": _borrow,
    "keynote": _staging,
    "lobby": _spending,
    "port": _port,
    "develop-chip": _development,
    "seek-licence": _licence,
    "vehicle": _aside,
    "list": _listed_part,
    "buy-back": _spending,
    "margin-loan": _on_holdings,
    "ask-rescue": _covered,
    "buy-firm": _bid,
    "pledge": _pledged,
    "build-hall": _halls,
    "launch-device": _device,
    "scout": _scouts,
    "lay-off": _cuts,
    "sue": _spending,
    "settle": _asked,
}

_PRICES: Final[dict[str, _Maker]] = {
    "set-price": _service_price,
    "set-pay": _pay,
    "set-split": _serving_part,
    "rent": _rent_limit,
    "set-chip-price": _chip_price,
    "release": _service_price,
    "poach": _offer,
    "comply": _rules_kept,
    "bid-team": _team_pay,
    "hold-team": _hold_pay,
    "set-care": _care,
}

_MAY_BE_NOTHING: Final = {"rent", "set-split"}
"""Kinds whose amount may be zero."""

_FIRST_AMOUNTS: Final[dict[str, Callable[[View], float]]] = {
    "set-split": lambda view: round(view.own.train_share * 100),
    "rent": lambda view: round(view.own.rent_wanted),
    "recruit": lambda view: max(view.own.people // 10, 1),
    "train": lambda view: rounded(weekly_training(view) * 8),
    "port": lambda view: _port(view, "")[-1].value,
    "develop-chip": lambda view: _development(view, "")[-1].value,
    "seek-licence": lambda view: _licence(view, "")[-1].value,
    "build-power": lambda view: _power_missing(view)[1] or _tenth_more(view),
}

_FIRST_PRICES: Final[dict[str, Callable[[View], float]]] = {
    "set-price": lambda view: view.own.price,
    "comply": lambda view: round(100 * view.ground.compliance),
    "set-pay": lambda view: view.own.pay,
    "set-split": lambda view: round(view.own.serve_share * 100),
    "rent": lambda view: _first_rent(view.own.rent_limit, view.market.spot_price),
    "release": lambda view: view.own.price,
    "hold-team": lambda view: view.conduct.hold_pay or 2 * view.market.market_pay,
    "set-care": lambda view: round(100 * view.conduct.care),
}
"""Policies start from where they stand."""
