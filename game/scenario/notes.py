"""Small files in the cache that spare a start what was found out before.

Invariant: losing a note, finding it damaged or not being able to write it costs the work it
spares and nothing else. Notes are plain text: nothing in them is ever run.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from game.scenario.find import cache_folder


def note_on(path: Path, kind: str) -> Path:
    """Where the note of this kind on the file at `path` lies; one each, so they do not pile up."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    return cache_folder() / "whole" / f"{name}-{kind}"


def read_note(note: Path) -> str | None:
    """What the note says, or None if it cannot be read."""
    try:
        return note.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def write_note(note: Path, text: str) -> None:
    """Put down `text`, so that it is never found half written; in silence if that fails."""
    draft = note.with_suffix(f".{os.getpid()}")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(note)
    except (OSError, UnicodeEncodeError):
        return
