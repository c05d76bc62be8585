"""Actions that work in many places: help, finding, leaving.

Invariant: help can be had in every place; where a name is typed, by its other key alone.
"""

from __future__ import annotations

from typing import Final

from game.ui.keys.action import Action
from game.ui.places import PLACES
from game.words import N_

_GAME: Final = ("desk", "report", "ending")
_ALL: Final = ("title", "chairs", "briefing", "desk", "report", "ending", "saves")

EVERYWHERE: Final[tuple[Action, ...]] = (
    Action(
        id="help",
        keys="question_mark,f1",
        face="?",
        title=N_("Help"),
        help=N_("Every key of the place you are in."),
        run="app.help",
        places=tuple(place for place in PLACES if place != "naming"),
    ),
    Action(
        id="help-by-f1",
        keys="f1",
        face="F1",
        title=N_("Help"),
        help=N_("Every key of the place you are in."),
        run="app.help",
        places=("naming",),
    ),
    Action(
        id="find",
        keys="ctrl+p",
        face="^p",
        title=N_("Find"),
        help=N_("Find any action, order, firm or word by typing a part of it."),
        run="app.command_palette",
        places=_ALL,
    ),
    Action(
        id="leave",
        keys="q",
        title=N_("Leave"),
        help=N_("Leave; a game under way is saved first."),
        run="app.leave",
        places=("title", *_GAME),
    ),
    Action(
        id="how-to-leave",
        keys="ctrl+c",
        face="^c",
        title=N_("How to leave"),
        help=N_("Says which key leaves; nothing is lost by pressing this."),
        run="app.say_how_to_leave",
        places=tuple(PLACES),
        shown=False,
    ),
    Action(
        id="quit-now",
        keys="ctrl+q",
        face="^q",
        title=N_("Quit at once"),
        help=N_("Quit the program; a game under way is saved first."),
        run="app.quit_now",
        places=tuple(PLACES),
        shown=False,
    ),
)
"""In the order the footer shows them."""
