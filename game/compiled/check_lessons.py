"""Checks of lessons: that each can end, and names only what there is.

Invariant: lessons that pass can be gone through one after another, and every key that
their texts name exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from game.compiled.orders import KIND_BY_ID
from game.scenario.model import Lesson, Scenario
from game.scenario.model.lessons import AREAS, DEEDS, FIGURES
from game.scenario.problems import KeyPath, did_you_mean
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""

MOST_TEXT: Final = 300
"""Most characters of a lesson's text: four lines of a terminal of 80 columns."""
MOST_DONE: Final = 75
"""Most characters of what is said at its end: one line."""
_KEY: Final = re.compile(r"\[([^\]]*)\]")
_FIGURE: Final = re.compile(r"\{([^}]*)\}")


def check_lessons(scenario: Scenario, report: Report) -> None:
    """Report whatever keeps lessons from being learnt."""
    places: dict[int, str] = {}
    for name, lesson in scenario.lessons.items():
        if (other := places.setdefault(lesson.number, name)) != name:
            message = _("'{other}' has the number {n} too")
            report(("lessons", name, "number"), message.format(other=other, n=lesson.number), "")
        _lesson(scenario, name, lesson, report)


def _lesson(scenario: Scenario, name: str, lesson: Lesson, report: Report) -> None:
    path: KeyPath = ("lessons", name)
    if not (lesson.until or lesson.orders or lesson.area or lesson.place):
        hint = _("say one of 'until', 'order', 'area' and 'place'")
        report(path, _("nothing ends this lesson"), hint)
    if lesson.week > scenario.turns:
        message = _("the scenario has only {n} weeks")
        report((*path, "week"), message.format(n=scenario.turns), "")
    for kind in lesson.orders:
        if kind not in KIND_BY_ID:
            message = _("there is no kind of order '{kind}'").format(kind=kind)
            report((*path, "order"), message, did_you_mean(kind, KIND_BY_ID))
    _text((*path, "text"), lesson.text, MOST_TEXT, report)
    _text((*path, "done"), lesson.done, MOST_DONE, report)
    for found in _FIGURE.findall(lesson.text):
        if found not in FIGURES:
            message = _("{{{name}}} stands for no figure").format(name=found)
            hint = did_you_mean(found, FIGURES) or _("there are {figures}")
            report((*path, "text"), message, hint.format(figures=", ".join(FIGURES)))


def _text(path: KeyPath, text: str, most: int, report: Report) -> None:
    if len(text) > most:
        message = _("a text of {n} characters; {most} is the most here")
        report(path, message.format(n=len(text), most=most), "")
    known = (*AREAS, *DEEDS, *KIND_BY_ID)
    for found in _KEY.findall(text):
        if found not in known:
            hint = did_you_mean(found, known) or _("areas, kinds of order and {deeds} have keys")
            message = _("[{name}] stands for no key").format(name=found)
            report(path, message, hint.format(deeds=", ".join(DEEDS)))
