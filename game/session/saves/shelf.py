"""The shelf: the saves of one folder, written, listed, loaded and deleted.

Invariant: listing never fails, and no save is missing from the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import attrs

from game.session.saves import names
from game.session.saves.entries import KnownScenarios, SaveEntry, entry_of, faulty_entry
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.model import SaveGame
from game.session.saves.storage import delete_save, read_save, sweep, write_save
from game.words import _


class Shelf:
    """The saves in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def autosave(self, save: SaveGame) -> Path:
        """Write the next autosave and let the oldest go; raises SaveError."""
        path = self._write(names.auto_name(save, self._names()), save, "auto")
        with suppress(SaveError):  # one too many is no reason to trouble the player
            for name in names.surplus_autosaves(self._names()):
                delete_save(self.folder / name)
        return path

    def quick(self, save: SaveGame) -> Path:
        """Write the quick save of this game; raises SaveError."""
        return self._write(names.quick_name(save), save, "quick")

    def named(self, save: SaveGame, name: str) -> Path:
        """Write a save called `name`, over an earlier one of that name; raises SaveError."""
        kept = names.cleaned_name(name)
        return self._write(names.named_name(kept), save, "named", kept)

    def is_taken(self, name: str) -> bool:
        """Tell whether a save called `name` is there; raises SaveError for an unfit name."""
        return (self.folder / names.named_name(names.cleaned_name(name))).exists()

    def entries(self, known_scenarios: KnownScenarios) -> list[SaveEntry]:
        """List all saves, newest first, whether they can be loaded or not."""
        hash_of = known_scenarios.get if isinstance(known_scenarios, Mapping) else known_scenarios
        try:
            listed = [entry_of(self.folder / name, hash_of) for name in self._names()]
        except SaveError as error:
            return [faulty_entry(self.folder, error)]
        return sorted(listed, key=_when_saved, reverse=True)

    def latest(self, known_scenarios: KnownScenarios) -> SaveEntry | None:
        """Return the newest save that can be loaded, for playing on."""
        return next((entry for entry in self.entries(known_scenarios) if entry.loadable), None)

    def load(self, entry: SaveEntry) -> SaveGame:
        """Read the save of a listed entry; raises SaveError, with its reason if it had one."""
        if entry.fault is not None and not entry.loadable:
            raise SaveError(entry.fault, entry.reason)
        return read_save(entry.source)

    def delete(self, entry: SaveEntry) -> None:
        """Remove a save and its backup; raises SaveError."""
        delete_save(entry.path)

    def _names(self) -> list[str]:
        """Return the file names of all saves; none while there is no folder."""
        try:
            files = list(self.folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise SaveError(
                SaveFault.UNREADABLE, _("The folder of saves cannot be read.")
            ) from error
        return [f.name for f in files if f.suffix == ".toml" and not f.name.startswith(".")]

    def _write(self, file_name: str, save: SaveGame, kind: str, name: str = "") -> Path:
        path = self.folder / file_name
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        write_save(path, attrs.evolve(save, kind=kind, name=name, saved_at=now))
        sweep(self.folder)
        return path


def _when_saved(entry: SaveEntry) -> tuple[datetime, str]:
    return datetime.fromisoformat(entry.saved_at), entry.path.name
