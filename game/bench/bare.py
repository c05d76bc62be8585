"""The least Textual app, to compare the game's first frame with.

Run as `python -m game.bench.bare`.

Invariant: it shows one word and does nothing else.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

WORD = "ready"


class Bare(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static(WORD)


if __name__ == "__main__":
    Bare().run()
