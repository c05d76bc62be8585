"""Which mods a person has on, kept from one start of the game to the next.

Invariant: whatever the file holds, what is read are names of mods, in order and each once;
losing the file, or not being able to write it, costs the choice and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import tomli_w

from game.scenario.document import parse_document
from game.scenario.find import config_folder
from game.scenario.keys import ENTRY_ID
from game.scenario.mods import MOST_MODS
from game.scenario.problems import Problems


def mods_on() -> tuple[str, ...]:
    """Names of the mods that were on last, in the order they are laid; some may be gone."""
    path = _file()
    document = parse_document(path, Problems()) if path.is_file() else None
    named = document.data.get("on") if document else None
    if not isinstance(named, list):
        return ()
    names = [name for name in named if isinstance(name, str) and ENTRY_ID.fullmatch(name)]
    return tuple(dict.fromkeys(names))[:MOST_MODS]


def keep_mods_on(names: Sequence[str]) -> None:
    """Remember these."""
    path = _file()
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(tomli_w.dumps({"on": list(names)}), encoding="utf-8")
        draft.replace(path)
    except OSError:
        return


def _file() -> Path:
    return config_folder() / "mods.toml"
