"""The keys of the orders, as actions of the registry.

Invariant: a kind of order has one key or none, and no key stands twice; one without a key
is found in the list of orders, in its area and by `ctrl+p`. This part of the registry
stands apart because the order kinds come with NumPy, which nothing before the desk needs.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from game.compiled.orders import ORDER_KINDS, OrderKind
from game.ui.actions import Action
from game.ui.contracts.keys import CONTRACT_ACTIONS
from game.words import N_

ORDER_KEYS: Final = {
    "set-price": "p",
    "set-pay": "y",
    "set-split": "s",
    "rent": "n",
    "set-chip-price": "c",
    "serve": "v",
    "answer": "a",
    "repay": "d",
    "train": "t",
    "release": "l",
    "sprint": "x",
    "buy-chips": "b",
    "favour-customer": "f",
    "expand-supply": "k",
    "build-power": "w",
    "recruit": "r",
    "poach": "h",
    "raise-equity": "i",
    "borrow": "m",
    "keynote": "g",
    "lobby": "j",
    "vehicle": "V",
    "list": "L",
    "buy-back": "B",
    "margin-loan": "M",
    "ask-rescue": "R",
    "buy-firm": "F",
    "declare-agi": "A",
    "pledge": "Z",
    "comply": "E",
    "build-hall": "Y",
    "launch-device": "J",
    "scout": "Q",
    "lay-off": "O",
    "port": "K",
    "develop-chip": "D",
    "offer-chip": "G",
    "seek-licence": "I",
    "bid-team": "T",
    "sue": "U",
    "settle": "N",
    "take-shortcut": "X",
    "come-clean": "P",
    "short": "H",
}
"""Key of a kind of order on the desk; a kind that is missing here has none."""

LISTED: Final = tuple(kind for kind in ORDER_KINDS if kind.area != "contracts")
"""Kinds with a dialog and a key of their own; those of contracts belong to their screens."""

_OTHERS: Final = (
    Action(
        id="search-here",
        keys="slash",
        face="/",
        title=N_("Search"),
        help=N_("Type what to look for, in the news and in the glossary."),
        run="screen.search",
        places=("desk",),
    ),
    Action(
        id="goals",
        keys="0",
        title=N_("Goals"),
        help=N_("What you want and what you dread, in full, with today's figures."),
        run="screen.goals",
        places=("desk",),
        shown=False,
    ),
    Action(
        id="give-order",
        keys="enter",
        face="⏎",
        title=N_("Give the order"),
        help=N_("Put it into the tray; it can be undone until the week is handed in."),
        run="screen.give",
        places=("order",),
    ),
    Action(
        id="leave-order",
        keys="escape",
        face="esc",
        title=N_("Cancel"),
        help=N_("Close this without giving an order."),
        run="screen.go_back",
        places=("order",),
    ),
    Action(
        id="next-part",
        keys="tab",
        title=N_("Next part"),
        help=N_("Go on to the next list or number of the order; shift+tab goes back."),
        run="screen.next_part",
        places=("order",),
    ),
    Action(
        id="choose-order",
        keys="enter",
        face="⏎",
        title=N_("Draw it up"),
        help=N_("Open the order under the cursor."),
        run="screen.choose",
        places=("orders",),
    ),
    Action(
        id="leave-orders",
        keys="escape",
        face="esc",
        title=N_("Back"),
        help=N_("Go back to the desk."),
        run="screen.go_back",
        places=("orders",),
    ),
)


@cache
def order_actions() -> tuple[Action, ...]:
    """One action per kind of order, searching, the goals, and those of the order dialogs."""
    return (*(_action(kind) for kind in LISTED), *_OTHERS, *CONTRACT_ACTIONS)


def _action(kind: OrderKind) -> Action:
    key = ORDER_KEYS.get(kind.id, "")
    return Action(
        id=f"order-{kind.id}",
        keys=f"{key},shift+{key.lower()}" if key.isupper() else key,
        title=kind.title,
        help=kind.help,
        run=f"screen.give('{kind.id}')",
        places=("desk",),
        shown=False,
    )
