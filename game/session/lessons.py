"""Which lesson of a guided scenario is on, and what has ended those before it.

Invariant: lessons are passed one after another and stay passed; what has been done before
its lesson came counts as soon as the lesson comes. Nothing of the game changes with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from attrs import evolve, field, frozen

from game.compiled.sizes import NOBODY
from game.scenario.condition_nodes import of_firm
from game.scenario.condition_values import evaluate
from game.scenario.conditions import parse_condition
from game.session.reckoning import serving_part

if TYPE_CHECKING:
    from game.scenario.model import Lesson, Scenario
    from game.session.orders import Order
    from game.session.views import Table

OVER: Final = "-"
"""Stands among the passed lessons while a person wants none, and before the id of one that was
skipped; no id of a lesson begins with it."""


@frozen(kw_only=True)
class Deeds:
    """What has been done so far, as far as lessons ask."""

    week: int = 1
    """The week being played, from 1."""
    orders: frozenset[str] = frozenset()
    """Kinds of order in the tray or handed in."""
    area: str = ""
    """Area of the desk just looked at and left, or ""."""
    place: str = ""
    """What else was just opened, or ""; a dialog of an order with its kind ("order train")."""
    holds: Callable[[str], bool] = field(default=lambda _condition: False)
    """Tells whether a condition of a lesson is true today."""


@frozen(kw_only=True)
class LessonLine:
    """The lesson that is on, or the next one while it is not its week yet."""

    number: int
    """Its place among the lessons, from 1."""
    count: int
    title: str
    text: str
    show: str
    """Area of the desk it points at, or ""."""
    learnt: str
    """What there is to say of the lesson before it; "" when that was skipped."""
    week: int
    """Week from which it is on."""
    waits: bool
    """Whether that week is still to come."""
    area: str = ""
    """Area that ends it once looked at, or ""."""


Lessons = Sequence[tuple[str, "Lesson"]]
"""Ids and lessons in the order in which they come."""


def in_order(lessons: Mapping[str, Lesson], chair: str) -> Lessons:
    """The lessons that the chief of `chair` is told, by their numbers."""
    told = [entry for entry in lessons.items() if not entry[1].firms or chair in entry[1].firms]
    return sorted(told, key=lambda entry: (entry[1].number, entry[0]))


def moved_on(lessons: Lessons, passed: Iterable[str], deeds: Deeds) -> tuple[str, ...]:
    """Ids of the lessons that are passed now: those before, and what the deeds have ended.

    What was opened or left ends one lesson at most, so that the next one is read.
    """
    passed = tuple(passed)
    while left := _left(lessons, passed, deeds.week):
        name, lesson = left[0]
        if lesson.week > deeds.week or not _has_ended(lesson, deeds):
            break
        passed = (*passed, name)
        deeds = evolve(deeds, area="", place="")
    return passed


def _left(lessons: Lessons, passed: Iterable[str], week: int) -> list[tuple[str, Lesson]]:
    """The lessons that are neither passed nor skipped, as they come in `week`."""
    gone = {name.removeprefix(OVER) for name in passed}
    left = [entry for entry in lessons if entry[0] not in gone]
    return sorted(left, key=lambda entry: not (entry[1].ahead and entry[1].week <= week))


def _has_ended(lesson: Lesson, deeds: Deeds) -> bool:
    place, _space, kind = deeds.place.partition(" ")
    meant = not (kind and lesson.orders) or kind in lesson.orders
    opened = bool(lesson.area and lesson.area == deeds.area) or bool(
        lesson.place and lesson.place == place and meant
    )
    ordered = not deeds.orders.isdisjoint(lesson.orders)
    return opened or ordered or bool(lesson.until and deeds.holds(lesson.until))


def line_of(lessons: Lessons, passed: Sequence[str], week: int) -> LessonLine | None:
    """The first lesson that is not passed; None after the last, and while none is wanted."""
    left = _left(lessons, passed, week)
    if OVER in passed or not left:
        return None
    name, lesson = left[0]
    before = [entry for entry in lessons if entry[1].number < lesson.number][-1:]
    learnt = [other.done for id_, other in before if id_ in passed]
    return LessonLine(
        number=lessons.index((name, lesson)) + 1, count=len(lessons), title=lesson.title,
        text=lesson.text, show=lesson.show, learnt="".join(learnt), week=lesson.week,
        waits=lesson.week > week, area=lesson.area,
    )  # fmt: skip


class Taught(Protocol):
    """A game as far as its lessons need it; `game.session.session.Session` is one."""

    passed: tuple[str, ...]
    """Ids of the lessons that are passed, and `OVER`."""

    @property
    def scenario(self) -> Scenario:
        """The scenario with its lessons."""

    @property
    def chair(self) -> str:
        """Id of the firm the person leads."""

    @property
    def turn(self) -> int:
        """Weeks resolved."""

    @property
    def tray(self) -> tuple[Order, ...]:
        """This week's orders so far."""

    @property
    def orders(self) -> Sequence[Sequence[tuple[str, Order]]]:
        """Orders handed in, by week."""

    @property
    def table(self) -> Table:
        """Today's figures."""


def learn(game: Taught, *, area: str = "", place: str = "") -> LessonLine | None:
    """Pass the lessons that what was done has ended, and return the one that is on.

    `area` was just left, `place` just opened. None in a game without lessons.
    """
    lessons = in_order(game.scenario.lessons, game.chair)
    if not lessons:
        return None
    deeds = Deeds(
        week=game.turn + 1, orders=_orders_of(game), area=area, place=place,
        holds=lambda condition: _holds(game, condition),
    )  # fmt: skip
    if OVER not in game.passed:
        game.passed = moved_on(lessons, game.passed, deeds)
    line = line_of(lessons, game.passed, deeds.week)
    return line and evolve(line, text=_FIGURE.sub(lambda named: _figure(game, named), line.text))


_FIGURE: Final = re.compile(r"\{(serving|training)\}")


def _figure(game: Taught, named: re.Match[str]) -> str:
    """Per cent of the chief's compute that serving needs, or that a run under way has."""
    world, f = game.table.world, game.table.catalogue.place("firms", game.chair)
    serving = serving_part(world, f)
    runs = int(world["run_model"][f]) != NOBODY or any(o.kind == "train" for o in game.tray)
    training = min(float(world["train_share"][f]), 1.0 - serving) if runs else 0.0
    return f"{100.0 * (serving if named[1] == 'serving' else training):.0f}"


def skip(game: Taught) -> None:
    """Pass the lesson that is on; one that is still to come stays."""
    lessons = in_order(game.scenario.lessons, game.chair)
    for name, lesson in _left(lessons, game.passed, game.turn + 1)[:1]:
        if lesson.week <= game.turn + 1:
            game.passed = (*game.passed, OVER + name)


def are_over(game: Taught) -> bool:
    """Whether the person wants no lessons, although some are left."""
    return OVER in game.passed


def switch(game: Taught) -> None:
    """End the lessons, or go on with those that are left."""
    if OVER in game.passed:
        game.passed = tuple(name for name in game.passed if name != OVER)
    else:
        game.passed = (*game.passed, OVER)


def _orders_of(game: Taught) -> frozenset[str]:
    given = {order.kind for week in game.orders for firm, order in week if firm == game.chair}
    return frozenset(given | {order.kind for order in game.tray})


def _holds(game: Taught, condition: str) -> bool:
    node = of_firm(parse_condition(condition), game.chair)
    return evaluate(node, game.table.lookup) != 0.0
