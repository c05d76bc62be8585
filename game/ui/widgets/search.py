"""A field to search in that is easy to leave.

Invariant: escape, Enter and the down key all go back to the list searched, escape to
the whole of it; the footer says so while the field has the focus.
"""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from game.words import _


class SearchField(Input):
    """A line to type in; what it holds stays when it is left, but for escape."""

    class Left(Message):
        """The field wants to hand the focus back."""

        def __init__(self, field: SearchField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> SearchField:
            """The field that is left."""
            return self.field

    def __init__(self, placeholder: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(placeholder=placeholder, id=id, compact=True)
        to_list = _("To the list")
        self._bindings.bind("escape", "give_up", _("Show all"), key_display="esc")
        self._bindings.bind("enter", "submit", to_list, key_display="⏎")
        self._bindings.bind("down", "leave", to_list, show=False)

    def action_leave(self) -> None:
        """Hand the focus back."""
        self.post_message(self.Left(self))

    async def action_submit(self) -> None:
        """Enter is Textual's own word for it."""
        self.action_leave()

    def action_give_up(self) -> None:
        """Search for nothing, and hand the focus back."""
        self.value = ""
        self.action_leave()
