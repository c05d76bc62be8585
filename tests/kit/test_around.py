"""A fault around the rules, or of a player, is told as such and made small too."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.compiled.load import load_game
from game.players.heuristic import HeuristicPlayer
from game.session import session
from game.session.orders import Order
from game.session.view import View
from game.testing.cases.files import CaseError, case_of
from game.testing.cases.looks import differences
from game.testing.cases.writing import to_text
from game.testing.proving import Proof, prove
from game.testing.small import TEXT

pytestmark = pytest.mark.usefixtures("engine")

CASE = """
title = "Nothing fails"
why = "It is so."
holds = ["session"]
last = 2
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """The small world, four weeks long."""
    path = tmp_path / "short.toml"
    path.write_text(TEXT.replace("turns = 12", "turns = 4"), encoding="utf-8")
    return path


def proved(scenario: Path) -> Proof:
    """What playing it proves."""
    game, problems = load_game(str(scenario))
    assert game is not None, problems.to_text()
    return prove(game, str(scenario), examples=5, seed=1, seconds=60.0)


def differing(text: str, folder: Path) -> list[str]:
    """What is not as the case of a text says."""
    return differences(case_of(tomllib.loads(text), folder / "a.case.toml"))


def test_a_fault_of_the_session_becomes_a_small_case(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """News that fail in the third week need three weeks and not one order."""
    report = session.week_report

    def fails(week: object, *given: object) -> object:
        told = report(week, *given)  # type: ignore[arg-type]
        if told.week >= 3:
            raise RuntimeError("no news")
        return told

    monkeypatch.setattr(session, "week_report", fails)
    proof = proved(scenario)
    assert proof.broken is not None
    assert proof.case is not None
    assert proof.broken.rule == "session"
    assert proof.shows
    assert (proof.case.last, list(proof.case.orders)) == (3, [])
    told = differing(to_text(proof.case), scenario.parent)
    assert told == ["in week 3: session: it failed with RuntimeError: no news"]
    monkeypatch.undo()
    assert differing(to_text(proof.case), scenario.parent) == []


def test_a_fault_of_a_player_names_it(scenario: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which player of which firm, and a case in which it alone plays."""
    decide = HeuristicPlayer.decide

    def fails(self: HeuristicPlayer, view: View) -> Sequence[Order]:
        if view.firm == "bolt" and view.turn == 1:
            raise ZeroDivisionError("no idea")
        return decide(self, view)

    monkeypatch.setattr(HeuristicPlayer, "decide", fails)
    proof = proved(scenario)
    assert proof.broken is not None
    assert proof.case is not None
    assert proof.broken.rule == "player"
    assert proof.broken.wrong.startswith("the player 'heuristic' of bolt: it failed with")
    assert proof.shows
    assert dict(proof.case.players) == {"bolt": "heuristic"}
    assert (proof.case.last, list(proof.case.orders)) == (2, [])
    assert set(proof.case.without) == {"ada", "core"}
    told = differing(to_text(proof.case), scenario.parent)
    assert told == ["in week 2: session: it failed with ZeroDivisionError: no idea"]


def test_what_a_session_cannot_do_means_nothing(tmp_path: Path) -> None:
    """Nothing can be given to it, and who plays must be known."""
    assert differing(CASE, tmp_path) == []
    with pytest.raises(CaseError, match="nothing can be given to a session"):
        differing(CASE + "[[given]]\nweek = 1\nfirms.ada.cash = 5\n", tmp_path)
    with pytest.raises(CaseError, match="the player of ada"):
        differing(CASE + '[players]\nada = "nobody"\n', tmp_path)
