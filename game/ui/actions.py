"""Every action a person can take, with its key, its name and its help.

Invariant: keys are named in `game.ui.keys` and, for orders and contracts, in
`game.ui.orders.keys` and `game.ui.contracts.keys`, nowhere else. Bindings, the footer,
the help screen and the command palette are all made from `actions_of`; in one place no
key has two meanings.
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from game.ui.keys.action import Action
from game.ui.keys.everywhere import EVERYWHERE
from game.ui.keys.menus import MENU_ACTIONS
from game.ui.keys.play import AREAS, PLAY_ACTIONS
from game.ui.lessons.keys import LESSON_ACTIONS
from game.words import _

__all__ = ["ACTIONS", "ACTION_BY_ID", "AREAS", "Action", "actions_of", "bindings"]

ACTIONS: Final[tuple[Action, ...]] = (*MENU_ACTIONS, *PLAY_ACTIONS, *LESSON_ACTIONS, *EVERYWHERE)
"""All but those of orders and contracts, in the order the footer shows them."""

ACTION_BY_ID: Final = {action.id: action for action in ACTIONS}


def actions_of(place: str) -> tuple[Action, ...]:
    """The actions of `place`, in the order the footer shows them."""
    return tuple(action for action in _registry(place) if place in action.places)


def _registry(place: str) -> tuple[Action, ...]:
    """All actions, with those of orders where they matter: their kinds come with NumPy."""
    if place not in {"desk", "order", "orders", "deal", "editor", "pick", "web"}:
        return ACTIONS
    from game.ui.orders.keys import order_actions  # noqa: PLC0415 - NumPy comes with it

    return (*MENU_ACTIONS, *PLAY_ACTIONS, *LESSON_ACTIONS, *order_actions(), *EVERYWHERE)


def bindings(place: str) -> list[Binding]:
    """The bindings of a screen that stands for `place`, in the language in use."""
    return [_binding(action) for action in actions_of(place) if action.keys]


def _binding(action: Action) -> Binding:
    return Binding(
        action.keys,
        action.run,
        _(action.title),
        show=action.shown,
        key_display=action.face or None,
        tooltip=_(action.help),
        id=None,
    )
