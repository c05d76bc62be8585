"""The keys of lessons, and the keys that lessons speak of.

Invariant: a lesson's text names a key by what it does; which key that is stands here in the
registry alone.
"""

from __future__ import annotations

import re
from typing import Final

from game.ui.keys.action import Action
from game.words import N_

LESSON_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        id="skip-lesson",
        keys="full_stop",
        face=".",
        title=N_("Skip"),
        help=N_("Leave this lesson and go on with the next; only where there are lessons."),
        run="screen.skip_lesson",
        places=("desk",),
        shown=False,
    ),
    Action(
        id="fold-lesson",
        keys="comma",
        face=",",
        title=N_("Fold"),
        help=N_("Fold the lesson to one line, or unfold it."),
        run="screen.fold_lesson",
        places=("desk",),
        shown=False,
    ),
    Action(
        id="end-lessons",
        keys="minus",
        face="-",
        title=N_("No lessons"),
        help=N_("Play without the lessons that are left; pressed again, they come back."),
        run="screen.end_lessons",
        places=("desk",),
        shown=False,
    ),
)

_NAMED: Final = re.compile(r"\[([a-z0-9-]+)\]")


def with_keys(text: str) -> str:
    """`text` with the key in place of each name in brackets: `[models]` becomes `[4]`."""
    return _NAMED.sub(lambda found: f"[{_key_of(found[1])}]", text)


def _key_of(name: str) -> str:
    """The key of an area, a kind of order or another action of the desk."""
    from game.ui.actions import actions_of  # noqa: PLC0415 - it lists this module's actions

    keys = {action.id: action.key for action in actions_of("desk") if action.keys}
    for form in ("area-{}", "order-{}", "{}"):
        if key := keys.get(form.format(name)):
            return key
    return keys["new-order"]  # the list of all orders has those without a key
