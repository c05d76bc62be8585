"""What the app opens with, and what it asks of the desk.

Invariant: nothing here imports a screen, so that the first frame waits for none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Desk(Protocol):
    """What the app asks of the desk's screen."""

    def show_week(self) -> None:
        """Show the game as it stands."""

    def show_area(self, area: str, subject: str = "") -> None:
        """Open an area, and in it a firm or a word."""

    def new_order(self, kind: str = "") -> None:
        """Open the form of an order, or the list of all kinds."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What the command line asks the app to open with."""

    scenario: str = ""
    chair: str = ""
    seed: int | None = None
    load: Path | None = None
