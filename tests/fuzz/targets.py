"""What hostile bytes are thrown at, and what must hold whatever they are.

Invariant: a target raises only when the game has a fault: bytes end in problems or in a
value, in words that steer no terminal, and never in an exception that a person would see.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from game.cli.orders_file import read_orders
from game.compiled.load import load_game
from game.scenario.cleaning import clean
from game.scenario.conditions import MOST_CHARACTERS, ConditionError, parse_condition
from game.scenario.document import parse_document
from game.scenario.mods import MOST_MODS
from game.scenario.problems import Problems, Severity
from game.session.saves import SaveError
from game.session.saves.storage import read_head, read_save
from game.session.saves.text import MAGIC
from tests.support.shipped import cold_shot

Target = Callable[[bytes], list[str]]
"""What was wrong with the bytes, in words; nothing where they were taken."""

BETWEEN_MODS = b"\n# ----\n"
"""Stands between the texts of two mods."""


def document(data: bytes) -> list[str]:
    """A TOML file becomes values or problems."""
    problems = Problems()
    found = parse_document(_file(data), problems)
    assert found is not None or problems.has_errors
    return _well_told(problems)


def scenario(data: bytes) -> list[str]:
    """A scenario can be played, or at least one error says why not."""
    game, problems = load_game(str(_file(data)))
    assert (game is None) == problems.has_errors
    return _well_told(problems)


def mods(data: bytes) -> list[str]:
    """Mods over each other leave a scenario that can be played, or an error says why not."""
    paths = [
        str(_file(part, f"mod-{place}.toml"))
        for place, part in enumerate(data.split(BETWEEN_MODS, MOST_MODS - 1))
    ]
    game, problems = load_game("cold-shot", paths)
    assert (game is None) == problems.has_errors
    if game is not None:
        assert tuple(game.mods) == tuple(Path(path).stem for path in paths)
    return _well_told(problems)


def condition(data: bytes) -> list[str]:
    """A condition, clean as every text of a scenario, is read or refused at a character it has."""
    text = clean(data.decode("utf-8", "replace"))
    try:
        parse_condition(text)
    except ConditionError as error:
        assert 1 <= error.column <= len(text) + 2
        _clean(error.hint)
        return [_clean(error.message)]
    assert len(text) <= MOST_CHARACTERS
    return []


def save(data: bytes) -> list[str]:
    """A save is whole, head and body, or refused in words."""
    path, wrong = _file(data), []
    for read in (read_head, read_save):
        try:
            read(path)
        except SaveError as error:
            wrong.append(_clean(error.message))
    return wrong


def sealed(data: bytes) -> list[str]:
    """What stands below the checksum is read with care even when the checksum fits."""
    title = MAGIC.encode() + b"x\n"
    checksum = hashlib.sha256(title + data).hexdigest()
    return save(title + f'checksum = "{checksum}"\n'.encode() + data)


def orders(data: bytes) -> list[str]:
    """An orders file gives orders, or at least one error says why not."""
    problems = Problems()
    found = read_orders(_file(data), cold_shot(), problems)
    assert found == {} or not problems.has_errors
    return _well_told(problems)


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (document, scenario, mods, condition, save, sealed, orders)
}


def _well_told(problems: Problems) -> list[str]:
    """Problems can be printed and sent whatever the bytes were; the message of each error."""
    for line in problems.to_text().split("\n"):
        _clean(line)
    json.dumps(problems.to_json())
    return [problem.message for problem in problems if problem.severity is Severity.ERROR]


def _clean(text: str) -> str:
    assert clean(text) == text, text
    return text


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="warring-fuzz-"))


def _file(data: bytes, name: str = "fuzzed.toml") -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path
