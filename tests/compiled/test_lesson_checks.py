"""Lessons that cannot be learnt are told with their place and what would be right."""

from __future__ import annotations

from typing import Any

import pytest
import tomli_w

from game.scenario.model.lessons import AREAS, PLACES
from game.ui import actions
from game.ui.places import PLACES as ALL_PLACES
from tests.support.small import document, load_text

SOUND: dict[str, Any] = {
    "number": 1, "title": "The price", "text": "Press [set-price] in [models].", "week": 2,
    "show": "models", "order": "set-price", "done": "It lies in the tray.", "firms": ["ada"],
}  # fmt: skip


def problems_of(**more: Any) -> list[Any]:
    """Problems of the small scenario with a lesson, sound but for `more`."""
    lesson = {name: value for name, value in {**SOUND, **more}.items() if value is not None}
    other = {**SOUND, "number": 2, "order": ["train", "release"]}
    changes = {"lessons.price": lesson, "lessons.other": other}
    _game, problems = load_text(tomli_w.dumps(document(changes)))
    return list(problems)


def test_a_sound_lesson_has_no_problem() -> None:
    """A lesson may end by one order, by one of several, by a condition, an area or a place."""
    assert problems_of() == []
    assert problems_of(order=None, until="self.cash > 0 or world.turn >= 2") == []
    assert problems_of(order=None, area="rivals", place="report") == []


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "endless": ({"order": None}, "lessons.price", "nothing ends"),
    "order": ({"order": "set-prize"}, "lessons.price.order", "no kind of order"),
    "orders": ({"order": ["train", "sell"]}, "lessons.price.order", "no kind of order 'sell'"),
    "condition": ({"until": "self.csh > 0"}, "lessons.price.until", "csh"),
    "area": ({"area": "modles"}, "lessons.price.area", "not allowed"),
    "place": ({"place": "kitchen"}, "lessons.price.place", "not allowed"),
    "shown": ({"show": "modles"}, "lessons.price.show", "not allowed"),
    "key": ({"text": "Press [set-prize]."}, "lessons.price.text", "[set-prize] stands for no key"),
    "key at the end": ({"done": "See [modles]."}, "lessons.price.done", "no key"),
    "figure": ({"text": "Give {servings}."}, "lessons.price.text", "{servings} stands for no"),
    "text": ({"text": "word " * 61}, "lessons.price.text", "300 is the most"),
    "done": ({"done": "word " * 16}, "lessons.price.done", "75 is the most"),
    "number": ({"number": 2}, "lessons.price.number", "'other' has the number 2 too"),
    "week": ({"week": 400}, "lessons.price.week", "weeks"),
    "firm": ({"firms": ["adda"]}, "lessons.price.firms", "no 'adda'"),
}
"""What is wrong, the key to blame, and what the message says."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str) -> None:
    """The problem names the key, its line, and what is wrong."""
    more, key, words = FAULTS[name]
    found = problems_of(**more)
    mine = [p for p in found if p.key.startswith(key) and words in p.message]
    if name == "number":  # either of the two may be told
        mine = [
            p for p in found if p.key.endswith(".number") and "has the number 2 too" in p.message
        ]
    assert mine, [problem.to_text() for problem in found]
    assert mine[0].line is not None


@pytest.mark.parametrize(
    ("more", "meant"),
    [({"order": "set-prize"}, "set-price"), ({"text": "See [modles]."}, "models")],
)
def test_a_misspelt_name_gets_the_nearest(more: dict[str, Any], meant: str) -> None:
    """The hint names what was probably meant."""
    assert any(f"'{meant}'" in problem.hint for problem in problems_of(**more))


def test_the_model_knows_the_areas_and_places_of_the_desk() -> None:
    """What a lesson may name is what the interface has."""
    assert tuple(area.id for area in actions.AREAS) == AREAS
    assert set(PLACES) - {"goals"} <= set(ALL_PLACES)
