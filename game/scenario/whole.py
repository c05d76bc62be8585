"""Remembers which scenarios were checked and found whole, so that play can begin sooner.

Invariant: it speaks of exact words: all a scenario says, every ledger it may cite and the
rules of checking. Losing it, or not being able to write it, costs a check and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from game.scenario.find import cache_folder, ledger_files


def was_found_whole(path: Path, digest: str) -> bool:
    """Whether the scenario at `path`, saying what `digest` stands for, had no problem at all."""
    try:
        return _note(path).read_text(encoding="ascii") == _words(digest)
    except (OSError, UnicodeDecodeError):
        return False


def remember_whole(path: Path, digest: str) -> None:
    """Note that nothing is wrong with the scenario at `path` as it now reads."""
    note = _note(path)
    draft = note.with_suffix(f".{os.getpid()}")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(_words(digest), encoding="ascii")
        draft.replace(note)
    except OSError:
        return


def _note(path: Path) -> Path:
    """One note for each file, so that they do not pile up."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    return cache_folder() / "whole" / name


def _words(digest: str) -> str:
    return hashlib.sha256(f"{digest} {_surroundings()}".encode()).hexdigest()


def _surroundings() -> str:
    """Hash of the ledgers and of the code that checks."""
    ledgers = ledger_files()
    return _hash_of(tuple((file, file.stat().st_mtime_ns) for file in ledgers if file.exists()))


@lru_cache(maxsize=2)
def _hash_of(ledgers: tuple[tuple[Path, int], ...]) -> str:
    files = [*Path(__file__).parent.rglob("*.py"), *(file for file, _when in ledgers)]
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(file.name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()
