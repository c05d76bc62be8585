"""`warring replay`, and which file a save on the command line is."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.cli.savefiles import save_to_read, save_to_write
from game.session.saves import SaveError, read_save, write_save
from tests.cli.conftest import Run


@pytest.fixture
def save(warring: Run, tmp_path: Path) -> Path:
    """A save of two weeks."""
    path = tmp_path / "two.toml"
    assert warring("run", "cold-shot", "--turns", 2, "--save", path)[0] == 0
    return path


def test_a_game_agrees_with_itself(warring: Run, save: Path) -> None:
    """Every week of an honest save comes out as it says."""
    code, out, _err = warring("replay", save)
    assert (code, out) == (0, "2 weeks played again: every digest agrees\n")


def test_the_week_that_differs_is_named(warring: Run, save: Path) -> None:
    """A digest that does not belong to its orders is found."""
    game = read_save(save)
    write_save(save, attrs.evolve(game, digests=[game.digests[0], "0" * 32]))
    code, out, _err = warring("replay", save)
    assert code == 1
    assert "differs in week 2" in out


def test_orders_that_were_changed_show_from_their_week_on(warring: Run, save: Path) -> None:
    """Whoever rewrites the first week's orders is found out in the first week."""
    game = read_save(save)
    write_save(save, attrs.evolve(game, orders=[[], game.orders[1]]))
    code, out, _err = warring("replay", save)
    assert code == 1
    assert "differs in week 1, 2" in out


def test_a_world_that_was_changed_shows(warring: Run, save: Path) -> None:
    """The saved world must be the one that the orders lead to."""
    game = read_save(save)
    write_save(save, attrs.evolve(game, snapshot={**game.snapshot, "mood": 3.0}))
    assert warring("replay", save)[0] == 1


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00\xff", b"[save]\nformat = 1\n"])
def test_what_is_no_save_is_told(warring: Run, tmp_path: Path, content: bytes) -> None:
    """Any other file is answered with one line and exit code 1."""
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    code, out, err = warring("replay", path)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_save_that_is_not_there_is_told(warring: Run) -> None:
    """A wrong name is answered with one line and exit code 1."""
    code, _out, err = warring("replay", "nowhere.toml")
    assert (code, err) == (1, "nowhere.toml: there is no such save\n")


def test_a_save_without_its_scenario_is_told(warring: Run, save: Path) -> None:
    """The scenario must be there as it was."""
    game = read_save(save)
    write_save(save, attrs.evolve(game, scenario="lost-world"))
    assert "name it with --scenario" in warring("replay", save)[2]
    write_save(save, attrs.evolve(game, scenario_hash="0" * 64))
    code, _out, err = warring("replay", save)
    assert code == 1
    assert "has changed since the game was saved" in err


def test_a_scenario_beside_the_save_is_found(warring: Run, tmp_path: Path) -> None:
    """A game on a scenario file can be replayed beside it, or with `--scenario`."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    scenario = folder / "mine.toml"
    scenario.write_text('extends = "cold-shot"\nturns = 1\n', encoding="utf-8")
    assert warring("run", scenario, "--save", folder / "s.toml")[0] == 0
    assert warring("replay", folder / "s.toml")[0] == 0
    far = tmp_path / "far"
    far.mkdir()
    (folder / "s.toml").rename(far / "s.toml")
    assert warring("replay", far / "s.toml")[0] == 1
    assert warring("replay", far / "s.toml", "--scenario", scenario)[0] == 0


def test_a_bare_name_is_looked_for_here_and_then_among_the_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies here comes first; the ending may be left out for the folder of saves."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "saves"
    folder.mkdir()
    (folder / "a.toml").touch()
    assert save_to_read(Path("a.toml"), folder) == folder / "a.toml"
    assert save_to_read(Path("a"), folder) == folder / "a.toml"
    (tmp_path / "a.toml").touch()
    assert save_to_read(Path("a.toml"), folder) == Path("a.toml")
    with pytest.raises(SaveError):
        save_to_read(Path("sub/a.toml"), folder)


def test_a_bare_name_is_written_where_saves_were_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--save-dir` and WARRING_SAVES take bare names only; without them they stay here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WARRING_SAVES", raising=False)
    assert save_to_write(Path("a.toml"), None) == tmp_path / "a.toml"
    assert save_to_write(Path("a.toml"), tmp_path / "s") == tmp_path / "s" / "a.toml"
    assert save_to_write(Path("x/a.toml"), tmp_path / "s") == tmp_path / "x" / "a.toml"
    monkeypatch.setenv("WARRING_SAVES", str(tmp_path / "e"))
    assert save_to_write(Path("a.toml"), None) == tmp_path / "e" / "a.toml"
