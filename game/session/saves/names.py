"""File names of saves, and which autosaves make room for a new one.

Invariant: different games and different names get different files, names are safe on
every file system, and no more than `AUTOSAVES` autosaves stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from game.session.saves.checks import one_line
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.model import SaveHead
from game.words import _

AUTOSAVES = 10
"""How many autosaves are kept in a folder."""
NAME_LENGTH = 80
"""Most characters of a save's name."""

_AUTO = re.compile(r"auto-([0-9]{1,15})-.*([0-9a-f]{12})\.toml", re.DOTALL)


def auto_name(save: SaveHead, present: Iterable[str]) -> str:
    """Return the name of the next autosave, numbered after those `present`."""
    numbers = [int(found[1]) for name in present if (found := _AUTO.fullmatch(name))]
    return f"auto-{max(numbers, default=0) + 1:06d}-{_game(save)}.toml"


def quick_name(save: SaveHead) -> str:
    """Return the name of the one quick save of this game."""
    return f"quick-{_game(save)}.toml"


def named_name(name: str) -> str:
    """Return the file name for a save called `name`; raises SaveError for an unfit name."""
    if not 0 < len(name) <= NAME_LENGTH:
        raise SaveError(
            SaveFault.NAME_REFUSED,
            _("A save needs a name of 1 to {most} characters.").format(most=NAME_LENGTH),
        )
    return f"named-{_slug(name)}{_mark(name)}.toml"


def cleaned_name(name: str) -> str:
    """Return a name as it is kept: one clean line without spaces around it."""
    return one_line(name).strip()


def surplus_autosaves(present: Iterable[str]) -> list[str]:
    """Return the autosaves to remove so that `AUTOSAVES` stay.

    The oldest go first, but a game's last autosave outlives the older ones of other
    games: beginning a new game does not wipe out the one played before.
    """
    autos = [(int(found[1]), found[2], found[0]) for n in present if (found := _AUTO.fullmatch(n))]
    last = {game: number for number, game, _name in sorted(autos)}
    by_worth = sorted(autos, key=lambda auto: (auto[0] == last[auto[1]], auto))
    return [name for _number, _game, name in by_worth[: max(0, len(autos) - AUTOSAVES)]]


def _game(save: SaveHead) -> str:
    """Name one game: its scenario for people, and a mark of scenario, seed and chair."""
    return _slug(save.scenario) + _mark(f"{save.scenario}\n{save.seed}\n{save.chair}")


def _slug(text: str) -> str:
    """Return the letters and digits of `text` for people to recognise, with a hyphen after."""
    words = re.sub(r"[\W_]+", "-", text[:40].lower()).strip("-")
    return f"{words}-" if words else ""


def _mark(text: str) -> str:
    """Return what tells `text` from any other text, as case and accents may not."""
    return sha256(text.encode()).hexdigest()[:12]
