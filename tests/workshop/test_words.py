"""A scenario's own words: said by every screen, within no placeholder, and never by others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.compiled.load import load_game
from game.words import _, ngettext, use_words

WORDS = {"chip": "server", "chips": "servers", "ai": "web", "model": "browser"}


@pytest.fixture(autouse=True)
def _own_words() -> Iterator[None]:
    """The words above, and the program's own again afterwards."""
    use_words(WORDS)
    yield
    use_words({})


def test_words_are_said_otherwise() -> None:
    """With a capital where the program had one, and in parts of longer words."""
    assert _("Chips and a chip in AI") == "Servers and a server in Web"
    assert _("a chip-maker") == "a server-maker"
    assert _("microchip, modelled") == "microchip, modelled"


def test_placeholders_are_left_alone() -> None:
    """What is filled in later keeps its name, and what it holds its words."""
    assert _("{chip}: one {model!r} more").format(chip="chip", model="x") == "chip: one 'x' more"
    assert ngettext("{n} chip", "{n} chips", 2).format(n=2) == "2 servers"


def test_the_program_says_its_own_again() -> None:
    """Words of one scenario do not stay for the next."""
    use_words({})
    assert _("Chips") == "Chips"


@pytest.mark.parametrize("word", ["{chip}", "", "a]b", "{", "100%"])
def test_what_is_no_word_is_refused(tmp_path: Path, word: str) -> None:
    """Nothing that could be read as a placeholder or as markup gets in."""
    path = tmp_path / "odd.toml"
    path.write_text(f'extends = "cold-shot"\n[words]\nchip = "{word}"\n', encoding="utf-8")
    game, problems = load_game(str(path))
    assert game is None
    assert [problem.key for problem in problems] == ["words.chip"]
