"""When the program itself fails: a clear word for the person, the details in a file.

Invariant: no traceback is shown; writing the file may fail, saying so may not.
"""

from __future__ import annotations

import traceback

from platformdirs import user_state_path

from game.words import _

FILE_NAME = "fault.log"
"""Lies in the person's state folder, where the command line writes its own."""


def describe_fault(error: BaseException, saved: str) -> str:
    """Write the details to a file and return what to tell the person.

    `saved` says what became of the game under way; "" when there was none.
    """
    path = user_state_path("warring-compute", appauthor=False) / FILE_NAME
    details = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(details, encoding="utf-8")
        where = _("The details are in {path}; please report them.").format(path=path)
    except OSError:
        where = _("The details could not be written down: {error!r}").format(error=error)
    said = _("Warring Compute has a fault and had to stop: {error}").format(
        error=str(error) or type(error).__name__
    )
    return "\n".join(part for part in (said, saved, where) if part)
