"""One note of the engine's log, with what is needed to tell it.

Invariant: a note knows the other notes of its week, so that what was decided by several firms
can be told with all that decided it.
"""

from __future__ import annotations

from typing import Protocol

from game.compiled.layout import Records
from game.session.catalogue import Catalogue

Told = tuple[str, str]
"""Title and text."""

Entry = tuple[str, int, int, float]
"""Kind, firm, subject and number of a note."""


class Note(Protocol):
    """One note of the log with what is needed to tell it."""

    @property
    def catalogue(self) -> Catalogue:
        """Names by places."""

    @property
    def world(self) -> Records:
        """The world after it."""

    @property
    def week(self) -> tuple[Entry, ...]:
        """All notes of the week, in the order they were made."""

    @property
    def firm(self) -> int:
        """Place of the firm concerned."""

    @property
    def subject(self) -> int:
        """Place of the team, firm, model or shortcut concerned."""

    @property
    def amount(self) -> float:
        """The number that goes with it."""

    @property
    def name(self) -> str:
        """Name of the firm concerned."""

    @property
    def other(self) -> str:
        """Name of the other firm."""

    @property
    def model(self) -> str:
        """Name of the model concerned."""
