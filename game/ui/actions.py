"""Every action a person can take, with its key, its name and its help.

Invariant: keys are named here and, for the orders, in `game.ui.orders.keys`,
nowhere else. Bindings, the footer, the help screen and the command palette are
all made from `actions_of`; in one place no key has two meanings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from game.ui.places import PLACES
from game.words import N_, _

_GAME: Final = ("desk", "report", "ending")
_PAGES: Final = ("saves", "page", "chairs", "briefing")
_MENUS: Final = ("title", "leaving", "question")
_ALL: Final = ("title", "chairs", "briefing", "desk", "report", "ending", "saves")


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing to do: its keys as Textual names them, and the Textual action it runs."""

    id: str
    keys: str
    title: str
    help: str
    run: str
    places: tuple[str, ...]
    face: str = ""
    """How the key is written; as Textual writes it when empty."""
    shown: bool = True
    """Whether the footer names it."""

    @property
    def key(self) -> str:
        """The key as a person reads it."""
        return self.face or self.keys.split(",")[0]


AREAS: Final = (
    ("overview", N_("Overview"), N_("Where your firm stands and what wants a decision.")),
    ("company", N_("Company"), N_("People, pay, morale and standing.")),
    ("compute", N_("Compute"), N_("Chips, power, leases and the rental market.")),
    ("models", N_("Models"), N_("Training, releases, prices and the users' markets.")),
    ("capital", N_("Capital"), N_("Cash, debt, shares and what moves the value.")),
    ("contracts", N_("Contracts"), N_("What binds you, what falls due, and who offers what.")),
    ("rivals", N_("Rivals"), N_("Everybody's public figures, side by side.")),
    ("news", N_("News"), N_("What happened, newest first.")),
    ("glossary", N_("Glossary"), N_("The words of the trade, explained.")),
)
"""The areas of the desk: id, title and help, in the order of their digits."""


def _area_actions() -> Iterator[Action]:
    for digit, (area, title, about) in enumerate(AREAS, 1):
        yield Action(
            id=f"area-{area}",
            keys=str(digit),
            title=title,
            help=about,
            run=f"screen.show_area('{area}')",
            places=("desk",),
            shown=False,
        )


ACTIONS: Final[tuple[Action, ...]] = (
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
        id="hand-in",
        keys="e",
        title=N_("Hand in"),
        help=N_("Hand in this week's orders and let the week take its course."),
        run="app.hand_in",
        places=("desk",),
    ),
    Action(
        id="ending-again",
        keys="z",
        title=N_("The ending"),
        help=N_("Read again how the game ended; only after the end."),
        run="app.ending_again",
        places=("desk",),
    ),
    Action(
        id="new-order",
        keys="o",
        title=N_("Order"),
        help=N_("Give a new order; its cost and its limits are shown first."),
        run="app.new_order",
        places=("desk",),
    ),
    Action(
        id="undo",
        keys="u",
        title=N_("Undo"),
        help=N_("Take back the last order of this week."),
        run="app.undo",
        places=("desk",),
    ),
    *_area_actions(),
    Action(
        id="to-desk",
        keys="enter,space,escape",
        face="⏎",
        title=N_("Go on"),
        help=N_("Read enough: on to the next week, or to the ending."),
        run="screen.go_on",
        places=("report",),
    ),
    Action(
        id="skip",
        keys="enter,space,escape",
        face="⏎",
        title=N_("Skip"),
        help=N_("Show the report as soon as it is there."),
        run="screen.skip",
        places=("resolving",),
    ),
    Action(
        id="look-around",
        keys="w,escape",
        title=N_("Look at the world"),
        help=N_("Go back to the desk of the finished game."),
        run="app.look_around",
        places=("ending",),
    ),
    Action(
        id="next-page",
        keys="right,space",
        face="→",
        title=N_("Next"),
        help=N_("Why it ended, the curves of the game, the ranking."),
        run="screen.turn_page(1)",
        places=("ending",),
    ),
    Action(
        id="last-page",
        keys="left",
        face="←",
        title=N_("Back"),
        help=N_("The part of the ending before this one."),
        run="screen.turn_page(-1)",
        places=("ending",),
        shown=False,
    ),
    Action(
        id="next-curve",
        keys="k",
        title=N_("Curve"),
        help=N_("Show the next figure over the whole game."),
        run="screen.next_curve",
        places=("ending",),
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
        id="quick-save",
        keys="ctrl+s",
        face="^s",
        title=N_("Quick save"),
        help=N_("Save over this game's quick save."),
        run="app.quick_save",
        places=("desk", "report"),
        shown=False,
    ),
    Action(
        id="save-as",
        keys="S,shift+s",
        face="S",
        title=N_("Save as"),
        help=N_("Save under a name of your own."),
        run="app.save_as",
        places=("desk", "report"),
        shown=False,
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
    Action(
        id="help",
        keys="question_mark,f1",
        face="?",
        title=N_("Help"),
        help=N_("Every key of the place you are in."),
        run="app.help",
        places=_ALL,
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

ACTION_BY_ID: Final = {action.id: action for action in ACTIONS}


def actions_of(place: str) -> tuple[Action, ...]:
    """The actions of `place`, in the order the footer shows them."""
    return tuple(action for action in _registry(place) if place in action.places)


def _registry(place: str) -> tuple[Action, ...]:
    """All actions, with those of orders where they matter: their kinds come with NumPy."""
    if place not in {"desk", "order", "orders", "deal", "editor", "pick", "web"}:
        return ACTIONS
    from game.ui.orders.keys import order_actions  # noqa: PLC0415 - NumPy comes with it

    return (*ACTIONS, *order_actions())


def bindings(place: str) -> list[Binding]:
    """The bindings of a screen that stands for `place`, in the language in use."""
    return [_binding(action) for action in actions_of(place)]


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
