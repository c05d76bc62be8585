"""The figures of `warring bench`; nothing is timed here."""

from __future__ import annotations

import json

import pytest

from game.bench import suite
from game.bench.figure import Figure
from tests.cli.conftest import Run


def figure(value: float | None, *, most: float | None = None, least: float | None = None) -> Figure:
    """A figure with nothing but its value and target."""
    return Figure(id="f", title="a figure", value=value, unit="s", most=most, least=least, how="so")


@pytest.mark.parametrize(
    ("measured", "reached"),
    [
        (figure(1.0, most=1.0), True),
        (figure(1.1, most=1.0), False),
        (figure(1.0, least=1.0), True),
        (figure(0.9, least=1.0), False),
        (figure(None, most=1.0), None),
    ],
)
def test_a_target_itself_is_reached(measured: Figure, reached: bool | None) -> None:
    """The target belongs to what is reached; what was not measured is neither."""
    assert measured.reached is reached


def test_figures_are_printed_beside_their_targets(
    warring: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text has value, target and verdict; JSON has the same as numbers; a miss exits with 0."""
    monkeypatch.setattr(suite, "measure_all", lambda _tell: [figure(1.5, most=1.0)])
    code, out, _err = warring("bench")
    assert code == 0
    assert out.endswith("\n\nmissed    a figure: 1.5 s (≤ 1)\n          so\n")
    assert out.startswith("Python 3.")
    code, out, _err = warring("bench", "--json")
    (plain,) = json.loads(out)
    assert (plain["value"], plain["most"], plain["reached"]) == (1.5, 1.0, False)
