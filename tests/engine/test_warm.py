"""In which order the parts of the engine are compiled."""

from __future__ import annotations

import pytest

from game.engine.jit import JIT, part_names
from game.engine.warm import _MONEY, _ORDERS, LONE, _kin_together


@pytest.mark.skipif(not JIT, reason="without the compiler there are no parts")
def test_every_part_is_compiled_once() -> None:
    """The order leaves nothing out and names nothing twice."""
    names = (*part_names(), *LONE)
    assert sorted(_kin_together(names)) == sorted(names)


@pytest.mark.skipif(not JIT, reason="without the compiler there are no parts")
def test_all_kin_are_parts() -> None:
    """A part that was renamed does not stay behind in the order."""
    assert {*_ORDERS, *_MONEY} <= {*part_names(), *LONE}
