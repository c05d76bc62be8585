"""What an action is: one thing a person can do, by a key and by a click.

Invariant: an action is data; it names the Textual action it runs and never runs it.
"""

from __future__ import annotations

from dataclasses import dataclass


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
