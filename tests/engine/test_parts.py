"""Parts are found by their names, whichever process compiled them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.engine import jit, warm
from tests.support.lane import PLAIN

_NAMES = """
import numba, numpy
from game.engine import jit, turn
{before}
jit.make_ready("power")
from game.engine.phases.power import power
(compiled,) = power.overloads.values()
print(compiled.fndesc.mangled_name)
"""


def _name_in_a_process(before: str) -> str:
    """The name of the code of one part in a process that did something before."""
    done = subprocess.run(
        [sys.executable, "-c", _NAMES.format(before=before)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(PLAIN, reason="nothing is compiled")
def test_a_part_has_the_same_name_in_every_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Numba met before in a process, functions or records, is not in the name."""
    monkeypatch.setenv("WARRING_ENGINE_CACHE", str(tmp_path))
    first = _name_in_a_process("")
    monkeypatch.setenv("WARRING_ENGINE_CACHE", str(tmp_path) + "-other")
    busy = (
        "numba.from_dtype(numpy.dtype([('a', int), ('b', float)]))\n"
        "numba.njit(lambda x: x + 1)(numpy.zeros(1, [('c', int)])[0]['c'])"
    )
    assert _name_in_a_process(busy) == first
    assert "power" in first


@pytest.mark.skipif(PLAIN, reason="nothing is compiled")
@pytest.mark.usefixtures("engine")
def test_lone_entries_call_no_part() -> None:
    """From disk they run where no part is loaded; one that named a part would end the process."""
    alone = "from game.engine import jit, warm\n" + "".join(
        f"warm.make_lone_ready({name!r})\n" for name in warm.LONE
    )
    code = alone + "assert not jit.parts_ready()\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(PLAIN, reason="nothing is compiled")
def test_no_two_parts_share_a_name() -> None:
    """The second would stand in for the first wherever that is made ready."""

    def power(_world: object) -> None:
        """Has the name of a phase."""

    before = jit.part_names()
    with pytest.raises(ValueError, match="power"):
        jit.part()(power)
    assert jit.part_names() == before
