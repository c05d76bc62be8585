"""Keys: what is declared with a field can be read back from it."""

from __future__ import annotations

from typing import Any, cast

import attrs
import pytest

from game.scenario.keys import ENTRY_ID, LONG_TEXT_LENGTH, NAME_LENGTH, key, key_of, table


@table
class Hall:
    """A data hall."""

    power: float = key("Power drawn.", unit="MW", low=0.0, high=1e6)
    owner: str = key("Who owns it.", ref="firms", default="nobody")
    notes: tuple[str, ...] = key("Remarks.", factory=tuple, long_text=True)


def test_key_of_reads_back_what_was_declared() -> None:
    """A field's doc, unit, range and reference stand in its key."""
    power, owner, notes = (key_of(field) for field in attrs.fields(cast(Any, Hall)))
    assert (power.doc, power.unit, power.low, power.high) == ("Power drawn.", "MW", 0.0, 1e6)
    assert owner.ref == "firms"
    assert notes.long_text


def test_length_of_texts_depends_on_their_kind() -> None:
    """Names are short, long texts are longer."""
    _power, owner, notes = (key_of(field) for field in attrs.fields(cast(Any, Hall)))
    assert owner.longest == NAME_LENGTH
    assert notes.longest == LONG_TEXT_LENGTH


def test_fields_are_keyword_only_and_frozen() -> None:
    """A table cannot be built by position nor changed."""
    with pytest.raises(TypeError):
        Hall(1.0)  # type: ignore[call-arg]
    hall = Hall(power=1.0)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        hall.power = 2.0  # type: ignore[misc]


def test_defaults_and_factories_are_used() -> None:
    """A field with a default or factory may be left out; another may not."""
    assert Hall(power=1.0) == Hall(power=1.0, owner="nobody", notes=())
    with pytest.raises(TypeError):
        Hall()  # type: ignore[call-arg]


def test_field_without_key_has_no_limits() -> None:
    """A plain attrs field counts as having an empty key."""

    @attrs.frozen
    class Plain:
        number: int

    (field,) = attrs.fields(Plain)
    assert key_of(field).low is None
    assert key_of(field).ref is None


@pytest.mark.parametrize("name", ["nvidia", "llama-4", "gpt-4.5", "r1", "memoir.r1-release", "4o"])
def test_ids_of_entries(name: str) -> None:
    """Small letters, digits, dots, underscores and hyphens make an id."""
    assert ENTRY_ID.fullmatch(name)


@pytest.mark.parametrize("name", ["", "Nvidia", "-x", "..", "a/b", "a b", "a\n", "é", "x" * 41])
def test_what_is_no_id(name: str) -> None:
    """Capitals, other signs, paths, and more than 40 characters do not."""
    assert not ENTRY_ID.fullmatch(name)
