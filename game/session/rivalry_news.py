"""How teams, suits, shortcuts and incidents are told in the news.

Invariant: each teller gives a title and a text of what its row says everybody, or only the
firm concerned, hears of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session import team_news
from game.session.notes import Note, Told
from game.session.numbers import number_in_words
from game.words import _


def _usd(thousands: float) -> str:
    return number_in_words(1000.0 * thousands, "usd")


def _returned(note: Note) -> Told:
    left = note.catalogue.firm_name(int(note.amount))
    title = _("The team {team} goes back to {firm}").format(
        team=team_news.name_of(note), firm=note.name
    )
    return title, _("It had joined {firm} only weeks ago.").format(firm=left)


def _left_run(note: Note) -> Told:
    title = _("{model} loses {part:.0%} of its training with those who left")
    return title.format(model=note.model, part=note.amount), ""


def _opened(note: Note) -> Told:
    title = _("{firm} sues {other}").format(firm=note.name, other=note.other)
    return title, _("While the case stands, discovery may open the books of the accused.")


def _suit_won(note: Note) -> Told:
    title = _("{firm} wins its case against {other}").format(firm=note.name, other=note.other)
    return title, _("{other} pays {usd}.").format(other=note.other, usd=_usd(note.amount))


def _suit_lost(note: Note) -> Told:
    title = _("{firm} loses its case against {other}").format(firm=note.name, other=note.other)
    return title, _("The public wonders what it was for.")


def _settled(note: Note) -> Told:
    title = _("{firm} settles with {other}").format(firm=note.name, other=note.other)
    return title, _("The sum stays between them.")


def _dropped(note: Note) -> Told:
    title = _("The case of {firm} against {other} is dropped")
    return title.format(firm=note.name, other=note.other), _("One of the two is gone.")


def _discovered(note: Note) -> Told:
    title = _("Discovery opens the books of {other}").format(other=note.other)
    return title, _("Its cash: {usd}.").format(usd=_usd(note.amount))


_CUTS: Final = ORDER_KINDS[KIND_BY_ID["take-shortcut"]].options


def _scandal(note: Note) -> Told:
    title = _("Scandal at {firm}: {what}").format(firm=note.name, what=_(_CUTS[note.subject]))
    return title, _(
        "It had been hidden. Users, its own people, the courts and investors take note."
    )


def _clean(note: Note) -> Told:
    title = _("{firm} comes clean: {what}").format(firm=note.name, what=_(_CUTS[note.subject]))
    return title, _("Said by itself, it is forgiven sooner.")


def _incident(note: Note) -> Told:
    title = _("An incident with {model} at {firm}").format(model=note.model, firm=note.name)
    return title, _("Trust falls by {part:.0%}.").format(part=note.amount)


def _distilled(note: Note) -> Told:
    title = _("{model} learned {points:.1f} of its points from what others released")
    return title.format(model=note.model, points=note.amount), ""


RIVALRY_TELLERS: Final[dict[str, tuple[Callable[[Note], Told], bool]]] = {
    "team won": (team_news.won, True),
    "team lost": (team_news.lost, False),
    "team held": (team_news.held, False),
    "team declined": (team_news.declined, False),
    "team returned": (_returned, True),
    "team left a run": (_left_run, False),
    "suit opened": (_opened, True),
    "suit won": (_suit_won, True),
    "suit lost": (_suit_lost, True),
    "suit settled": (_settled, True),
    "suit dropped": (_dropped, True),
    "discovered": (_discovered, False),
    "scandal": (_scandal, True),
    "came clean": (_clean, True),
    "incident": (_incident, True),
    "distilled": (_distilled, False),
}
"""By kind of note: how it is told, and whether everybody hears of it."""
