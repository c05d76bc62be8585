"""Remembers which scenarios were checked and found whole, so that play can begin sooner.

Invariant: it speaks of exact words: all a scenario says, every ledger it may cite and the
rules of checking. Losing it, or not being able to write it, costs a check and nothing else.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from game.scenario.find import ledger_files
from game.scenario.notes import note_on, read_note, write_note

HERE = Path(__file__).parent
"""The code that checks what a scenario says, whatever plays it."""


def was_found_whole(path: Path, digest: str, checks: Path = HERE) -> bool:
    """Whether the scenario at `path`, saying what `digest` stands for, had no problem at all.

    `checks` is the folder of the code that looked, besides the one here.
    """
    return read_note(note_on(path, checks.name)) == _words(digest, checks)


def remember_whole(path: Path, digest: str, checks: Path = HERE) -> None:
    """Note that `checks` find nothing wrong with the scenario at `path` as it now reads."""
    write_note(note_on(path, checks.name), _words(digest, checks))


def _words(digest: str, checks: Path) -> str:
    return hashlib.sha256(f"{digest} {_surroundings(checks)}".encode()).hexdigest()


def _surroundings(checks: Path) -> str:
    """Hash of the ledgers and of the code that checks."""
    there = (file for file in ledger_files() if file.exists())
    return _hash_of(checks, tuple((file, file.stat().st_mtime_ns) for file in there))


@lru_cache(maxsize=4)
def _hash_of(checks: Path, ledgers: tuple[tuple[Path, int], ...]) -> str:
    files = [file for folder in {HERE, checks} for file in folder.rglob("*.py")]
    files += [file for file, _when in ledgers]
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(file.name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()
