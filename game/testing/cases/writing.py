"""Rule cases as text, and orders as the tables that a case has of them.

Invariant: what is written reads back as the same case, to the last bit of every number, so
that what was found can be found again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import tomli_w

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS
from game.compiled.contracts import in_engine_units, price_factor
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session.orders import Order
from game.testing.cases.files import Case
from game.testing.cases.playing import engine_price

Table = dict[str, Any]
"""One order of a case."""


def order_tables(week: int, given: Iterable[tuple[str, Order]]) -> list[Table]:
    """The orders of a week (from 1) as a case has them, clauses with their proposal."""
    tables: list[Table] = []
    for firm, order in given:
        plain = order.to_plain(firm)
        if order.kind == "clause":
            proposal = _last_proposal(tables, firm)
            if proposal is not None:
                proposal.setdefault("clauses", []).append(_clause(plain))
            continue
        kind = ORDER_KINDS[KIND_BY_ID[order.kind]]
        if kind.amount == "thousand usd" and order.amount:
            plain["amount"] = order.amount * 1000
        if order.price:
            plain["price"] = _undone(order.price, lambda told: engine_price(kind.price, told))  # noqa: B023
        tables.append({"week": week, **plain})
    return tables


def _last_proposal(tables: Sequence[Table], firm: str) -> Table | None:
    """What a clause of the firm belongs to; one without a proposal is refused and left out."""
    mine = [table for table in tables if table["firm"] == firm and table["kind"] == "propose"]
    return mine[-1] if mine else None


def _clause(plain: Table) -> Table:
    clause = {name: value for name, value in plain.items() if name not in ("firm", "option")}
    clause["kind"] = plain["option"]
    kind = CLAUSE_KINDS[CLAUSE_BY_ID[plain["option"]]]
    if "amount" in clause and in_engine_units(kind.amount, 1000) == 1:
        clause["amount"] *= 1000
    if "price" in clause:
        factor = price_factor(kind.price)
        clause["price"] = _undone(clause["price"], lambda told: told * factor)
    return clause


def _undone(price: float, convert: Callable[[float], float]) -> float:
    """The number that converts to `price`, or one next to it where rounding leaves none."""
    factor = convert(1.0)
    told = price / factor
    near = [told, math.nextafter(told, math.inf), math.nextafter(told, -math.inf)]
    return next((number for number in near if convert(number) == price), told)


def to_text(case: Case) -> str:
    """The case as a file has it."""
    parts: list[Mapping[str, Any]] = [
        {"title": case.title, "why": case.why},
        _without_blanks({"scenario": case.scenario, "without": list(case.without)}),
        _without_blanks({"seed": case.seed, "last": case.last, "holds": list(case.holds)}),
    ]
    text = "".join(tomli_w.dumps(part, multiline_strings=True) for part in parts if part)
    if case.players:
        text += "\n" + tomli_w.dumps({"players": dict(case.players)})
    if case.world:
        text += "\n" + tomli_w.dumps({"world": dict(case.world)})
    for order in case.orders:
        text += "\n[[orders]]\n" + tomli_w.dumps(order)
    return text


def _without_blanks(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value not in ("", [], 0)}
