"""Actions of a game under way: the desk with its areas, the week, the report, the ending.

Invariant: an area of the desk is one row of `AREAS`; no two have the same key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.ui.keys.action import Action
from game.words import N_


@dataclass(frozen=True)
class AreaKind:
    """An area of the desk; `widget` is the module and the class that draw it."""

    id: str
    title: str
    about: str
    key: str
    widget: str


AREAS: Final = (
    AreaKind(
        "overview", N_("Overview"), N_("Where your firm stands and what wants a decision."),
        "1", "overview:Overview",
    ),
    AreaKind(
        "company", N_("Company"), N_("People, pay, morale and standing."), "2", "company:Company"
    ),
    AreaKind(
        "compute", N_("Compute"), N_("Chips, power, leases and the rental market."),
        "3", "compute:Compute",
    ),
    AreaKind(
        "models", N_("Models"), N_("Training, releases, prices and the users' markets."),
        "4", "models:Models",
    ),
    AreaKind(
        "capital", N_("Capital"), N_("Cash, debt, shares and what moves the value."),
        "5", "capital:Capital",
    ),
    AreaKind(
        "contracts", N_("Contracts"), N_("What binds you, what falls due, and who offers what."),
        "6", "contracts:Contracts",
    ),
    AreaKind(
        "rivals", N_("Rivals"), N_("Everybody's public figures, side by side."),
        "7", "rivals:Rivals",
    ),
    AreaKind("news", N_("News"), N_("What happened, newest first."), "8", "news:NewsRoom"),
    AreaKind(
        "glossary", N_("Glossary"), N_("The words of the trade, explained."),
        "9", "glossary:Glossary",
    ),
)  # fmt: skip
"""The areas of the desk, in the order of their tabs; modules are those of `game.ui.desk`."""


def _area_actions() -> Iterator[Action]:
    for area in AREAS:
        yield Action(
            id=f"area-{area.id}",
            keys=area.key,
            title=area.title,
            help=area.about,
            run=f"screen.show_area('{area.id}')",
            places=("desk",),
            shown=False,
        )


PLAY_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        id="hand-in",
        keys="e",
        title=N_("Hand in"),
        help=N_("Hand in this week's orders and let the week take its course."),
        run="app.hand_in",
        places=("desk",),
    ),
    Action(
        id="hand-in-on",
        keys="greater_than_sign",
        face=">",
        title=N_("Hand in on"),
        help=N_(
            "Hand in, and go on week by week until something concerns you: a matter, an offer, "
            "a goal that changes, cash running short; eight weeks at most. What you leave "
            "unanswered stops you once more, in its last week."
        ),
        run="app.hand_in_on",
        places=("desk",),
        shown=False,
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
    Action(
        id="each-week",
        keys="plus",
        face="+",
        title=N_("Each week"),
        help=N_(
            "Have an order of the tray given anew every week until it is taken out, or no longer: "
            "recruiting, lobbying, scouting and the like."
        ),
        run="screen.each_week",
        places=("desk",),
        shown=False,
    ),
    *_area_actions(),
    Action(
        id="to-desk",
        keys="enter,escape",
        face="⏎",
        title=N_("Go on"),
        help=N_("Read enough: on to the next week, or to the ending."),
        run="screen.go_on",
        places=("report",),
    ),
    Action(
        id="read-on-area",
        keys="space",
        title=N_("Read on"),
        help=N_("A page further in the area; from its end back to its beginning."),
        run="screen.read_on",
        places=("desk",),
        shown=False,
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
        keys="right,greater_than_sign",
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
)
"""In the order the footer shows them."""
