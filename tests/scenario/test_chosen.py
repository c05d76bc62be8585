"""The choice of mods outlives the game, and whatever happens to its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.chosen import keep_mods_on, mods_on


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of choices that does not exist yet."""
    monkeypatch.setenv("WARRING_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_what_is_kept_is_read_in_order() -> None:
    """First nothing is on; then what was kept last."""
    assert mods_on() == ()
    keep_mods_on(["rich", "a-mod"])
    keep_mods_on(["fast", "rich"])
    assert mods_on() == ("fast", "rich")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on = ", ()),
        ("on = 3", ()),
        ('on = ["rich", 3, "../../etc/passwd", "rich", ""]', ("rich",)),
        ("[on]\nrich = true", ()),
        ("x" * 40_000, ()),
    ],
)
def test_a_spoilt_file_costs_only_the_choice(
    config: Path, text: str, names: tuple[str, ...]
) -> None:
    """What is no name of a mod is passed over."""
    config.mkdir()
    (config / "mods.toml").write_text(text, encoding="utf-8")
    assert mods_on() == names


def test_a_folder_that_cannot_be_made_hinders_nothing(config: Path) -> None:
    """The choice is for this start only then."""
    config.write_text("", encoding="utf-8")
    keep_mods_on(["rich"])
    assert mods_on() == ()
