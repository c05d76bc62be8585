"""Turns the engine's notes into news a person reads.

Invariant: a note becomes public only where its row in `_TELLERS` says so; what
is private reaches the chief concerned and nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs
import numpy as np
from attrs import frozen

from game.compiled.causes import NOTES_KINDS
from game.compiled.layout import Record, Records
from game.compiled.sizes import MONEY, NOBODY, NOTES, PEOPLE
from game.session.alike import end_of, in_chiefs_words
from game.session.catalogue import Catalogue
from game.session.contract_news import DEEDS, Deed, deeds_told
from game.session.ground_news import GROUND_NEWS
from game.session.notes import Entry
from game.session.numbers import number_in_words
from game.session.rivalry_news import RIVALRY_TELLERS
from game.session.silicon_news import SILICON_NEWS
from game.session.view import News
from game.words import _, ngettext


@frozen
class Report:
    """A piece of news and who hears of it: everybody, or only the firm it names."""

    news: News
    public: bool


def heard_by(reports: Iterable[Report], firm: str) -> tuple[News, ...]:
    """What the chief of `firm` hears of `reports`, in their order."""
    return tuple(
        attrs.evolve(report.news, mine=report.news.firm == firm)
        for report in reports
        if report.public or report.news.firm == firm
    )


@frozen
class _Note:
    """One note of the log with what is needed to tell it."""

    catalogue: Catalogue
    world: Records
    firm: int
    subject: int
    amount: float
    week: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        """Name of the firm concerned."""
        return self.catalogue.firm_name(self.firm)

    @property
    def model(self) -> str:
        """Name of the model concerned."""
        return self.catalogue.model_name(self.subject)

    @property
    def chip(self) -> str:
        """Name of the chip concerned."""
        return self.catalogue.chip_name(self.subject)

    @property
    def other(self) -> str:
        """Name of the other firm."""
        return self.catalogue.firm_name(self.subject)


_WORTH_TELLING = 0.005
"""Part of the requests, or of the people, below which nobody speaks of it."""

_BETTER = 1.05
"""Times the public efficiency from which a recipe that is out is news: told with one digit."""

_Told = tuple[str, str]
"""Title and text."""


def reports_of(catalogue: Catalogue, world: Records, log: Records, week: int) -> list[Report]:
    """What a log has to tell of `week` (weeks resolved), in the order it happened."""
    return list(_reports(catalogue, world, log, week))


def _reports(catalogue: Catalogue, world: Records, log: Records, week: int) -> Iterator[Report]:
    entry = log[0]
    finished = _finished_runs(entry)
    noted = _noted(entry)
    for kind, firm, subject, amount in noted:
        if kind in DEEDS:
            deed = Deed(
                catalogue=catalogue, world=world[0], kind=kind, firm=firm,
                subject=subject, amount=amount, week=week,
            )  # fmt: skip
            yield from (Report(news, public) for news, public in deeds_told(deed))
        if kind not in _TELLERS or _is_noise(world, kind, firm, amount):
            continue
        if kind == "run overran" and subject in finished:
            continue
        teller, public = _TELLERS[kind]
        title, text = teller(_Note(catalogue, world, firm, subject, amount, noted))
        firm_id = catalogue.firms[firm] if firm != NOBODY else ""
        if kind in ("event", "choice"):
            public = _event_is_public(catalogue, subject)
        news = News(week=week, kind=kind, title=title, text=text, firm=firm_id)
        yield Report(news, public)


def _noted(entry: Record) -> tuple[Entry, ...]:
    """All notes of a log, in the order they were made."""
    return tuple(
        (
            NOTES_KINDS[int(entry["note_kind"][place])],
            int(entry["note_firm"][place]),
            int(entry["note_subject"][place]),
            float(entry["note_amount"][place]),
        )
        for place in range(min(int(entry["notes"]), NOTES))
    )


def _finished_runs(entry: Record) -> set[int]:
    """Models trained to the end this week: that one of them needed more by then is no news."""
    kinds = entry["note_kind"][: min(int(entry["notes"]), NOTES)]
    places = np.flatnonzero(kinds == NOTES_KINDS.index("run finished"))
    return {int(model) for model in entry["note_subject"][places]}


def _is_noise(world: Records, kind: str, firm: int, amount: float) -> bool:
    """Whether so little happened that nobody would speak of it."""
    if kind in ("people left", "people lost"):
        return amount < _WORTH_TELLING * float(world["balance"][0, PEOPLE, firm])
    if kind == "recipe learned":
        return amount < _BETTER
    if kind == "overloaded":
        serves_none = float(world["serve_share"][0, firm]) <= 0.0  # it means to, by its own split
        return serves_none or amount < _WORTH_TELLING
    return False


def _event_is_public(catalogue: Catalogue, place: int) -> bool:
    """A matter put before one chief stays in that house; what just happens is known to all."""
    event = catalogue.compiled.scenario.events[catalogue.compiled.ids["events"][place]]
    return not event.choices


def _event(note: _Note) -> _Told:
    compiled = note.catalogue.compiled
    event = compiled.scenario.events[compiled.ids["events"][note.subject]]
    return event.title, event.text


def _choice(note: _Note) -> _Told:
    compiled = note.catalogue.compiled
    event = compiled.scenario.events[compiled.ids["events"][note.subject]]
    choice = list(event.choices.values())[int(note.amount)]
    return _("{event}: {choice}").format(event=event.title, choice=choice.title), choice.about


def _chips_arrived(note: _Note) -> _Told:
    title = _("{count:,.0f} {chip} delivered").format(count=note.amount, chip=note.chip)
    return title, ""


def _power_arrived(note: _Note) -> _Told:
    return _("{mw:,.1f} MW connected").format(mw=note.amount / 1000), ""


def _chips_dark(note: _Note) -> _Told:
    return _("{count:,.0f} cards lie dark").format(count=note.amount), _(
        "There is no power for them."
    )


def _chips_short(note: _Note) -> _Told:
    title = _("{count:,.0f} {chip} still in the queue").format(count=note.amount, chip=note.chip)
    text = _("The vendor makes fewer than are ordered.")
    cash = int(note.world["balance"][0, MONEY, note.firm])
    price = float(note.world["chip_price"][0, note.subject])
    if note.amount * price > cash:
        text += " " + _("Your cash would not pay for all of them either.")
    return title, text


def _left(note: _Note) -> _Told:
    title = ngettext("{count} researcher left", "{count} researchers left", int(note.amount))
    return title.format(count=_whole(note.amount)), ""


def _hired(note: _Note) -> _Told:
    title = ngettext("{count} researcher hired", "{count} researchers hired", int(note.amount))
    return title.format(count=_whole(note.amount)), ""


def _whole(amount: float) -> str:
    return f"{amount:,.0f}"


def _poached(note: _Note) -> _Told:
    if note.amount == 0:
        return _("Nobody at {other} took our offer").format(other=note.other), ""
    count = int(note.amount)
    won = ngettext(
        "{count} researcher won from {other}", "{count} researchers won from {other}", count
    )
    return won.format(count=_whole(count), other=note.other), ""


def _lost(note: _Note) -> _Told:
    title = _("{other} takes {count} of our people")
    return title.format(other=note.other, count=_whole(note.amount)), _("Morale suffers.")


def _finished(note: _Note) -> _Told:
    title = _("{model} is trained: capability {points:.0f}")
    text = _("It is held in store until you release it.")
    return title.format(model=note.model, points=note.amount), text


def _overran(note: _Note) -> _Told:
    title = _("{model} needs more compute than planned")
    return title.format(model=note.model), _("How much more, nobody knows.")


def _stumbled(note: _Note) -> _Told:
    title = _("A fault costs {model} {part:.0%} of its training")
    return title.format(model=note.model, part=note.amount), ""


def _stopped(note: _Note) -> _Told:
    title = _("The run of {model} is given up").format(model=note.model)
    text = _("{part:.0%} of its plan had been spent on it; that work is lost.")
    return title, text.format(part=note.amount)


def _released(note: _Note) -> _Told:
    is_open = bool(note.world["model_open"][0, note.subject])
    capability = float(note.world["model_capability"][0, note.subject])
    title = (
        _("{firm} releases {model} with open weights") if is_open else _("{firm} releases {model}")
    )
    text = _("Capability {points:.0f}, ${price:,.2f} per million tokens.")
    told = text.format(points=capability, price=note.amount)
    return title.format(firm=note.name, model=note.model), told


def _overloaded(note: _Note) -> _Told:
    title = _("{firm} turns away {part:.0%} of requests")
    return title.format(firm=note.name, part=note.amount), _("Its compute does not suffice.")


def _hosted(note: _Note) -> _Told:
    title = _("{firm} now serves {model}").format(firm=note.name, model=note.model)
    if note.world["model_open"][0, note.subject]:
        return title, _("Its weights are open: anybody with compute may offer it.")
    owner = note.catalogue.firm_name(int(note.world["model_owner"][0, note.subject]))
    return title, _("{owner} lets it by contract; the weights stay closed.").format(owner=owner)


def _failed(note: _Note) -> _Told:
    title = _("{firm} cannot pay and fails").format(firm=note.name)
    text = _("It is {missing} short. Its people, cards and power go elsewhere.")
    return title, text.format(missing=number_in_words(note.amount * 1000.0, "usd"))


def _learned(note: _Note) -> _Told:
    title = _("The recipe of {model} is out").format(model=note.model)
    text = _("Anybody can now train {times:.1f} times as efficiently as was publicly known.")
    return title, text.format(times=note.amount)


def _ambition(note: _Note) -> _Told:
    return _("{firm} has what its chief wanted").format(firm=note.name), ""


def _alike(note: _Note) -> _Told:
    end = end_of(note.catalogue.compiled, note.subject)
    return in_chiefs_words(end.title, note.name), end.text


def _fear(note: _Note) -> _Told:
    return _("{firm}: what its chief dreaded has come").format(firm=note.name), ""


_TELLERS: dict[str, tuple[Callable[[_Note], _Told], bool]] = {
    "event": (_event, True),
    "choice": (_choice, True),
    "chips delivered": (_chips_arrived, False),
    "power connected": (_power_arrived, False),
    "dark chips": (_chips_dark, False),
    "chips short": (_chips_short, False),
    "people left": (_left, False),
    "people hired": (_hired, False),
    "people poached": (_poached, False),
    "people lost": (_lost, False),
    "run finished": (_finished, False),
    "run overran": (_overran, False),
    "run failed": (_stumbled, False),
    "run stopped": (_stopped, False),
    "released": (_released, True),
    "overloaded": (_overloaded, True),
    "hosted": (_hosted, True),
    "failed": (_failed, True),
    "recipe learned": (_learned, True),
    "ambition reached": (_ambition, True),
    "fear came true": (_fear, True),
    "ended alike": (_alike, True),
    **RIVALRY_TELLERS,
    **SILICON_NEWS,
    **GROUND_NEWS,
}
"""By kind of note: how it is told, and whether everybody hears of it."""
