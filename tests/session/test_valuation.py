"""Why a value changed is told in causes that add up."""

from __future__ import annotations

import pytest

from tests.session.playing import FIRMS, among
from tests.support.lane import tries

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("chair", FIRMS)
@pytest.mark.parametrize("weeks", range(1, tries(7, 2), 2))
def test_causes_of_the_value_add_up(chair: str, weeks: int) -> None:
    """The report's causes lead from last week's headline value to today's."""
    session = among("random", weeks, chair=chair, seed=3)
    if session.ending is not None:
        return
    report = session.hand_in()
    total = sum(amount for _cause, amount in report.value)
    change = report.value_after - report.value_before
    scale = max(1, abs(report.value_before)) * 1e-9 + 10
    assert abs(total - change) <= scale
