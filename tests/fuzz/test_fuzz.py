"""A short fuzzing of everything that reads what strangers write.

The corpus is replayed, and bytes near it are tried: cut, spliced and with bytes changed.
Longer runs: `python -m tests.fuzz.run TARGET SECONDS`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())

_PIECES = (b"[", b"]", b"{", b"}", b"=", b'"', b"'", b"\n", b".", b"#", b"\\", b"\x1b[2J", b"-1")
_WORDS = (b"9" * 40, b"\xe2\x80\xae", b"\xff", b"\x00", b"extends", b"inf", b"nan", b"and", b"(")


def near(files: list[bytes]) -> st.SearchStrategy[bytes]:
    """Bytes of the corpus with some of them cut out, replaced or put in."""
    edit = st.tuples(st.integers(0, 4000), st.integers(0, 12), st.sampled_from(_PIECES + _WORDS))

    def edited(whole: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
        for place, length, piece in edits:
            at = place % (len(whole) + 1)
            whole = whole[:at] + piece + whole[at + length :]
        return whole

    return st.builds(edited, st.sampled_from(files), st.lists(edit, max_size=6))


@cache
def told(path: Path) -> list[str]:
    """What is wrong with a file of the corpus."""
    return TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_corpus_is_answered(path: Path) -> None:
    """Every file that was ever of interest ends in a value or in problems, the same each time."""
    assert all(told(path)), "a problem without words"
    assert TARGETS[path.parent.name](path.read_bytes()) == told(path)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_the_corpus_knows_both_answers(target: str) -> None:
    """Beside what is refused there is something that is taken, so bytes near it go deep."""
    answers = {bool(told(path)) for path in FILES if path.parent.name == target}
    assert answers == {True, False}


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_bytes_near_the_corpus_are_answered(target: str) -> None:
    """Nothing raises, nothing hangs, nothing steers the terminal."""
    files = [path.read_bytes() for path in FILES if path.parent.name == target]
    assert files

    @settings(max_examples=150)
    @given(near(files))
    def try_it(data: bytes) -> None:
        TARGETS[target](data)

    try_it()


@pytest.mark.parametrize("target", ["document", "condition", "save"])
def test_any_bytes_are_answered(target: str) -> None:
    """Bytes that are no text at all, too."""

    @settings(max_examples=150)
    @given(st.binary(max_size=400))
    def try_it(data: bytes) -> None:
        wrong = TARGETS[target](data)
        assert all(wrong)
        assert wrong or target != "save", "nothing is a save by chance"

    try_it()
