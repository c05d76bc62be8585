"""Orders written in a file, for headless games.

Invariant: orders leave this module only if everything in the file is right; every
order names a firm, a kind, a subject and an option that the scenario has. Whether
an order is allowed in its week is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from game.compiled.load import Game
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS, OrderKind
from game.scenario.document import parse_document
from game.scenario.inherit import Tree
from game.scenario.keys import key, table
from game.scenario.problems import Problems, did_you_mean, shorten
from game.scenario.structure import structure
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.orders import Order
from game.words import N_, _

Listed: TypeAlias = dict[str, dict[int, list[Order]]]
"""Orders by firm id and week, counted from 1."""

_MOST = 10**15


@table
class OrderEntry:
    """One order of the file."""

    turn: int = key("Week in which it is given, from 1.", low=1)
    firm: str = key("Firm whose chief gives it.", ref="firms")
    kind: str = key("Kind of order.", one_of=tuple(KIND_BY_ID))
    subject: str = key("Chip, model, firm or event it is about.", default="")
    option: str = key("One of the kind's options, or an event's choice.", default="")
    amount: int = key("Amount in the kind's unit.", low=0, high=_MOST, default=0)
    price: float = key("Price in the kind's unit.", low=0, high=1e12, default=0.0)


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
    # The checks of `ref` look for the table in the tree they walk: the firms of the
    # scenario are not in it, so they are checked below, with everything else by name.
    file = structure(OrdersFile, tree, problems, facts=None) if _has_list(tree) else None
    for place, entry in enumerate(_entries(tree)):
        _Names(tree, problems, game, Catalogue(game.compiled), place).check(entry)
    if file is None or problems.has_errors:
        return {}
    return _by_firm(file.orders)
