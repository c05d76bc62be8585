"""A survey of machine games says what never happens in them, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli_w

from game.cli import main
from game.compiled.orders import ORDER_KINDS
from game.testing.small import build, document
from game.testing.survey import Fate, Survey, survey

pytestmark = pytest.mark.usefixtures("engine")


def surveyed(when: str = "", **more: object) -> Survey:
    """Two games of three weeks of the small world with nothing but one event."""
    event = {**_an_event(), "when": when, **more}
    game = build({"events": {"wonder": event}, "turns": 3})
    return survey(game, games=2, seed=1)


def _an_event() -> dict[str, object]:
    """An event of the small world without its condition, choices and dates."""
    events = document()["events"]
    event = dict(next(iter(events.values())))
    for name in ("firm", "choices", "default", "when", "until", "weeks", "effects", "chance"):
        event.pop(name, None)
    start = document()["start"]
    return {**event, "date": start, "until": start.replace(month=12)}


def why(seen: Survey) -> list[str]:
    """Why the one event never happened."""
    return seen.never_happened["wonder"].why_never()


def test_what_happens_in_a_game_is_counted() -> None:
    """An event whose condition holds happens in both games and is not reported."""
    seen = surveyed("world.turn >= 1")
    assert (seen.games, seen.weeks) == (2, 6)
    assert seen.events["wonder"].happened == 2
    assert seen.never_happened == {}


def test_the_part_that_never_held_is_told() -> None:
    """Only it is told, with what was seen of it; the part that held is not."""
    (told,) = why(surveyed("world.turn >= 0 and firms.bolt.morale > 2"))
    assert "morale > 2" in told.replace("200%", "2")
    assert "never held" in told
    assert "weeks" not in told


def test_parts_that_never_met_are_told() -> None:
    """Each held on some morning, all on none."""
    assert why(surveyed("world.turn < 1 and world.turn >= 1")) == [
        "every part of its condition held, but never all at once"
    ]


def test_dates_beyond_the_game_are_told() -> None:
    """The game is over before the event may happen."""
    start = document()["start"]
    far = start.replace(year=start.year + 5)
    assert why(surveyed(date=far, until=far)) == ["no week of the game lies within its dates"]


def test_a_chance_that_never_came_is_told() -> None:
    """The condition held on every morning of both games."""
    assert why(surveyed(chance=1e-9)) == [
        "its condition held on 6 mornings, and its chance never came"
    ]


def test_an_event_of_a_firm_that_is_gone() -> None:
    """It never had a morning on which its firm stood."""
    assert Fate(dated=3).why_never() == ["its firm was gone by then"]


def test_orders_carried_out_are_counted() -> None:
    """What machines order is counted by kind; what is never carried out is listed."""
    seen = surveyed()
    assert seen.given["set-split"] > 0
    assert "set-split" not in seen.never_ordered
    assert "declare-agi" in seen.never_ordered
    assert seen.refused.total() <= seen.given.total()


def test_an_order_that_is_only_refused_was_never_used() -> None:
    """Refused orders do not count as used."""
    seen = Survey()
    seen.given["lobby"] = seen.refused["lobby"] = 3
    assert "lobby" in seen.never_ordered


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The small world, three weeks long."""
    file = tmp_path / "mine.toml"
    file.write_text(tomli_w.dumps(document({"turns": 3})), encoding="utf-8")
    return str(file)


def test_the_command_tells_events(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for the scenario, one for each event that never happened."""
    assert main(["check", "--events", "1", path]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}: in 1 game ")
    assert all(line.startswith("  ") for line in rest)


def test_the_command_counts_orders(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of all kinds, and those that were never used."""
    assert main(["check", "--orders", "1", path]) == 0
    told = capsys.readouterr().out
    assert all(f"\n{kind.id} " in told for kind in ORDER_KINDS)
    assert "never used: " in told


def test_json_tells_both(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By scenario: games, weeks, events and orders."""
    assert main(["check", "--events", "1", "--orders", "1", "--json", path]) == 0
    told = json.loads(capsys.readouterr().out)[path]
    assert told["games"] == 1
    assert set(told["events"]) == {"happened", "never"}
    assert told["orders"]["given"]["set-split"] > 0
