"""News of pledges, halls, fines, devices, leaks and lay-offs.

Invariant: what a firm says or what befalls it in the open is told to all, a hall to its
own chief alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from game.session.numbers import number_in_words
from game.words import _


class Note(Protocol):
    """What is told of: the firm's name and a number."""

    @property
    def amount(self) -> float:
        """The number that goes with it."""
        ...

    @property
    def name(self) -> str:
        """Name of the firm concerned."""
        ...


def _usd(thousands: float) -> str:
    return number_in_words(thousands * 1000.0, "usd")


def _pledged(note: Note) -> tuple[str, str]:
    title = _("{firm} pledges {sum} at home").format(firm=note.name, sum=_usd(note.amount))
    return title, _("The capital is pleased, and writes down the date.")


def _kept(note: Note) -> tuple[str, str]:
    title = _("{firm} has kept its pledge of {sum}").format(firm=note.name, sum=_usd(note.amount))
    return title, ""


def _broken(note: Note) -> tuple[str, str]:
    title = _("{firm} breaks its pledge: {part:.0%} of it never came")
    return title.format(firm=note.name, part=note.amount), _("The capital has fallen out with it.")


def _hall(note: Note) -> tuple[str, str]:
    return _("A hall for {mw:,.1f} MW stands").format(mw=note.amount / 1000), ""


def _fined(note: Note) -> tuple[str, str]:
    title = _("Brussels fines {firm} {sum}").format(firm=note.name, sum=_usd(note.amount))
    return title, _("It is due next week; the file is closed, and the next one opened.")


def _sold(note: Note) -> tuple[str, str]:
    title = _("People want the device of {firm}").format(firm=note.name)
    return title, _("It is a door to its model, for as long as it is new.")


def _flopped(note: Note) -> tuple[str, str]:
    title = _("Nobody wants the device of {firm}").format(firm=note.name)
    return title, _("It is reviewed once, at length, and returned.")


def _leaked(note: Note) -> tuple[str, str]:
    title = _("The books of {firm} are out").format(firm=note.name)
    return title, _("Everybody knows its cash, its recipe and its plans as of this week.")


def _laid_off(note: Note) -> tuple[str, str]:
    title = _("{firm} lays off {part:.0f} per cent").format(firm=note.name, part=note.amount)
    return title, _("The memo speaks of efficiency.")


GROUND_NEWS: Final[Mapping[str, tuple[Callable[[Note], tuple[str, str]], bool]]] = {
    "pledge made": (_pledged, True),
    "pledge kept": (_kept, True),
    "pledge broken": (_broken, True),
    "hall ready": (_hall, False),
    "fined": (_fined, True),
    "device sold": (_sold, True),
    "device flopped": (_flopped, True),
    "books leaked": (_leaked, True),
    "laid off": (_laid_off, True),
}
"""By kind of note: how it is told, and whether everybody hears of it."""
