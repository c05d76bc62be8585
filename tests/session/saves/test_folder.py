"""Where saves go: argument, environment, checkout, user's data folder, in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.saves import SaveError, SaveFault, folder, save_folder


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the tests away from the folders of whoever runs them."""
    monkeypatch.delenv("WARRING_SAVES", raising=False)
    monkeypatch.setattr(folder, "_user_saves", lambda: tmp_path / "data" / "saves")


def installed_at(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Pretend that the package lies in `root`."""
    monkeypatch.setattr("game.__file__", str(root / "game" / "__init__.py"))


def test_the_argument_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder given by hand wins over the environment, and is made."""
    monkeypatch.setenv("WARRING_SAVES", str(tmp_path / "environment"))
    chosen = save_folder(tmp_path / "by" / "hand")
    assert chosen == tmp_path / "by" / "hand"
    assert chosen.is_dir()


def test_the_environment_comes_second(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment's folder wins over the checkout; `~` is the user's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("WARRING_SAVES", "~/games")
    assert save_folder() == tmp_path / "games"


def test_a_checkout_keeps_its_saves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run from a checkout, saves go beside the package."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "warring-compute"\n')
    installed_at(monkeypatch, tmp_path)
    assert save_folder() == tmp_path / "saves"


@pytest.mark.parametrize("project", [None, '[project]\nname = "another"\n'])
def test_an_installed_game_uses_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, project: str | None
) -> None:
    """Without this project's own file beside the package, saves go to the user's data."""
    if project is not None:
        (tmp_path / "pyproject.toml").write_text(project)
    installed_at(monkeypatch, tmp_path)
    assert save_folder() == tmp_path / "data" / "saves"


def test_a_checkout_nobody_may_write_to_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A checkout that can only be read does not get the saves."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "warring-compute"\n')
    installed_at(monkeypatch, tmp_path)
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert save_folder() == tmp_path / "data" / "saves"


def test_the_data_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The platform's data folder is asked for under the game's own name."""
    monkeypatch.undo()
    monkeypatch.delenv("WARRING_SAVES", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    installed_at(monkeypatch, tmp_path)
    chosen = save_folder()
    assert chosen.parts[-2:] == ("warring-compute", "saves")


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    """A file in the way of the folder asked for is an error, not a silent other place."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError, match="cannot be made") as caught:
        save_folder(tmp_path / "file" / "saves")
    assert caught.value.reason is SaveFault.NOT_WRITTEN
