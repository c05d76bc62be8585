"""The inbox: matters that want the chief's decision.

Invariant: an event bears a sign and the weeks left, advice another sign; both
open with Enter or a second click.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content

from game.session.view import Matter
from game.ui.screens.parts import Rows
from game.ui.widgets.sheet import assembled
from game.words import _, ngettext

DECIDED: Final = ("event", "offer")
"""Kinds of matter that want an answer; the others are advice."""


class Inbox(Rows, inherit_bindings=False):
    """Matters, one a line, events first; letters stay free for the orders of the desk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "cursor_up"),
        ("down", "cursor_down"),
        ("home", "first"),
        ("end", "last"),
        ("enter", "open"),
    ]

    DEFAULT_CSS = """
    Inbox { height: 1fr; text-wrap: wrap; }
    """

    def show(
        self, matters: Sequence[Matter], answered: frozenset[str], silences: Mapping[str, str]
    ) -> None:
        """Show `matters`; those whose id is in `answered` are settled by the tray.

        `silences` tells by id what comes of a matter nobody answers, and when.
        The cursor stays while the same matters are shown, and goes to the first of new ones.
        """
        ordered = sorted(matters, key=_urgency)
        same = {matter.id for matter in matters} == {option.id for option in self.options}
        self.fill(
            (
                (matter.id, _line(matter, matter.id in answered, silences.get(matter.id, "")))
                for matter in ordered
            ),
            cursor=self.row if same else "",
        )

    def action_open(self) -> None:
        """Open the matter under the cursor."""
        if self.row:
            self.post_message(self.Chosen(self, self.row))


def _urgency(matter: Matter) -> tuple[bool, bool, int]:
    """What may end the game comes first, then what falls due, then advice."""
    return (matter.id != "advice-dread", matter.kind not in DECIDED, matter.weeks_left)


def _line(matter: Matter, answered: bool, silence: str) -> Content:
    if answered:
        return assembled(("✓ ", "$success"), (matter.title, "$quiet"))
    if matter.kind in DECIDED:
        left = ngettext("{n} week left", "{n} weeks left", matter.weeks_left)
        sign, note = ("! ", "bold $warning"), silence or left.format(n=matter.weeks_left)
        if matter.weeks_left <= 1:
            note = _("answer now, it is the last week. {note}").format(note=silence).rstrip()
    else:
        sign, note = ("» ", "bold $primary"), _("advice")
    return assembled(sign, matter.title, (f" · {note}", "$quiet"))
