"""No text of the interface is ever read as markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import game.ui

FILES = sorted(Path(game.ui.__file__).parent.rglob("*.py"))
READS_MARKUP = {"Static", "Label", "notify", "from_markup", "OptionList", "Checkbox", "Collapsible"}


def calls(tree: ast.AST) -> list[ast.Call]:
    """The calls in `tree` that read markup unless told not to."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node.func) in READS_MARKUP
    ]


def name_of(function: ast.expr) -> str:
    """The last part of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_markup_is_off(path: Path) -> None:
    """Whatever could read markup is told not to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = [
        any(
            keyword.arg == "markup" and getattr(keyword.value, "value", None) is False
            for keyword in call.keywords
        )
        for call in calls(tree)
    ]
    assert all(told)
