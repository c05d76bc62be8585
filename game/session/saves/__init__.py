"""Saved games: written so that the last good one is never lost, and listed whatever they hold.

Invariant: nothing here needs the engine or a scenario. A save is plain data, so the
title screen can list saves before anything heavy is imported.
"""

from game.session.saves.entries import SaveEntry
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.folder import save_folder
from game.session.saves.model import FORMAT, SaveGame, SaveHead
from game.session.saves.shelf import Shelf
from game.session.saves.storage import read_save, write_save

__all__ = [
    "FORMAT",
    "SaveEntry",
    "SaveError",
    "SaveFault",
    "SaveGame",
    "SaveHead",
    "Shelf",
    "read_save",
    "save_folder",
    "write_save",
]
