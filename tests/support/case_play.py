"""Plays a rule case, keeping of every week what can be looked at.

Invariant: chiefs order what the case says and nothing else; amounts and prices are turned
from dollars into the engine's units here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS
from game.compiled.contracts import in_engine_units, price_factor
from game.compiled.layout import Records
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.engine.turn import close_week, open_week, try_failure
from game.session.coding import encode
from game.session.orders import Order
from tests.support.case_figures import Figures
from tests.support.cases import Case, game_of
from tests.support.small import begin


def orders_of(figures: Figures, case: Case, week: int) -> Records:
    """What the chiefs order in a week; money is in dollars, as everywhere in a case."""
    orders = [pair for table in case.orders if table["week"] == week for pair in _orders(table)]
    return encode(figures.catalogue, orders)


def _orders(table: Mapping[str, Any]) -> Iterable[tuple[str, Order]]:
    said = {name: value for name, value in table.items() if name not in ("week", "clauses")}
    firm = said.pop("firm")
    kind = ORDER_KINDS[KIND_BY_ID[said["kind"]]]
    amount = _in_thousands(kind.amount, said.get("amount", 0))
    price = _price(kind.price, said.get("price", 0.0))
    yield firm, Order(**{**said, "amount": amount, "price": price})
    for clause in table.get("clauses", ()):
        yield firm, _clause(clause)


def _clause(table: Mapping[str, Any]) -> Order:
    said = dict(table)
    name = said.pop("kind")
    kind = CLAUSE_KINDS[CLAUSE_BY_ID[name]]
    amount = in_engine_units(kind.amount, said.pop("amount", 0))
    price = said.pop("price", 0.0) * price_factor(kind.price)
    return Order(kind="clause", option=name, amount=amount, price=price, **said)


def _in_thousands(unit: str, amount: int) -> int:
    return amount // 1000 if unit == "thousand usd" else amount


def _price(unit: str, price: float) -> float:
    if unit == "thousand usd a unit":
        return price * price_factor(unit)
    return price / 1000 if unit.startswith("thousand usd") else price


# Playing


def is_bounds(value: Any) -> bool:
    """Whether a value says what a number may be, not what it is."""
    bounds = {"about", "within", "least", "most"}
    return isinstance(value, Mapping) and bool(value) and set(value) <= bounds


@attrs.frozen(eq=False)
class Week:
    """A week that was played.

    The world after it, the logs of its opening and closing, and for each firm that was
    asked about on its morning who would fall with it, wave by wave, and who would lose what.
    `rounding` is how many dollars money may differ by.
    """

    figures: Figures
    logs: tuple[Records, Records]
    falls: Mapping[str, tuple[list[list[str]], dict[str, int]]]
    rounding: int


def play(case: Case) -> list[Week]:
    """Play all weeks the case looks at."""
    game = game_of(case)
    rules, world = begin(game, case.seed)
    weeks = []
    for week in range(1, case.weeks + 1):
        figures = Figures(game, world)
        _set_given(figures, case, week)
        opened = open_week(rules, world)
        asked = [table["firm"] for table in case.what_if if table["week"] == week]
        falls = {firm: _fall(figures, rules, firm) for firm in asked}
        closed = close_week(rules, world, orders_of(figures, case, week))
        weeks.append(Week(Figures(game, world.copy()), (opened, closed), falls, case.rounding))
    return weeks


def _fall(figures: Figures, rules: Records, firm: str) -> tuple[list[list[str]], dict[str, int]]:
    """Who would fall if `firm` had no cash today, in waves, and what each would lose (USD)."""
    wave, lost = try_failure(rules, figures.worlds, figures.place("firms", firm))
    names = figures.catalogue.firms
    rounds = range(int(wave.max()) + 1)
    falls = [[name for f, name in enumerate(names) if wave[f] == n] for n in rounds]
    return falls, {name: int(lost[f]) * 1000 for f, name in enumerate(names) if lost[f]}


def _set_given(figures: Figures, case: Case, week: int) -> None:
    for table in case.given:
        if table["week"] == week:
            for path, value in leaves({k: v for k, v in table.items() if k != "week"}):
                figures.write(path, value)


def leaves(table: Mapping[str, Any], way: tuple[str, ...] = ()) -> Iterable[tuple[Any, Any]]:
    """Paths and values of nested tables; a table of bounds is a value."""
    for name, value in table.items():
        if isinstance(value, Mapping) and not is_bounds(value):
            yield from leaves(value, (*way, name))
        else:
            yield [*way, name], value
