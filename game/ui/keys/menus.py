"""Actions of the screens around a game: title, chairs, briefing, saves, pages, questions.

Invariant: in one place no key has two meanings.
"""

from __future__ import annotations

from typing import Final

from game.ui.keys.action import Action
from game.words import N_

_PAGES: Final = ("saves", "page", "chairs", "briefing")
_MENUS: Final = ("title", "leaving", "question")

MENU_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        id="new-game",
        keys="n",
        title=N_("New game"),
        help=N_("Choose a scenario and a chair."),
        run="app.new_game",
        places=("title", "ending"),
    ),
    Action(
        id="continue",
        keys="c",
        title=N_("Continue"),
        help=N_("Play on from the newest save."),
        run="app.continue_game",
        places=("title",),
    ),
    Action(
        id="load",
        keys="l",
        title=N_("Load"),
        help=N_("Choose among all saved games."),
        run="app.load_game",
        places=("title",),
    ),
    Action(
        id="how-to-play",
        keys="h",
        title=N_("How to play"),
        help=N_("The game on one page."),
        run="app.how_to_play",
        places=("title",),
    ),
    Action(
        id="choose",
        keys="enter",
        face="⏎",
        title=N_("Choose"),
        help=N_("Do what the cursor is on."),
        run="screen.choose",
        places=_MENUS,
        shown=False,
    ),
    Action(
        id="to-title",
        keys="t",
        title=N_("To the title"),
        help=N_("Back to where a new game starts."),
        run="screen.answer('title')",
        places=("leaving",),
    ),
    Action(
        id="quit",
        keys="q",
        title=N_("Quit"),
        help=N_("Leave the program."),
        run="screen.answer('quit')",
        places=("leaving",),
    ),
    Action(
        id="stay",
        keys="escape",
        face="esc",
        title=N_("Stay"),
        help=N_("Back to the game."),
        run="screen.go_back",
        places=("leaving",),
    ),
    Action(
        id="yes",
        keys="y",
        title=N_("Yes"),
        help=N_("Do it."),
        run="screen.answer('yes')",
        places=("question",),
    ),
    Action(
        id="no",
        keys="n,escape",
        title=N_("No"),
        help=N_("Leave it as it is."),
        run="screen.go_back",
        places=("question",),
    ),
    Action(
        id="take-chair",
        keys="enter",
        face="⏎",
        title=N_("Take this chair"),
        help=N_("Lead this firm."),
        run="screen.take",
        places=("chairs",),
    ),
    Action(
        id="facts",
        keys="f",
        title=N_("Facts"),
        help=N_("What the starting figures rest on."),
        run="screen.facts",
        places=("chairs",),
    ),
    Action(
        id="other-scenario",
        keys="s",
        title=N_("Scenario"),
        help=N_("Look at the next scenario."),
        run="screen.other_scenario",
        places=("chairs",),
    ),
    Action(
        id="begin",
        keys="enter",
        face="⏎",
        title=N_("To the desk"),
        help=N_("Begin as soon as the engine is ready."),
        run="screen.begin",
        places=("briefing",),
    ),
    Action(
        id="open-save",
        keys="enter",
        face="⏎",
        title=N_("Load"),
        help=N_("Play on from this save."),
        run="screen.open_save",
        places=("saves",),
    ),
    Action(
        id="delete-save",
        keys="d,delete",
        title=N_("Delete"),
        help=N_("Remove this save for good; asks first."),
        run="screen.delete_save",
        places=("saves",),
    ),
    Action(
        id="scroll-on",
        keys="space",
        title=N_("Read on"),
        help=N_("A page further; arrows, page up, page down, home and end scroll too."),
        run="screen.read_on",
        places=("page",),
    ),
    Action(
        id="back",
        keys="escape,q",
        face="esc",
        title=N_("Back"),
        help=N_("Go back to where you were."),
        run="screen.go_back",
        places=_PAGES,
    ),
    Action(
        id="save-it",
        keys="enter",
        face="⏎",
        title=N_("Save"),
        help=N_("Save under this name; asks again where it is taken."),
        run="screen.save_it",
        places=("naming",),
    ),
    Action(
        id="cancel",
        keys="escape",
        face="esc",
        title=N_("Cancel"),
        help=N_("Close this without doing anything."),
        run="screen.go_back",
        places=("dialog", "naming", "waiting"),
    ),
)
"""In the order the footer shows them."""
