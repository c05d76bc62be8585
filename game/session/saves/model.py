"""What a saved game holds.

Invariant: a `SaveGame` is always complete and checked: orders and digests of exactly the
turns resolved, plain finite data throughout, and no text that could steer a terminal.
"""

from __future__ import annotations

from typing import Any

import attrs
from attrs import field, frozen

from game import __version__
from game.session.saves import checks
from game.session.saves.checks import INT64, one_line, tidy
from game.words import N_, _

FORMAT = 1
"""Format of the saves this version writes; raised when an older reader would misread them."""

MOST_TURNS = 1_000_000

Order = dict[str, Any]
"""An order: `firm`, `kind`, and further texts, numbers or truth values."""


def _one_per_turn(save: SaveGame, digests: attrs.Attribute[list[str]], value: list[str]) -> None:
    checks.digest_list(save, digests, value)
    if not len(save.orders) == len(value) == save.turn:
        raise ValueError(
            _("{turn} weeks resolved, but orders of {orders} and digests of {digests}").format(
                turn=save.turn, orders=len(save.orders), digests=len(value)
            )
        )


@frozen(kw_only=True)
class SaveHead:
    """What a list of saves shows. Raises ValueError when a value is not what it should be."""

    format: int = field(default=FORMAT, validator=checks.whole(1, FORMAT))
    version: str = field(
        default=__version__,
        validator=checks.shaped(r"\d{1,6}(\.\d{1,6}){0,3}[\w.+-]{0,40}", N_("a version")),
    )
    """Version of the game that wrote the save."""
    kind: str = field(
        default="named", validator=checks.shaped("auto|quick|named", N_("a kind of save"))
    )
    name: str = field(default="", converter=one_line, validator=checks.text())
    """The name the player gave; empty unless `kind` is "named"."""
    scenario: str = field(converter=one_line, validator=checks.text(1, checks.STACK_LENGTH))
    """Id of the scenario; with mods over it, `scenario+mod+mod`."""
    mods: list[dict[str, str]] = field(factory=list, converter=tidy, validator=checks.mod_list)
    """`id` and `digest` of each mod over the scenario, in the order they were laid."""
    lessons: list[str] = field(factory=list, converter=tidy, validator=checks.name_list)
    """Lessons of a guided scenario that are passed; see `game.session.lessons`."""
    scenario_title: str = field(converter=one_line, validator=checks.text())
    scenario_hash: str = field(validator=checks.shaped("[0-9a-f]{8,128}", N_("a hash")))
    """Hash of the scenario's whole text, in hexadecimal."""
    seed: int = field(validator=checks.whole(-INT64, INT64 - 1))
    turn: int = field(validator=checks.whole(0, MOST_TURNS))
    """Weeks resolved."""
    turns: int = field(validator=checks.whole(0, MOST_TURNS))
    """Weeks the scenario lasts."""
    chair: str = field(default="", converter=one_line, validator=checks.text())
    """Id of the firm the player leads; empty in a headless game."""
    chair_name: str = field(default="", converter=one_line, validator=checks.text())
    date: str = field(converter=one_line, validator=checks.text())
    """First day of the week to be played, ISO."""
    saved_at: str = field(validator=checks.moment)
    """When the save was written: ISO date and time in UTC."""


@frozen(kw_only=True)
class SaveGame(SaveHead):
    """One saved game: its head, its whole order log, and the world as it stands."""

    players: dict[str, str] = field(factory=dict, converter=tidy, validator=checks.names_by_id)
    """Name of the player of each firm, by the firm's id."""
    orders: list[list[Order]] = field(converter=tidy, validator=checks.order_lists)
    """Orders handed in, a list for each turn resolved."""
    digests: list[str] = field(converter=tidy, validator=_one_per_turn)
    """Digest of the world after each turn resolved, in hexadecimal."""
    tray: list[Order] = field(factory=list, converter=tidy, validator=checks.order_list)
    """Orders given for this week and not yet handed in."""
    each_week: list[Order] = field(factory=list, converter=tidy, validator=checks.order_list)
    """Orders given anew every week; see `game.session.each_week`."""
    snapshot: dict[str, Any] = field(converter=tidy, validator=checks.numbers_by_field)
    """The world: a number or a list of numbers for each of its fields."""
