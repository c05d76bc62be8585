"""Orders between people's words and the engine's records.

Invariant: decoding what was encoded gives the same order; a record is made only
of things that exist.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from game.compiled.contracts import OUTSIDE
from game.compiled.layout import Records
from game.compiled.orders import KIND_BY_ID, ORDER, ORDER_KINDS, OrderKind
from game.compiled.sizes import NOBODY
from game.scenario.problems import did_you_mean
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.orders import FIELDS, NOTHING, Order
from game.words import _

_TABLES = {"chip": "chips", "firm": "firms", "event": "events", "team": "teams", "stack": "stacks"}
_LARGEST = 10**15
_MOST_WEEKS = 10**4
_BLANK = Order(kind="")


def encode(catalogue: Catalogue, orders: Iterable[tuple[str, Order]]) -> Records:
    """ORDER records of (firm id, order) pairs, in their order. Raises UnknownNameError."""
    rows = [_row(catalogue, firm, order) for firm, order in orders]
    return np.array(rows, dtype=ORDER)


def _row(catalogue: Catalogue, firm: str, order: Order) -> tuple[int | float, ...]:
    if order.kind not in KIND_BY_ID:
        message = _("there is no order '{kind}'").format(kind=order.kind)
        raise UnknownNameError(f"{message} {did_you_mean(order.kind, KIND_BY_ID)}".strip())
    kind = ORDER_KINDS[KIND_BY_ID[order.kind]]
    price = order.price if math.isfinite(order.price) else -1.0
    return (
        catalogue.place("firms", firm),
        KIND_BY_ID[order.kind],
        _subject(catalogue, kind, order.subject),
        max(-1, min(order.amount, _LARGEST)),
        _option(catalogue, kind, order),
        price,
        _party(catalogue, order.giver),
        _party(catalogue, order.taker),
        max(-1, min(order.weeks, _MOST_WEEKS)),
        catalogue.contract_serial(order.contract) if order.contract else NOBODY,
    )


def _party(catalogue: Catalogue, name: str) -> int:
    """Account of a party to a clause; -1 for none."""
    if name in OUTSIDE:
        return OUTSIDE[name]
    return catalogue.place("firms", name) if name else NOBODY


def _subject(catalogue: Catalogue, kind: OrderKind, subject: str) -> int:
    if not kind.subject:
        return NOBODY
    if kind.subject in ("contract", "offer"):
        return catalogue.contract_serial(subject)
    if kind.subject == "thing":
        return catalogue.thing(subject) if subject else NOBODY
    if kind.subject in _TABLES:
        return catalogue.place(_TABLES[kind.subject], subject)
    if kind.subject == "servable model" and subject == NOTHING:
        return NOBODY
    return catalogue.model_place(subject)


def options_of(catalogue: Catalogue, order: Order) -> Sequence[str]:
    """What an order's `option` may be."""
    if order.kind == "answer":
        return tuple(catalogue.compiled.scenario.events[order.subject].choices)
    return order.about.options


def _option(catalogue: Catalogue, kind: OrderKind, order: Order) -> int:
    options = options_of(catalogue, order) if kind.id in KIND_BY_ID else ()
    if not options:
        return 0
    if order.option not in options:
        message = _("'{option}' is none of: {options}")
        listed = ", ".join(options)
        raise UnknownNameError(message.format(option=order.option, options=listed))
    return list(options).index(order.option)


def from_plain(table: dict[str, object]) -> tuple[str, Order]:
    """Firm and order of a table of a save or an orders file. Raises UnknownNameError."""
    known: dict[str, type] = {
        "firm": str,
        "kind": str,
        **{name: type(getattr(_BLANK, name)) for name in FIELDS},
    }
    for name, value in table.items():
        if name not in known:
            message = _("an order has no key '{name}'").format(name=name)
            raise UnknownNameError(f"{message} {did_you_mean(name, known)}".strip())
        wanted = known[name]
        fits = isinstance(value, wanted) or (wanted is float and isinstance(value, int))
        if not fits or isinstance(value, bool):
            raise UnknownNameError(_("'{name}' has the wrong type").format(name=name))
    for name in ("firm", "kind"):
        if name not in table:
            raise UnknownNameError(_("an order needs '{name}'").format(name=name))
    given: dict[str, Any] = {name: table[name] for name in FIELDS if name in table}
    if "price" in given:
        given["price"] = float(given["price"])
    return str(table["firm"]), Order(kind=str(table["kind"]), **given)
