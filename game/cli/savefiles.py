"""Which file a saved game named on the command line is.

Invariant: a name with a folder in it is that path and no other.
"""

from __future__ import annotations

import os
from pathlib import Path

from game.session.saves import SaveError, SaveFault, save_folder
from game.session.saves.folder import VARIABLE
from game.words import _


def save_to_write(file: Path, save_dir: Path | None) -> Path:
    """Where to write the save `file`.

    A bare name goes into the folder that `--save-dir` or WARRING_SAVES names, and
    into the current folder when neither does. Raises SaveError when the folder
    cannot be made.
    """
    if _is_bare(file) and (save_dir or os.environ.get(VARIABLE)):
        return save_folder(save_dir) / file
    return file.absolute()


def save_to_read(file: Path, save_dir: Path | None) -> Path:
    """The save that `file` names: as it stands, or else in the folder of saves.

    Raises SaveError when there is none.
    """
    if os.path.lexists(file):
        return file
    if _is_bare(file):
        for name in (file.name, f"{file.name}.toml"):
            if os.path.lexists(path := save_folder(save_dir) / name):
                return path
    raise SaveError(SaveFault.UNREADABLE, _("there is no such save"))


def _is_bare(file: Path) -> bool:
    return len(file.parts) == 1
