"""One line in the list of saves: what a file on the shelf is, and whether it can be loaded.

Invariant: any file gives an entry. What cannot be loaded says why, and a broken save
whose backup is whole is offered from the backup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import attrs

from game.scenario.cleaning import clean
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.model import SaveHead
from game.session.saves.storage import backup_of, read_head
from game.words import _

KnownScenarios = Mapping[str, str] | Callable[[str], str | None]
"""Hash of each scenario and mod by its id: a mapping, or a function; None for unknown ids.

A function must not raise.
"""

_MENDED_BY_BACKUP = {
    SaveFault.EMPTY,
    SaveFault.UNREADABLE,
    SaveFault.FOREIGN,
    SaveFault.DAMAGED,
    SaveFault.TOO_LARGE,
}


@attrs.frozen(kw_only=True)
class SaveEntry:
    """One save in the list; its texts are clean and may be shown as they are."""

    path: Path
    source: Path
    """File to load from: `path`, or its backup when `path` is broken and the backup whole."""
    kind: str = ""
    """"auto", "quick" or "named"; empty when the file does not tell."""
    title: str
    """Name of the save, or else of its scenario, or else of the file."""
    scenario_title: str = ""
    chair: str = ""
    """Name of the firm played; empty in a headless game."""
    turn: int = 0
    turns: int = 0
    date: str = ""
    saved_at: str
    """ISO date and time in UTC; of the file itself when the save does not tell."""
    fault: SaveFault | None = None
    reason: str = ""
    """Why it cannot be loaded, or is loaded from its backup; empty when all is well."""
    loadable: bool


def entry_of(path: Path, hash_of: Callable[[str], str | None]) -> SaveEntry:
    """Return the entry of the file at `path`; `hash_of` gives a known scenario's hash."""
    try:
        return _whole_entry(path, path, read_head(path), hash_of)
    except SaveError as error:
        return _backup_entry(path, error, hash_of) or faulty_entry(path, error)


def faulty_entry(path: Path, error: SaveError) -> SaveEntry:
    """Return the entry of a file that holds no save to load."""
    return SaveEntry(
        path=path,
        source=path,
        title=clean(path.stem, long_text=False),
        saved_at=_changed_at(path),
        fault=error.reason,
        reason=error.message,
        loadable=False,
    )


def _backup_entry(
    path: Path, error: SaveError, hash_of: Callable[[str], str | None]
) -> SaveEntry | None:
    """Return the entry of a broken save as its backup has it; None when that does not help."""
    if error.reason not in _MENDED_BY_BACKUP:
        return None
    backup = backup_of(path)
    try:
        entry = _whole_entry(path, backup, read_head(backup), hash_of)
    except SaveError:
        return None
    said = [error.message, _("The save before it is whole and is offered instead."), entry.reason]
    return attrs.evolve(
        entry, fault=entry.fault or error.reason, reason=" ".join(part for part in said if part)
    )


def _whole_entry(
    path: Path, source: Path, head: SaveHead, hash_of: Callable[[str], str | None]
) -> SaveEntry:
    fault, reason = scenario_fault(head, hash_of)
    return SaveEntry(
        path=path,
        source=source,
        kind=head.kind,
        title=head.name or head.scenario_title or head.scenario,
        scenario_title=head.scenario_title,
        chair=head.chair_name or head.chair,
        turn=head.turn,
        turns=head.turns,
        date=head.date,
        saved_at=head.saved_at,
        fault=fault,
        reason=reason,
        loadable=fault is None,
    )


def scenario_fault(
    head: SaveHead, hash_of: Callable[[str], str | None]
) -> tuple[SaveFault | None, str]:
    """Tell whether scenario and mods of a save are there as they were when it was played."""
    for mod in head.mods:
        known_hash = hash_of(mod["id"])
        if known_hash is None:
            reason = _("Its mod “{mod}” is not installed.").format(mod=mod["id"])
            return SaveFault.MOD_MISSING, reason
        if known_hash != mod["digest"]:
            reason = _("Its mod “{mod}” was changed since the game was saved.")
            return SaveFault.MOD_CHANGED, reason.format(mod=mod["id"])
    known_hash = hash_of(head.scenario)
    if known_hash is None:
        reason = _("Its scenario “{scenario}” is not installed.").format(scenario=head.scenario)
        return SaveFault.SCENARIO_MISSING, reason
    if known_hash != head.scenario_hash:
        reason = _("Its scenario “{scenario}” was changed since the game was saved.")
        return SaveFault.SCENARIO_CHANGED, reason.format(scenario=head.scenario)
    return None, ""


def _changed_at(path: Path) -> str:
    """Return when a file was last changed, ISO in UTC; the epoch when nobody can tell."""
    try:
        seconds = path.stat(follow_symlinks=False).st_mtime
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC).isoformat()
