"""`warring run`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.session.saves import read_save
from tests.cli.conftest import Run

QUANTITIES = {
    "cash_usd",
    "headline_value_usd",
    "chips",
    "chips_energised",
    "power_mw",
    "talent",
    "capability",
    "usage_share",
}


def write(path: Path, text: str) -> Path:
    """Put `text` into a file."""
    path.write_text(text, encoding="utf-8")
    return path


def played(warring: Run, *arguments: object) -> dict[str, Any]:
    """The JSON of a game that could be played."""
    code, out, err = warring("run", *arguments, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_json_has_the_game_in_short(three_weeks: dict[str, Any]) -> None:
    """Scenario, seed, weeks, digest and ending stand at the top."""
    assert three_weeks["scenario"] == "cold-shot"
    assert three_weeks["seed"] == 1
    assert three_weeks["turns_played"] == 3
    assert three_weeks["digest"] == three_weeks["digests"][-1]
    assert set(three_weeks["ending"]) >= {"kind", "firm", "turn", "reason"}
    assert three_weeks["refused"] == []


def test_every_ledger_sums_to_zero(three_weeks: dict[str, Any]) -> None:
    """Money, chips, power and people balance."""
    assert three_weeks["ledger"] == {"money": 0, "chips": 0, "power": 0, "people": 0}


def test_every_firm_has_its_figures(three_weeks: dict[str, Any]) -> None:
    """Each of the eleven firms has every quantity, as a number."""
    assert len(three_weeks["firms"]) == 11
    for figures in three_weeks["firms"].values():
        assert set(figures) >= QUANTITIES
        assert all(isinstance(number, int | float) for number in figures.values())


def test_series_run_from_the_start_to_the_figures_of_today(three_weeks: dict[str, Any]) -> None:
    """A series has a number for the start and each turn; the last is today's."""
    for name in QUANTITIES:
        for firm, numbers in three_weeks["series"][name].items():
            assert len(numbers) == 4
            assert numbers[-1] == three_weeks["firms"][firm][name]
    assert len(three_weeks["series"]["spot_price"]["world"]) == 4


def test_shares_of_usage_sum_to_one(three_weeks: dict[str, Any]) -> None:
    """All tokens are served by somebody."""
    shares = [firm["usage_share"] for firm in three_weeks["firms"].values()]
    assert sum(shares) == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_game(warring: Run, three_weeks: dict[str, Any]) -> None:
    """Two runs agree in every figure; another seed does not."""
    assert played(warring, "cold-shot", "--turns", 3) == three_weeks
    other = played(warring, "cold-shot", "--turns", 3, "--seed", 2)
    assert other["digest"] != three_weeks["digest"]


def test_who_plays_makes_a_difference(warring: Run, three_weeks: dict[str, Any]) -> None:
    """`--player` replaces the chief of one firm."""
    other = played(warring, "cold-shot", "--turns", 3, "--player", "google=idle")
    assert other["digests"] != three_weeks["digests"]


def test_a_game_that_was_stopped_says_so(three_weeks: dict[str, Any]) -> None:
    """Without an ending the kind is "unfinished"."""
    assert three_weeks["ending"]["kind"] == "unfinished"
    assert three_weeks["ending"]["turn"] == 3


def test_a_whole_game_has_an_ending_with_its_reason(warring: Run) -> None:
    """A game played through tells how it ended for the protagonist."""
    found = played(warring, "cold-shot")
    assert found["turns_played"] == 12
    assert found["ending"]["firm"] == "deepseek"
    assert found["ending"]["kind"] in {"ambition", "fear", "insolvency", "horizon"}
    assert found["ending"]["reason"]


def test_more_weeks_than_there_are_is_told(warring: Run, tmp_path: Path) -> None:
    """A scenario that ends before `--turns` is over says so."""
    short = write(tmp_path / "short.toml", 'extends = "cold-shot"\nturns = 1\n')
    code, out, _err = warring("run", short, "--turns", 5)
    assert code == 0
    assert "1 of 1 weeks" in out
    assert "5 weeks were asked for; the scenario ends before." in out


def test_people_read_ending_ranking_and_digest(warring: Run) -> None:
    """The text has a line for each firm and no control codes."""
    code, out, _err = warring("run", "cold-shot", "--turns", 1)
    assert code == 0
    for name in ("The Cold Shot", "DeepSeek", "Anthropic", "digest"):
        assert name in out
    assert "\x1b" not in out


