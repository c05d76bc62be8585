"""What the command line knows of the terminal: whether there is one, colours, progress.

Invariant: control codes are written only to a terminal, colours only to one whose
person does not refuse them (https://no-color.org).
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from types import TracebackType
from typing import TextIO

from game.cli.columns import cut

_BAR = 20
"""Cells of the progress bar."""
_PAUSE = 0.05
"""Least seconds between two drawings."""


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sees or types what goes through `stream`."""
    try:
        return stream.isatty()
    except ValueError:  # it is closed
        return False


def wants_colour(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that shows colours and a person who wants them."""
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(stream) and not refused


class Progress:
    """One line on the error stream that tells how far long work is; gone when it is done.

    Nothing is written unless the error stream is a terminal.
    """

    def __init__(self) -> None:
        self.shown = is_terminal(sys.stderr)
        self._drawn = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("")

    def tell(self, part: float, text: str) -> None:
        """Show that `part` (0 to 1) is done and what is being done."""
        now = time.monotonic()
        if now - self._drawn < _PAUSE:
            return
        self._drawn = now
        full = round(_BAR * min(1.0, max(0.0, part)))
        room = shutil.get_terminal_size().columns - 1
        self._write(cut(f"[{'#' * full}{'.' * (_BAR - full)}] {part:4.0%} {text}", room))

    def _write(self, line: str) -> None:
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
