"""Odds that are shown of offers come true as often as they say."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import tomli_w

from game.cli import main
from game.testing.haggling import Shown, bins, haggle, skill
from game.testing.small import build, document
from tests.support.lane import LONG, PLAIN
from tests.support.shipped import game_of

pytestmark = pytest.mark.usefixtures("engine")

OFFERS = 30
"""Offers in a tenth of the odds from which it says something."""
FAR = 0.17
"""Most that the part signed lies from the odds shown: two standard errors of such a tenth."""


@cache
def haggled(scenario: str, games: int) -> tuple[Shown, ...]:
    """Games of a shipped scenario, from another chair each."""
    return tuple(haggle(game_of(scenario), games=games, seed=1))


def test_answers_are_sorted_by_the_odds_shown() -> None:
    """Into tenths, certainty into the last; what holds no offer is left out."""
    shown = [Shown(0.11, signed=False), Shown(0.19, signed=True), Shown(1.0, signed=True)]
    assert bins(shown) == [(0.1, 2, pytest.approx(0.15), 0.5), (0.9, 1, 1.0, 1.0)]


def test_skill_is_one_for_who_is_never_wrong_and_none_for_who_says_the_mean() -> None:
    """Worse than the mean is below zero."""
    right = [Shown(1.0, signed=True), Shown(0.0, signed=False)]
    mean = [Shown(0.5, signed=True), Shown(0.5, signed=False)]
    wrong = [Shown(0.0, signed=True), Shown(1.0, signed=False)]
    assert [skill(each) for each in (right, mean, wrong, [])] == [1.0, 0.0, -3.0, 0.0]


@pytest.mark.skipif(PLAIN, reason="the same games are played with the compiled rules")
def test_who_is_shown_better_odds_signs_more() -> None:
    """In two games of the cold shot already."""
    found = haggled("cold-shot", 2)
    low = [one.signed for one in found if one.odds < 0.5]
    high = [one.signed for one in found if one.odds >= 0.5]
    assert len(found) > 20
    assert sum(high) / len(high) > sum(low) / len(low) + 0.2


@pytest.mark.skipif(not LONG, reason="dozens of games, some minutes")
def test_the_odds_come_true() -> None:
    """Tenth by tenth, in three scenarios and eight chairs of each."""
    found = [one for name in ("cold-shot", "ticket", "bailout") for one in haggled(name, 8)]
    rows = [(odds, signed) for _low, count, odds, signed in bins(found) if count >= OFFERS]
    assert len(rows) >= 6
    assert max(abs(odds - signed) for odds, signed in rows) < FAR
    assert skill(found) > 0.25


def test_the_command_tells_the_tenths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a table, and the same as JSON."""
    path = tmp_path / "small.toml"
    path.write_text(tomli_w.dumps({**document(), "turns": 3}))
    assert main(["check", "--odds", "1", str(path)]) == 0
    first, heads, *rows, last = capsys.readouterr().out.splitlines()
    assert first.endswith("answered:")
    assert heads.split() == ["odds", "from", "offers", "shown", "signed"]
    assert last.startswith("skill against the mean answer")
    assert main(["check", "--odds", "1", "--json", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["tenths"]) == len(rows)
    assert sum(row["offers"] for row in told["tenths"]) == told["offers"]


def test_the_same_games_show_the_same() -> None:
    """Nothing but the game and the seeds decides."""
    game = build({"turns": 3})
    assert haggle(game, games=1, seed=2) == haggle(game, games=1, seed=2)