def test_a_scenario_that_is_not_there_is_a_problem(warring: Run) -> None:
    """The nearest name is offered; JSON has the problems."""
    code, out, err = warring("run", "cold-sht")
    assert (code, out) == (1, "")
    assert "did you mean 'cold-shot'?" in err
    code, out, _err = warring("run", "cold-sht", "--json")
    assert code == 1
    assert json.loads(out)["problems"][0]["severity"] == "error"


RELEASE = """
[[orders]]
turn = 4
firm = "deepseek"
kind = "release"
subject = "r1"
option = "open"
price = 0.55
"""


def test_orders_of_a_file_are_carried_out(warring: Run, tmp_path: Path) -> None:
    """An idle chief with a file gives the orders of the file."""
    orders = write(tmp_path / "orders.toml", RELEASE)
    arguments = ("cold-shot", "--turns", 4, "--player", "deepseek=idle")
    without = played(warring, *arguments)["firms"]["deepseek"]
    found = played(warring, *arguments, "--orders", orders)
    assert [line for line in found["refused"] if line["firm"] == "deepseek"] == []
    assert found["firms"]["deepseek"]["price_usd"] == 0.55
    assert found["firms"]["deepseek"]["capability"] > without["capability"]


def test_an_order_of_the_file_takes_the_place_of_the_player_s(warring: Run, tmp_path: Path) -> None:
    """What the file says of a price holds in its week, whatever the player thinks."""
    price = '[[orders]]\nturn = 2\nfirm = "openai"\nkind = "set-price"\nprice = 9.25\n'
    orders = write(tmp_path / "orders.toml", price)
    found = played(warring, "cold-shot", "--turns", 2, "--orders", orders)
    assert found["series"]["price_usd"]["openai"][2] == 9.25
    assert found["refused"] == []


def test_refused_orders_are_listed_with_their_reason(warring: Run, tmp_path: Path) -> None:
    """What the rules did not allow is told to people and in JSON."""
    too_much = '[[orders]]\nturn = 1\nfirm = "xai"\nkind = "borrow"\namount = 900000000\n'
    orders = write(tmp_path / "orders.toml", too_much)
    arguments = ("run", "cold-shot", "--turns", 1, "--orders", orders)
    _code, out, _err = warring(*arguments)
    assert "week 1, xai: borrow: lenders will not go that far" in out
    _code, out, _err = warring(*arguments, "--json")
    (refused,) = json.loads(out)["refused"]
    assert refused["reason"] == "lenders will not go that far"
    assert (refused["turn"], refused["firm"], refused["kind"]) == (1, "xai", "borrow")
    assert refused["listed"]


def test_every_problem_of_an_orders_file_is_told(warring: Run, tmp_path: Path) -> None:
    """Nothing is played when the file is wrong, and all that is wrong is listed."""
    text = '[[orders]]\nturn = 99\nfirm = "opnai"\nkind = "relese"\n'
    orders = write(tmp_path / "orders.toml", text)
    code, out, err = warring("run", "cold-shot", "--orders", orders, "--json")
    problems = json.loads(out)["problems"]
    assert (code, err) == (1, "")
    assert [problem["line"] for problem in problems] == [2, 3, 4]
    assert [problem["key"] for problem in problems] == [
        "orders[0].turn",
        "orders[0].firm",
        "orders[0].kind",
    ]


def test_the_game_can_be_saved(warring: Run, tmp_path: Path) -> None:
    """`--save` writes a save that knows the game, and says where it is."""
    code, _out, err = warring("run", "cold-shot", "--turns", 1, "--save", tmp_path / "a.toml")
    assert code == 0
    assert str(tmp_path / "a.toml") in err
    save = read_save(tmp_path / "a.toml")
    assert (save.scenario, save.seed, save.turn) == ("cold-shot", 1, 1)


def test_a_save_that_cannot_be_written_is_told(warring: Run, tmp_path: Path) -> None:
    """A folder in the way is a problem in words, with exit code 1."""
    (tmp_path / "there").mkdir()
    code, _out, err = warring("run", "cold-shot", "--turns", 1, "--save", tmp_path / "there")
    assert code == 1
    assert "could not be saved" in err
