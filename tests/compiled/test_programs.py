"""Conditions become short postfix programs, or a clear error with its column."""

from __future__ import annotations

import pytest

from game.compiled import quantities as q
from game.compiled.programs import Programs, quantity_of, steps_of
from game.compiled.sizes import CODE, NOBODY, PROGRAMS
from game.scenario.conditions import ConditionError, parse_condition
from tests.support.small import small_game

PLACES = small_game().compiled.places


def codes(text: str) -> list[int]:
    """Operations of a condition."""
    return [code for code, _operand in steps_of(parse_condition(text), PLACES, text)]


def test_a_program_is_postfix() -> None:
    """Operands come first, in their order; a greater is a less with its sides exchanged."""
    mood = q.LOAD + q.QUANTITY_BY_NAME["world", "mood"]
    assert codes("world.mood + 1") == [mood, q.PUSH, q.ADD]
    assert codes("world.mood > 1") == [q.PUSH, mood, q.LESS]
    assert codes("not world.mood") == [mood, q.NOT]
    assert codes("1 < 2 < 3") == [q.PUSH, q.PUSH, q.LESS, q.PUSH, q.PUSH, q.LESS, q.AND]


def test_the_same_text_is_compiled_once() -> None:
    """Programs are shared by text; no text is no program."""
    programs = Programs(PLACES)
    assert programs.add("") == NOBODY
    assert programs.add("world.mood > 1") == programs.add("world.mood > 1") == 0
    assert programs.add("world.mood > 2") == 1
    assert len(programs.starts) == 2


def test_a_deep_condition_is_refused() -> None:
    """A program that needs more than the stack is an error, not an overrun."""
    text = "1" + " - (1" * 40 + ")" * 40
    with pytest.raises(ConditionError):
        steps_of(parse_condition(text), PLACES, text)


def test_a_stack_just_full_is_allowed() -> None:
    """Depth is counted exactly."""
    depth = 10
    text = "1" + " - (1" * depth + ")" * depth
    assert codes(text).count(q.PUSH) == depth + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("world.moood > 1", "mood"),
        ("firms.adda.value > 1", "ada"),
        ("firms.ada.valeu > 1", "value"),
        ("firm.ada.value > 1", "firms"),
        ("chips.crad.price > 1", "card"),
    ],
)
def test_an_unknown_name_gives_the_nearest(text: str, words: str) -> None:
    """A misspelt quantity is an error at its column with what was probably meant."""
    with pytest.raises(ConditionError) as caught:
        steps_of(parse_condition("1 + " + text), PLACES, text)
    assert words in caught.value.hint
    assert caught.value.column == 5


def test_an_answer_is_named_by_event_and_choice() -> None:
    """A name of an answer nobody can give is an error with what was probably meant."""
    places = {**PLACES, "answers": {"build.yes": 0, "build.no": 1}}
    assert quantity_of(("events", "build", "no"), places)[1] == 1
    for path in (("events", "build"), ("events", "build", "nay"), ("events", "biuld", "no")):
        with pytest.raises(ConditionError, match="there is no answer") as caught:
            quantity_of(path, places)
    assert "build.no" in caught.value.hint


@pytest.mark.parametrize("path", [("firms",), ("firms", "ada"), ("firms", "ada", "value", "now")])
def test_a_name_has_three_parts(path: tuple[str, ...]) -> None:
    """A table alone is no quantity; the message says what must follow."""
    with pytest.raises(ConditionError, match="must be followed"):
        quantity_of(path, PLACES)


def test_too_many_conditions_are_refused() -> None:
    """Room for programs and code is limited and checked."""
    programs = Programs(PLACES)
    with pytest.raises(ConditionError, match="room"):
        for number in range(PROGRAMS + 1):
            programs.add(f"world.mood > {number}")
    long_text = " + ".join(["world.mood"] * 25)
    crowded = Programs(PLACES)
    with pytest.raises(ConditionError, match="room"):
        for number in range(CODE):
            crowded.add(f"{long_text} > {number}")
