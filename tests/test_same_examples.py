"""A derandomised test tries the same examples whatever else its worker has run."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[int]:
    """The numbers that Hypothesis tries of itself."""
    seen: list[int] = []

    @settings(derandomize=True, database=None, max_examples=200)
    @given(number=st.integers())
    def look(number: int) -> None:
        seen.append(number)

    look()
    return seen


def test_what_is_loaded_changes_no_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of ours full of numbers, once loaded, lends none of them to the examples."""
    before = drawn()
    module = ModuleType("full_of_numbers")
    module.__file__ = str(tmp_path / "full_of_numbers.py")
    Path(module.__file__).write_text(f"NUMBERS = {list(range(70_001, 70_100))}\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert drawn() == before
