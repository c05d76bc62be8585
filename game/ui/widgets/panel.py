"""A framed part of an area with a title.

Invariant: the frame's title is shown as it is, never read as markup.
"""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget


class Panel(Vertical):
    """A frame round some widgets."""

    DEFAULT_CSS = """
    Panel {
        border: round $faint;
        border-title-color: $primary;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0 1;
        height: auto;
        width: 1fr;
        &:focus-within { border: round $secondary; border-title-color: $accent; }
    }
    """

    def __init__(
        self,
        title: str,
        *inside: Widget,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        super().__init__(*inside, id=id, classes=classes, markup=False)
        self.say(title)

    def say(self, title: str, under: str = "") -> None:
        """Change the title, and the words at the lower edge."""
        self.border_title = Content(title)
        self.border_subtitle = Content(under)
