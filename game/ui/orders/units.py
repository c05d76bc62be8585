"""The units of an order's two numbers: how orders count, and how people do.

Invariant: a number shown and read in a dialog is in people's unit (dollars,
megawatts, per cent); `to_order` and `to_people` are the only conversions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from game.ui import figures
from game.words import N_, _

if TYPE_CHECKING:
    from game.scenario.model import Scenario


@frozen(kw_only=True)
class Unit:
    """A unit of an order's amount or price.

    `name` is what people call it, `factor` how many of the order's units make
    one of theirs; `words` are unit words a person may write, with factors.
    """

    name: str
    label: str
    factor: float = 1.0
    dollars: bool = False
    words: Mapping[str, float] = field(factory=dict)
    most: float = 1e15

    def to_order(self, number: float) -> float:
        """A number of people's units in the order's unit."""
        return number * self.factor

    def to_people(self, number: float) -> float:
        """A number of the order's units in people's unit."""
        return number / self.factor

    def write(self, number: float) -> str:
        """People's number with its sign or unit: "$3.00M", "12.5 MW", "30%", "2,500"."""
        if self.dollars:
            return figures.price(number) if abs(number) < 1000 else figures.money(number)
        if self.label == "%":
            return f"{number:.4g}%"
        if self.label == figures.TIMES:
            return f"{number:.3g}{figures.TIMES}"
        if self.label == "MW":
            return figures.megawatts(number)
        return figures.exact(number)

    def read(self, text: str) -> float:
        """The number a person wrote; ValueError in words when it is none."""
        number = figures.parse_number(text, self.words)
        if abs(number) > self.most:
            raise ValueError(_("at most {most}").format(most=self.write(self.most)))
        return number


def _dollars(name: str, factor: float) -> Unit:
    return Unit(name=name, label="$", factor=factor, dollars=True)


UNITS: Final[dict[str, Unit]] = {
    "cards": Unit(name=N_("cards"), label="", words={"cards": 1.0}),
    "cards a week": Unit(name=N_("cards a week"), label="", words={"cards": 1.0}),
    "units": Unit(name=N_("units of compute"), label="", words={"units": 1.0}),
    "people": Unit(name=N_("people"), label="", words={"people": 1.0}),
    "kilowatts": Unit(
        name=N_("megawatts"), label="MW", factor=1000.0, words={"mw": 1.0, "gw": 1e3, "kw": 1e-3}
    ),
    "thousand usd": _dollars(N_("US dollars"), 1e-3),
    "per cent to training": Unit(name=N_("to training"), label="%", most=100.0),
    "per cent to serving": Unit(name=N_("to serving"), label="%", most=100.0),
    "usd per million tokens": _dollars(N_("$ per million tokens"), 1.0),
    "thousand usd a year": _dollars(N_("$ a year"), 1e-3),
    "thousand usd a unit": _dollars(N_("$ a unit and week"), 1e-3),
    "thousand usd a card": _dollars(N_("$ a card"), 1e-3),
    "per cent of the people": Unit(name=N_("of the people"), label="%", most=50.0),
    "per cent of the overheads": Unit(name=N_("of the overheads"), label="%", most=100.0),
    "per cent of the rules": Unit(name=N_("of the rules"), label="%", most=100.0),
    "per cent of the firm": Unit(name=N_("of the firm"), label="%", most=100.0),
}
"""By the unit as ORDER_KINDS names it."""


def bounds_of(name: str, scenario: Scenario) -> tuple[float, float]:
    """Lowest and highest number of a unit that a scenario allows, in people's unit."""
    if name == "usd per million tokens":
        return scenario.services.price_low, scenario.services.price_high
    if name == "thousand usd a year":
        return scenario.talent.pay_low, scenario.talent.pay_high
    return 0.0, unit_of(name).most


def unit_of(name: str) -> Unit:
    """The unit ORDER_KINDS calls `name`; a plain number for one it does not know."""
    return UNITS.get(name) or Unit(name=name, label="")
