"""The units of a clause's numbers: how the rules count, and how people do.

Invariant: every unit that `CLAUSE_KINDS` names is here; a number in the editor is
in people's unit (dollars, per cent, weeks).
"""

from __future__ import annotations

from typing import Final

from game.compiled.units import HOURS_A_WEEK
from game.ui import figures
from game.ui.orders.units import UNITS, Unit
from game.words import N_

_TIME: Final = {"weeks": 1.0, "week": 1.0, "years": 52.0, "year": 52.0, "y": 52.0}


def _part(name: str) -> Unit:
    return Unit(name=name, label="%", factor=0.01, most=100.0)


def _plain(name: str) -> Unit:
    return Unit(name=name, label=figures.TIMES, most=1000.0)


def _weeks(name: str) -> Unit:
    return Unit(name=name, label="", words=_TIME, most=2000.0)


_OWN: Final = {
    "thousand usd a unit": Unit(
        name=N_("$ an hour and unit"), label="$", factor=HOURS_A_WEEK / 1000.0, dollars=True
    ),
    "times the weight in the queue": _plain(N_("times the weight")),
    "utility of the door": _plain(N_("pull of the door")),
    "yearly interest": _part(N_("interest a year")),
    "part of the firm": _part(N_("of the firm")),
    "part of the orders": _part(N_("of the orders")),
    "part of the revenue": _part(N_("of the revenue")),
    "chance of a leak a week": _part(N_("chance of a leak")),
    "weeks between payments": _weeks(N_("weeks between (0: once)")),
    "weeks until all of it is there": _weeks(N_("weeks to build up")),
    "weeks it is spread over": _weeks(N_("weeks it is spread")),
    "weeks to pay it off": _weeks(N_("weeks to pay off")),
    "weeks it lasts": _weeks(N_("weeks it lasts")),
}
"""Units that clauses alone use, and rents, which they tell by the hour."""


def clause_unit(name: str) -> Unit:
    """The unit that CLAUSE_KINDS calls `name`. Raises KeyError for one that no kind has."""
    return _OWN[name] if name in _OWN else UNITS[name]
