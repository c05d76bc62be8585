"""How teams, suits, shortcuts and incidents are told in the news.

Invariant: each teller gives a title and a text of what its row says everybody, or only the
firm concerned, hears of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from game.compiled.layout import Records
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session.catalogue import Catalogue
from game.session.numbers import number_in_words
from game.words import _

Told = tuple[str, str]
"""Title and text."""


class Note(Protocol):
    """One note of the log with what is needed to tell it."""

    @property
    def catalogue(self) -> Catalogue:
        """Names by places."""

    @property
    def world(self) -> Records:
        """The world after it."""

    @property
    def firm(self) -> int:
        """Place of the firm concerned."""

    @property
    def subject(self) -> int:
        """Place of the team, firm, model or shortcut concerned."""

    @property
    def amount(self) -> float:
        """The number that goes with it."""

    @property
    def name(self) -> str:
        """Name of the firm concerned."""

    @property
    def other(self) -> str:
        """Name of the other firm."""

    @property
    def model(self) -> str:
        """Name of the model concerned."""


def _team(note: Note) -> str:
    compiled = note.catalogue.compiled
    return compiled.scenario.teams[compiled.ids["teams"][note.subject]].name


def _usd(thousands: float) -> str:
    return number_in_words(1000.0 * thousands, "usd")


def _won(note: Note) -> Told:
    title = _("{firm} wins the team {team}").format(firm=note.name, team=_team(note))
    text = _("Word is of {pay} a year for each of them. What they know goes along.")
    return title, text.format(pay=_usd(note.amount))


def _lost(note: Note) -> Told:
    to = note.catalogue.firm_name(int(note.amount))
    title = _("The team {team} leaves us for {firm}").format(team=_team(note), firm=to)
    return title, _("Morale suffers. For some weeks they may still think better of it.")


def _held(note: Note) -> Told:
    title = _("The team {team} was courted and stays").format(team=_team(note))
    text = _("Each of them has {pay} a year now. “Hold your teams” sets how far you match a bid.")
    return title, text.format(pay=_usd(note.amount))


def _declined(note: Note) -> Told:
    title = _("The team {team} did not take our bid").format(team=_team(note))
    if note.amount < 0.0:
        text = _("We had bid {pay} a year for each, and could not pay what signing them costs.")
        return title, text.format(pay=_usd(-note.amount))
    return title, _("We had bid {pay} a year for each.").format(pay=_usd(note.amount))


def _returned(note: Note) -> Told:
    left = note.catalogue.firm_name(int(note.amount))
    title = _("The team {team} goes back to {firm}").format(team=_team(note), firm=note.name)
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
    "team won": (_won, True),
    "team lost": (_lost, False),
    "team held": (_held, False),
    "team declined": (_declined, False),
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
