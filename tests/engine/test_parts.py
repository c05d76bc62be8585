"""Parts are found by their names, whichever process compiled them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.engine import jit, parts, turn
from tests.support.lane import PLAIN

assert turn  # whose import names the parts

_NAMES = """
import numba, numpy
from game.engine import parts, turn
{before}
parts.make_ready("power")
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
@pytest.mark.parametrize("name", parts.part_names())
def test_what_is_on_disk_loads_first_what_it_calls(name: str) -> None:
    """Code that names a part which is not loaded would end the process."""
    code = f"from game.engine import parts, turn\nparts.make_ready({name!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(PLAIN, reason="nothing is compiled")
def test_no_two_parts_share_a_name() -> None:
    """The second would stand in for the first wherever that is made ready."""

    def power(_world: object) -> None:
        """Has the name of a phase."""

    before = parts.part_names()
    with pytest.raises(ValueError, match="power"):
        jit.part()(power)
    assert parts.part_names() == before
