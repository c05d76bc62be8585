"""What moved a figure in a week: the week's worlds side by side, and causes put in order.

Invariant: causes are read from four worlds that follow each other: as the firm's last week
was closed, as its morning began, as the own orders left it, and as the week was closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import define

from game.compiled.causes import NOTES_KINDS
from game.compiled.layout import Record
from game.compiled.sizes import NOTES
from game.compiled.world import DONE, WAITING
from game.scenario.model import Event
from game.session.views.table import Table
from game.words import N_, _

Causes = tuple[tuple[str, float], ...]
"""Cause and what it did to a part of one, largest first."""

_NAMED = 2
"""Most events that are told by their titles together."""
_SEEN = 5e-5
"""Smallest change that is named, as a part of one."""


@define(slots=False)
class Week:
    """The week just closed, as firm `f` lived it."""

    table: Table
    f: int
    ordered: Record
    """The week's first morning once the firm's own orders were carried out, and nothing else."""

    @property
    def rules(self) -> Record:
        """The rules as one record."""
        return self.table.rules

    @property
    def last(self) -> Record:
        """The world as the week before was closed."""
        return self.table.closed_before

    @property
    def before(self) -> Record:
        """The world on the week's morning."""
        return self.table.before

    @property
    def closed(self) -> Record:
        """The world as the week was closed."""
        return self.table.closed_now

    @property
    def now(self) -> Record:
        """The world on the morning after it."""
        return self.table.world

    def of(self, world: Record, field: str) -> float:
        """The firm's figure in one of the worlds."""
        return float(world[field][self.f])

    def change(self, field: str) -> float:
        """Change of the firm's figure from the week's morning to the next."""
        return self.of(self.now, field) - self.of(self.before, field)

    def by_orders(self, field: str) -> float:
        """What the firm's own orders did to its figure at once."""
        return self.of(self.ordered, field) - self.of(self.before, field)

    def by_events(self, field: str) -> float:
        """What happened to its figure on the morning after the week."""
        return self.of(self.now, field) - self.of(self.closed, field)

    def events(self, field: str, closed: Record, morning: Record) -> str:
        """What happened between two worlds that moves the figure, by title; "events" for many."""
        path = f"firms.{self.table.catalogue.firms[self.f]}.{field}"
        titles = [
            event.title
            for place, event_id in enumerate(self.table.compiled.ids["events"])
            if (event := self.table.compiled.scenario.events[event_id])
            and path in moved_by(event, place, closed, morning)
        ]
        return ", ".join(titles) if 0 < len(titles) <= _NAMED else N_("events")

    def by_courts(self, world: Record, field: str) -> float:
        """What hearings in the courts took from a figure that stands in `world`: see politics.

        The courts take a part of it after everything else of a week.
        """
        over = max(0.0, self.of(world, "heat") - float(self.rules["court_bar"]))
        kept = 1.0 - float(self.rules["court_loss"]) * over
        return self.of(world, field) * (1.0 - 1.0 / kept) if kept > 0.0 else 0.0

    @cached_property
    def notes(self) -> tuple[tuple[str, int, float], ...]:
        """Kind, subject and amount of each note about the firm in the week's log."""
        return tuple(notes_about(self.table, self.f))

    def noted(self, kind: str) -> bool:
        """Whether something of this kind happened to the firm."""
        return any(kind == known for known, _subject, _amount in self.notes)


def moved_by(event: Event, place: int, closed: Record, morning: Record) -> set[str]:
    """Paths of what an event moved between two worlds: by happening, and by what was chosen."""
    was, now = closed["event_state"][place], morning["event_state"][place]
    choice = int(morning["event_choice"][place])
    own = event.effects if was == WAITING != now else ()
    settled = was != now == DONE and choice >= 0
    chosen = list(event.choices.values())[choice].effects if settled else ()
    return {effect.quantity for effect in (*own, *chosen)}


def notes_about(table: Table, f: int) -> Iterator[tuple[str, int, float]]:
    """Kind, subject and amount of each note about firm `f` in the log of the week."""
    if table.log is None:
        return
    log = table.log[0]
    for place in range(min(int(log["notes"]), NOTES)):
        if int(log["note_firm"][place]) == f:
            kind = NOTES_KINDS[int(log["note_kind"][place])]
            yield kind, int(log["note_subject"][place]), float(log["note_amount"][place])


def notes_on(table: Table, subject: int, kind: str) -> Iterator[tuple[int, float]]:
    """Firm and amount of each note of a kind whose subject is firm `subject`."""
    if table.log is None:
        return
    log = table.log[0]
    for place in range(min(int(log["notes"]), NOTES)):
        about = int(log["note_subject"][place]) == subject
        if about and NOTES_KINDS[int(log["note_kind"][place])] == kind:
            yield int(log["note_firm"][place]), float(log["note_amount"][place])


def ranked(causes: Mapping[str, float]) -> Causes:
    """Causes that can be seen, largest first, in words."""
    rows = ((_(name), float(by)) for name, by in causes.items() if abs(by) >= _SEEN)
    return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0])))


def completed(causes: Mapping[str, float], whole: float, rest: str) -> dict[str, float]:
    """The causes with what is left of the `whole` change under the name `rest`."""
    return {**causes, rest: whole - sum(causes.values())}
