"""In which order the parts of the engine are compiled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.engine import warm
from game.engine.entries import ENTRIES
from game.engine.jit import JIT
from game.engine.parts import part_names
from game.engine.warm import _LAST, _MONEY, _ORDERS, _kin_together


@pytest.mark.skipif(not JIT, reason="without the compiler there are no parts")
def test_every_part_is_compiled_once() -> None:
    """The order leaves nothing out and names nothing twice."""
    assert sorted(_kin_together(part_names())) == sorted(part_names())


def test_nothing_is_left_for_the_game_to_compile() -> None:
    """Whatever Python calls is among the entries that are compiled before."""
    sources = Path(warm.__file__).parent.rglob("*.py")
    lines = [line for path in sources for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines.count("@entry") == len(ENTRIES)


@pytest.mark.skipif(not JIT, reason="without the compiler there are no parts")
def test_all_kin_are_parts() -> None:
    """A part that was renamed does not stay behind in the order."""
    assert {*_ORDERS, *_MONEY} <= set(part_names())


@pytest.mark.skipif(not JIT, reason="without the compiler there are no parts")
def test_a_worker_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a process that is gone."""
    monkeypatch.setattr(warm, "_start_worker", _stillborn)
    with pytest.raises(ChildProcessError):
        list(warm.compile_all())


def test_the_entry_that_needs_every_part_comes_last() -> None:
    """It is compiled when all parts are, in the process that then loads them."""
    assert list(ENTRIES)[-1] == _LAST


def _stillborn() -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ""]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
