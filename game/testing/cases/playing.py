"""Plays a rule case, keeping of every week what can be looked at.

Invariant: chiefs order what the case says and nothing else; amounts and prices are turned
from dollars into the engine's units here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS
from game.compiled.contracts import in_engine_units, price_factor
from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.engine.turn import close_week, open_week, try_failure
from game.session.coding import encode
from game.session.orders import Order
from game.testing.cases.figures import Figures
from game.testing.cases.files import Case, CaseError, meaning
from game.testing.cases.worlds import game_of
from game.testing.moments import Moment
from game.testing.small import begin


def orders_of(figures: Figures, case: Case, week: int) -> Records:
    """What the chiefs order in a week; money is in dollars, as everywhere in a case.

    Raises CaseError.
    """
    orders = given_in(case, week)
    with meaning(f"an order of week {week}"):
        return encode(figures.catalogue, orders)


def given_in(case: Case, week: int) -> list[tuple[str, Order]]:
    """The orders of a week with the firms that give them. Raises CaseError."""
    given = [table for table in case.orders if table["week"] == week]
    with meaning(f"an order of week {week}"):
        return [pair for table in given for pair in _orders(table)]


def _orders(table: Mapping[str, Any]) -> Iterable[tuple[str, Order]]:
    said = {name: value for name, value in table.items() if name not in ("week", "clauses")}
    firm = said.pop("firm")
    kind = ORDER_KINDS[KIND_BY_ID[said["kind"]]]
    amount = _in_thousands(kind.amount, said.get("amount", 0))
    price = engine_price(kind.price, said.get("price", 0.0))
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


def engine_price(unit: str, price: float) -> float:
    """The price of an order in the engine's unit; in a case it is in dollars."""
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
    moment: Moment


@attrs.frozen(eq=False)
class Played:
    """The weeks of a case, and the fault that ended it before its last one, "" for none."""

    weeks: Sequence[Week]
    fault: str = ""


def play(case: Case, game: Game | None = None) -> Played:
    """Play all weeks of the case; in `game`, its world, where that is built already.

    What a case says must mean something: raises CaseError otherwise. What the rules raise
    is a fault.
    """
    game = game or game_of(case)
    rules, world = begin(game, case.seed)
    weeks: list[Week] = []
    for week in range(1, case.weeks + 1):
        try:
            weeks.append(_play_week(case, game, week, rules, world))
        except CaseError:
            raise
        except Exception as error:
            return Played(weeks, fault_of(error))
    return Played(weeks)


def fault_of(error: Exception) -> str:
    """What is told of something that was raised."""
    return f"it failed with {type(error).__name__}: {error}"


def _play_week(case: Case, game: Game, week: int, rules: Records, world: Records) -> Week:
    figures = Figures(game, world)
    orders = orders_of(figures, case, week)
    with meaning(f"what is given or asked in week {week}"):
        _set_given(figures, case, week)
        asked = [table["firm"] for table in case.what_if if table["week"] == week]
        places = {firm: figures.place("firms", firm) for firm in asked}
    opened = open_week(rules, world)
    falls = {firm: _fall(figures, rules, place) for firm, place in places.items()}
    before = world.copy()
    closed = close_week(rules, world, orders)
    moment = Moment(rules, before, world.copy(), closed, orders, game)
    return Week(Figures(game, moment.after), (opened, closed), falls, case.rounding, moment)


def _fall(figures: Figures, rules: Records, firm: int) -> tuple[list[list[str]], dict[str, int]]:
    """Who would fall if a firm had no cash today, in waves, and what each would lose (USD)."""
    wave, lost = try_failure(rules, figures.worlds, firm)
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
