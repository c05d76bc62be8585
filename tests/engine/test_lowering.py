"""Kernels are compiled once for all that callers pass."""

from __future__ import annotations

import numba
import numpy as np
import pytest

from game.engine.jit import kernel
from tests.support.lane import PLAIN


@kernel
def _half(amount: int) -> int:
    return amount // 2


@pytest.mark.skipif(PLAIN, reason="nothing is compiled")
def test_a_kernel_is_compiled_once_for_all_widths_of_whole_numbers() -> None:
    """A firm's number is eight bits wide in one field and sixteen in another."""

    @numba.njit  # type: ignore[untyped-decorator]
    def halves(narrow: int, wide: int) -> int:
        return _half(narrow) + 1000 * _half(wide) + 1_000_000 * _half(6)

    assert halves(np.int8(-7), np.int16(9)) == 3_003_996
    assert len(_half._compiled.overloads) == 1  # type: ignore[attr-defined]
