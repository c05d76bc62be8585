"""The values of long documents as they were read before, so that a start parses no TOML.

Invariant: values are given only for the very text they were read from, by the very code
that reads; a hash over these and the values themselves guards the note. It holds JSON.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from game.scenario.notes import note_on, read_note, write_note

SHORTEST = 8_000
"""Characters of a text below which parsing it takes no longer than looking it up."""

_KIND = "values"
_READERS = ("cleaning", "document", "limits", "parsed", "source")
_DATE = "\0"
"""Key that marks a date in a note; cleaned documents have no such key."""


def values_known(path: Path, text: str) -> dict[str, Any] | None:
    """The values of `text`, the document at `path`, if nothing was wrong with it before."""
    said = (read_note(note_on(path, _KIND)) or "") if len(text) >= SHORTEST else ""
    seal, _line, plain = said.partition("\n")
    if not plain or seal != _seal(text, plain):
        return None
    values: dict[str, Any] = json.loads(plain, object_hook=_from_plain)
    return values


def remember_values(path: Path, text: str, values: dict[str, Any]) -> None:
    """Note that nothing is wrong with `text`, the document at `path`, and what it says."""
    if len(text) < SHORTEST:
        return
    try:
        plain = json.dumps(values, default=_to_plain, ensure_ascii=False, separators=(",", ":"))
    except TypeError:
        return
    write_note(note_on(path, _KIND), f"{_seal(text, plain)}\n{plain}")


def _to_plain(value: object) -> dict[str, str]:
    """A date as a note has it; raises TypeError for times, which no scenario has."""
    if type(value) is not datetime.date:
        raise TypeError
    return {_DATE: value.isoformat()}


def _from_plain(table: dict[str, Any]) -> object:
    return datetime.date.fromisoformat(table[_DATE]) if _DATE in table else table


def _seal(text: str, plain: str) -> str:
    found = hashlib.sha256(_reader())
    for part in (text, plain):
        found.update(hashlib.sha256(part.encode()).digest())
    return found.hexdigest()


@cache
def _reader() -> bytes:
    """Hash of the code that reads documents."""
    found = hashlib.sha256(sys.version.encode())
    for name in _READERS:
        found.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return found.digest()
