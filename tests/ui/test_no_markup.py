"""A lint rule: no text that could come from data is ever read as markup.

In `game/ui` a widget is told `markup=False`; a title, tooltip or label is a
`Content` (which is never parsed) or a text written in the program; nothing
parses markup at all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import game.ui

SOURCES = sorted(Path(game.ui.__file__).parent.rglob("*.py"))
WIDGETS = {"Static", "Label", "OptionList", "Log", "RichLog"}
"""Widgets that read markup unless told not to."""
TITLED = {"Button", "Checkbox", "RadioButton", "Tab", "TabPane", "Collapsible", "Option"}
"""Widgets whose first argument is read as markup when it is a text."""
TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title_markup"}
PARSERS = {"from_markup", "render_markup", "to_content", "escape_markup"}


def faults(source: str) -> Iterator[str]:
    """Lines of `source` that could let data act as markup."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _call_faults(node)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                named = isinstance(target, ast.Attribute) and target.attr in TITLES
                if named and not _is_safe(node.value):
                    yield f"line {node.lineno}: a title may be data"


def _call_faults(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name in PARSERS:
        yield f"line {call.lineno}: {name} parses markup"
    if (name in WIDGETS or name == "notify") and not _says_no_markup(call):
        yield f"line {call.lineno}: {name} without markup=False"
    if name in TITLED and call.args and not _is_safe(call.args[0]):
        yield f"line {call.lineno}: the text of {name} may be data"
    for keyword in call.keywords:
        if keyword.arg in TITLES and not _is_safe(keyword.value):
            yield f"line {call.lineno}: {keyword.arg} may be data"


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup"
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )


def _is_safe(value: ast.expr) -> bool:
    """A Content, a name of one, None, or a text of the program with nothing filled in."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Call):
        return _name(value.func) in {"Content", "Text", "_", "assemble", "styled"}
    return isinstance(value, ast.Name) and not value.id.endswith("text")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_data_is_read_as_markup(path: Path) -> None:
    """No module of the interface lets a text act as markup."""
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        "Static(firm.name)",
        "Label(f'{name}', markup=True)",
        "app.notify(problem)",
        "panel.border_title = firm.name",
        "Button(f'Poach {firm}')",
        "Option(model.name)",
        "Content.from_markup(text)",
        "Row(tooltip=firm.about)",
    ],
)
def test_the_rule_finds_planted_faults(planted: str) -> None:
    """Each way to let data act is found."""
    assert list(faults(planted))
