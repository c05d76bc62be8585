"""The page about the commands names all there is."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from game.cli.figures import OF_A_FIRM, OF_A_SEGMENT, OF_THE_WORLD
from game.cli.parser import build_parser

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def options() -> list[str]:
    """Every long option of every command."""
    (commands,) = [
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    parsers = commands.choices.values()
    return sorted({o for p in parsers for a in p._actions for o in a.option_strings if "--" in o})


@pytest.mark.parametrize("option", options())
def test_every_option_is_on_the_page(option: str) -> None:
    """Each option is written as it is typed."""
    assert f"`{option}" in PAGE


@pytest.mark.parametrize("quantity", [*OF_A_FIRM, *OF_THE_WORLD, *OF_A_SEGMENT])
def test_every_quantity_is_on_the_page(quantity: str) -> None:
    """Each figure of `run --json` is explained."""
    assert f"| `{quantity}` " in PAGE
