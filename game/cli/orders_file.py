"""Orders written in a file, for headless games.

Invariant: orders leave this module only if everything in the file is right; every
order names a firm, a kind, a subject and an option that the scenario has. Whether
an order is allowed in its week is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from game.cli.order_names import OrderNames
from game.compiled.load import Game
from game.compiled.orders import KIND_BY_ID
from game.scenario.document import parse_document
from game.scenario.inherit import Tree
from game.scenario.keys import key, table
from game.scenario.problems import Problems
from game.scenario.structure import structure
from game.session.orders import FIELDS, Order

Listed: TypeAlias = dict[str, dict[int, list[Order]]]
"""Orders by firm id and week, counted from 1."""


@table
class OrderEntry:
    """One order of the file."""

    turn: int = key("Week in which it is given, from 1.", low=1)
    firm: str = key("Firm whose chief gives it.")
    kind: str = key("Kind of order.", one_of=tuple(KIND_BY_ID))
    subject: str = key("Chip, model, firm or event it is about.", default="")
    option: str = key("One of the kind's options, or an event's choice.", default="")
    amount: int = key("Amount in the kind's unit.", low=0, high=10**15, default=0)
    price: float = key("Price in the kind's unit.", low=0, high=1e12, default=0.0)
    giver: str = key("Party that promises, in a clause.", default="")
    taker: str = key("Party it is promised to; firm a contract is handed to.", default="")
    weeks: int = key("Weeks of a clause.", low=0, high=2000, default=0)
    contract: str = key("Contract that a proposal answers or would replace.", default="")


@table
class OrdersFile:
    """The whole file."""

    orders: tuple[OrderEntry, ...] = key("The orders; those of a week in the order given.")


def read_orders(path: Path, game: Game, problems: Problems) -> Listed:
    """The orders in the file at `path`; empty after adding errors."""
    document = parse_document(path, problems)
    if document is None:
        return {}
    tree = Tree.of(document)
    file = structure(OrdersFile, tree, problems)
    for place, entry in _entries(tree):
        OrderNames(tree, problems, game, ("orders", place)).check(entry)
    if file is None or problems.has_errors:
        return {}
    return _by_firm(file.orders)


def _entries(tree: Tree) -> Iterator[tuple[int, dict[str, Any]]]:
    """The orders as they stand in the file, right or wrong, with their places."""
    orders = tree.data.get("orders")
    for place, entry in enumerate(orders if isinstance(orders, list) else ()):
        if isinstance(entry, dict):
            yield place, entry


def _by_firm(entries: Iterable[OrderEntry]) -> Listed:
    listed: Listed = {}
    for entry in entries:
        said = {name: getattr(entry, name) for name in FIELDS}
        order = Order(kind=entry.kind, **said)
        listed.setdefault(entry.firm, {}).setdefault(entry.turn, []).append(order)
    return listed
