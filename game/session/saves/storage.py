"""Saves on disk: read without trust, written so that the last good one is never lost.

Invariant: at every moment the path of a save holds a whole file, the earlier or the new
one, whatever kills the process or fills the disk.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from game.scenario.cleaning import clean
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.model import SaveGame, SaveHead
from game.session.saves.text import MOST_BYTES, head_of, save_of, text_of
from game.words import _

_SCRATCH = ".warring-save-{}.tmp"
_STRAY_AFTER = 600.0
"""Seconds after which a scratch file belongs to nobody; writing one takes far less."""


def read_save(path: Path) -> SaveGame:
    """Read the save at `path`; raises SaveError."""
    return save_of(_read_bytes(path))


def read_head(path: Path) -> SaveHead:
    """Read what a list shows of the save at `path`, its checksum tested; raises SaveError."""
    return head_of(_read_bytes(path))


def write_save(path: Path, save: SaveGame) -> None:
    """Write `save` at `path`; raises SaveError and then leaves what was there as it was."""
    write_atomically(path, text_of(save))


def write_atomically(path: Path, text: str) -> None:
    """Put `text` at `path` all at once, keeping the earlier file as its backup.

    Raises SaveError, and then leaves the earlier file and no scratch file.
    """
    scratch = _scratch_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(scratch, text.encode())
        _keep_earlier(path)
        scratch.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        _discard(scratch)
    _settle(path.parent)


def backup_of(path: Path) -> Path:
    """Return where the save before the one at `path` is kept."""
    return path.with_name(path.name + ".bak")


def delete_save(path: Path) -> None:
    """Remove the save at `path` and its backup; raises SaveError."""
    try:
        backup_of(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SaveError(
            SaveFault.NOT_WRITTEN,
            _("{file} could not be deleted: {why}.").format(
                file=clean(path.name, long_text=False), why=_why(error)
            ),
        ) from error


def sweep(folder: Path) -> None:
    """Remove scratch files that a killed process left in `folder`."""
    for scratch in folder.glob(_SCRATCH.format("*")):
        with suppress(OSError):
            if time.time() - scratch.stat(follow_symlinks=False).st_mtime > _STRAY_AFTER:
                scratch.unlink()


def _read_bytes(path: Path) -> bytes:
    """Read a regular file of bounded size; raises SaveError."""
    try:
        data = _read_regular(path)
    except (OSError, ValueError) as error:
        raise SaveError(
            SaveFault.UNREADABLE, _("The file cannot be read: {why}.").format(why=_why(error))
        ) from error
    if len(data) > MOST_BYTES:
        raise SaveError(SaveFault.TOO_LARGE, _("The file is too large to be a save."))
    return data


def _read_regular(path: Path) -> bytes:
    """Read a little more than a save may hold, never waiting for a pipe or a device."""
    _refuse_irregular(path.stat())
    descriptor = os.open(path, os.O_RDONLY | _flag("O_NONBLOCK") | _flag("O_BINARY"))
    try:
        _refuse_irregular(os.fstat(descriptor))  # it may have been swapped meanwhile
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES + 1)
    finally:
        os.close(descriptor)


def _refuse_irregular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise SaveError(
            SaveFault.UNREADABLE, _("This is no regular file but a folder, pipe or device.")
        )


def _flag(name: str) -> int:
    """Return a flag of `os.open`, or 0 on systems that do not have it."""
    value: int = getattr(os, name, 0)
    return value


def _scratch_beside(path: Path) -> Path:
    return path.with_name(_SCRATCH.format(os.urandom(8).hex()))


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_earlier(path: Path) -> None:
    """Give the file at `path` a second name as backup; `path` itself is never missing."""
    spare = _scratch_beside(path)
    try:
        _link_or_copy(path, spare)
        spare.replace(backup_of(path))
    except FileNotFoundError:
        return  # nothing was saved here before
    finally:
        # Also needed after success: replacing one name of a file by another keeps both.
        _discard(spare)


def _link_or_copy(path: Path, spare: Path) -> None:
    try:
        os.link(path, spare)
    except OSError:  # the file system has no hard links
        _write_through(spare, path.read_bytes())


def _discard(scratch: Path) -> None:
    with suppress(OSError):
        scratch.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Wait until the folder's names are on the disk.

    Windows cannot and some file systems refuse to; the new file is in place either way.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _not_written(path: Path, error: OSError) -> SaveError:
    message = _("The game could not be saved in {folder}: {why}. What was saved before is whole.")
    folder = clean(str(path.parent), long_text=False)
    return SaveError(SaveFault.NOT_WRITTEN, message.format(folder=folder, why=_why(error)))


def _why(error: OSError | ValueError) -> str:
    """Say in plain words what the system answered."""
    number = error.errno if isinstance(error, OSError) else None
    words = {
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.EROFS: _("the disk can only be read"),
        errno.EACCES: _("this is not allowed"),
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    return words.get(number or 0) or clean(
        (isinstance(error, OSError) and error.strerror) or str(error), long_text=False
    )
