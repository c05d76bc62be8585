"""What is told when something goes wrong that is not in the input.

Invariant: a person reads one line; the traceback goes to a file that the line names.
"""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from game import __version__
from game.scenario.cleaning import clean
from game.words import _


class UsageError(Exception):
    """The command line cannot be followed; the message says why."""


def report_fault(error: Exception) -> str:
    """Keep the traceback of `error` in a file; returns the line to show."""
    name = f"{type(error).__name__}: {error}"
    shown = clean(name, long_text=False)[:200]
    log = _write_log(error)
    if log is None:
        return _(
            "warring: a fault of the game, not yours: {error}. "
            "Run it again with --debug and report what it shows."
        ).format(error=shown)
    return _(
        "warring: a fault of the game, not yours: {error}. Please report it with {log}"
    ).format(error=shown, log=log)


def _write_log(error: Exception) -> Path | None:
    """Write what a report needs into the person's state folder; None when that fails."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a fault needs it

    lines = [
        f"Warring Compute {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{datetime.now(UTC).isoformat(timespec='seconds')}  {sys.argv!r}",
        "".join(traceback.format_exception(error)),
    ]
    path = user_state_path("warring-compute", appauthor=False) / "fault.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    except OSError:
        return None
    return path
