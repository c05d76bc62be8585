"""Where saves go.

Invariant: the folder returned exists. A folder asked for is never replaced by another.
"""

from __future__ import annotations

import os
from pathlib import Path

import game
from game.scenario.cleaning import clean
from game.session.saves.faults import SaveError, SaveFault
from game.words import _

VARIABLE = "WARRING_SAVES"
"""Environment variable that names the folder of saves."""

_DISTRIBUTION = "warring-compute"


def save_folder(override: Path | None = None) -> Path:
    """Return the folder of saves, made if need be; raises SaveError when that fails.

    It is `override`, or else what the environment names, or else `saves/` of the checkout
    the game runs from, or else the user's data folder.
    """
    asked = override or os.environ.get(VARIABLE)
    try:
        folder = Path(asked).expanduser() if asked else _checkout_saves() or _user_saves()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        message = _("The folder for saves, {folder}, cannot be made: {why}.").format(
            folder=clean(str(asked or _user_saves()), long_text=False),
            why=(isinstance(error, OSError) and error.strerror) or error,
        )
        raise SaveError(SaveFault.NOT_WRITTEN, message) from error
    return folder.absolute()


def _checkout_saves() -> Path | None:
    """Return `saves/` beside the package when that is a checkout one may write to."""
    root = Path(game.__file__).resolve().parents[1]
    saves = root / "saves"
    try:
        project = (root / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    ours = f'name = "{_DISTRIBUTION}"' in project
    return saves if ours and os.access(saves if saves.exists() else root, os.W_OK) else None


def _user_saves() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - a checkout never needs it

    return user_data_path(_DISTRIBUTION, appauthor=False) / "saves"
