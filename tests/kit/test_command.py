"""`warring check` plays scenarios and rule cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.testing.small import TEXT

pytestmark = pytest.mark.usefixtures("engine")

RULE = '[[always]]\nthat = "{that}"\nbecause = "It is said so."\n'


def world(folder: Path, that: str) -> str:
    """The small world, three weeks long, with a rule of its own."""
    path = folder / "mine.toml"
    text = TEXT.replace("turns = 12", "turns = 3")
    path.write_text(f"{text}\n{RULE.format(that=that)}", encoding="utf-8")
    return str(path)


def test_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was played is told, and the exit code is 0."""
    path = world(tmp_path, "world.turn >= 0")
    assert main(["check", "--play", "--examples", "1", path]) == 0
    assert "everything held in 1 game (3 weeks)" in capsys.readouterr().out


def test_a_broken_rule_is_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rule is named on the error stream; what is printed is a case that can be played."""
    path = world(tmp_path, "world.turn < 1")
    assert main(["check", "--play", path]) == 1
    told = capsys.readouterr()
    assert "the rule 'always-1' broke: It is said so." in told.err
    case = tmp_path / "broken.case.toml"
    case.write_text(told.out, encoding="utf-8")
    assert "orders" not in told.out
    assert main(["check", str(case)]) == 1
    assert "always-1: not world.turn < 1; world.turn is 1" in capsys.readouterr().out


def test_json_tells_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For every scenario: what was played, and what broke with its case."""
    path = world(tmp_path, "world.turn < 1")
    assert main(["check", "--play", "--json", path]) == 1
    told = json.loads(capsys.readouterr().out)[path]
    assert told["broken"]["rule"] == "always-1"
    assert told["broken"]["shows"] is True
    assert 'holds = [\n    "always-1",\n]' in told["broken"]["case"]


def test_what_cannot_be_played_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scenario with errors is told about as ever."""
    path = world(tmp_path, "firms.blot.cash > 0")
    assert main(["check", "--play", path]) == 1
    assert "there is no 'blot' in firms" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = 1", "'why' is missing"),
        ('title = "A"\nwhy = "B"', "it says neither what to expect nor what holds"),
        ('title = 1\nwhy = "B"\nholds = ["all"]', "'title' has a value of the wrong kind"),
        ('title = "A"\nwhy = "B"\nholds = ["x"]\nlast = 1', "nothing called 'x' must always hold"),
        ('title = "A"\nwhy = "B"\nholds = ["all"]\n[[orders]]\nfirm = "bolt"', "needs its week"),
        ('title = "A"\nwhy = "B"\nscenario = "none"\nholds = ["all"]', "none"),
        ("title = ", "Invalid value"),
        (
            'title = "A"\nwhy = "B"\n[[expect]]\nweek = 1\nfirms.bolt.purse = 3',
            "firms has no figure 'purse'",
        ),
        (
            'title = "A"\nwhy = "B"\nholds = ["all"]\nlast = 1\n'
            '[[orders]]\nweek = 1\nfirm = "blot"\nkind = "repay"\namount = 5',
            "blot",
        ),
        (
            'title = "A"\nwhy = "B"\nholds = ["all"]\nlast = 1\n'
            '[[orders]]\nweek = 1\nfirm = "bolt"\nkind = "pay-me"',
            "pay-me",
        ),
        (
            'title = "A"\nwhy = "B"\nholds = ["all"]\nlast = 1\n'
            '[[orders]]\nweek = 1\nfirm = "bolt"\nkind = "repay"\nsum = 5',
            "sum",
        ),
        (
            'title = "A"\nwhy = "B"\nholds = ["all"]\nlast = 1\n'
            '[[orders]]\nweek = 1\nfirm = "bolt"\nkind = "repay"\namount = "5"',
            "an order of week 1",
        ),
    ],
)
def test_a_case_that_is_none_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    """Whatever a file says, what is wrong is told in a line and nothing is raised."""
    case = tmp_path / "odd.case.toml"
    case.write_text(text, encoding="utf-8")
    assert main(["check", str(case)]) == 1
    assert told in capsys.readouterr().out
