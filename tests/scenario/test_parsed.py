"""A document that was read before is not parsed anew, as long as not a word has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.scenario import document, parsed
from game.scenario.document import parse_document
from game.scenario.find import CACHE_VARIABLE, ledger_files, list_scenarios
from game.scenario.parsed import SHORTEST, remember_values, values_known
from game.scenario.problems import Problems
from game.scenario.source import read_text

_FILLED = "# " + "x" * SHORTEST + "\n"
_SAID = "day = 2025-01-20\nname = 'R1 ·'\nlist = [1, 2.5, true, -0.0]\n[a]\nb = {c = 9}\n"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and nothing known from before in this process."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(document, "_known", {})


def _read(path: Path) -> dict[str, Any]:
    """The values at `path`, as a new process reads them."""
    document._known.clear()
    found = parse_document(path, Problems())
    assert found is not None
    return found.data


def _written(tmp_path: Path, text: str = _FILLED + _SAID) -> Path:
    path = tmp_path / "said.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _note(path: Path) -> Path:
    return parsed.note_on(path, parsed._KIND)


def _no_parser(*_given: object) -> None:
    message = "the text was parsed"
    raise AssertionError(message)


def test_what_was_read_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reading gives the same values, dates and kinds of number without parsing."""
    path = _written(tmp_path)
    first = _read(path)
    monkeypatch.setattr(document, "_parse", _no_parser)
    assert repr(_read(path)) == repr(first)


def test_the_notes_say_what_the_files_say() -> None:
    """Of every scenario and ledger that is shipped, values come back as they were."""
    for path in (*list_scenarios(examples=True), *ledger_files()):
        text = read_text(path, Problems())
        if text is not None and len(text) >= SHORTEST:
            first = _read(path)
            assert repr(values_known(path, text)) == repr(first), path.name


def test_a_changed_word_is_read(tmp_path: Path) -> None:
    """A note speaks of one text only."""
    path = _written(tmp_path)
    assert _read(path)["a"]["b"]["c"] == 9
    _written(tmp_path, _FILLED + _SAID.replace("9", "8"))
    assert _read(path)["a"]["b"]["c"] == 8


@pytest.mark.parametrize("damage", ["9", "", "\x00", "seal\n{}", "\ud800"])
def test_a_damaged_note_is_written_again(tmp_path: Path, damage: str) -> None:
    """Whatever stands in a note, the values are those of the text."""
    path = _written(tmp_path)
    _read(path)
    whole = _note(path).read_text(encoding="utf-8")
    broken = whole.replace("9", "7") if damage == "9" else damage
    _note(path).write_bytes(broken.encode(errors="surrogatepass"))
    assert _read(path)["a"]["b"]["c"] == 9
    assert _note(path).read_text(encoding="utf-8") == whole


def test_what_had_problems_is_read_each_time(tmp_path: Path) -> None:
    """A fault is told at every reading."""
    path = _written(tmp_path, _FILLED + "size = inf\n")
    for _reading in range(2):
        problems = Problems()
        parse_document(path, problems)
        assert problems.has_errors
    assert not _note(path).exists()


@pytest.mark.parametrize("said", ["at = 10:30:00\n", "at = 2025-01-20T10:30:00\n"])
def test_times_are_left_to_the_parser(tmp_path: Path, said: str) -> None:
    """What a note could not give back as it was is not noted."""
    path = _written(tmp_path, _FILLED + said)
    first = _read(path)
    assert not _note(path).exists()
    assert _read(path) == first


def test_short_texts_leave_no_notes(tmp_path: Path) -> None:
    """Notes are kept of what is worth it."""
    path = _written(tmp_path, _SAID)
    remember_values(path, _SAID, _read(path))
    assert not _note(path).exists()
