"""The domains' rows and the one table of order kinds agree."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from game.compiled import orders
from game.compiled.orders import KIND_BY_ID, LOBBY, ORDER_KINDS, SEEK_LICENCE, SET_PRICE
from game.compiled.orders.rows import OrderKind

MODULES = [
    import_module(f"{orders.__name__}.{found.name}")
    for found in pkgutil.iter_modules(orders.__path__)
]
"""Every module of the package, so that a domain which is not in the table is met too."""


def test_every_row_of_every_domain_is_numbered_once() -> None:
    """No row is without a number, none has two, and no id stands in two domains."""
    rows: list[OrderKind] = [row for part in MODULES for row in getattr(part, "ROWS", ())]
    assert sorted(row.id for row in rows) == sorted(kind.id for kind in ORDER_KINDS)


def test_numbers_are_those_that_games_were_kept_with() -> None:
    """A new kind goes to the end: the first, one of the middle and one of the last stay put."""
    assert (SET_PRICE, LOBBY, SEEK_LICENCE) == (0, 20, 50)
    assert [KIND_BY_ID[name] for name in ("set-price", "lobby", "seek-licence")] == [0, 20, 50]
