"""A save as text: two top lines, the head, and the game, in TOML.

Invariant: nothing is parsed before the checksum fits, and then only text made of the
few shapes of line a save is written in, none of which nests without bound. What is
written reads back equal.

The first line is for people and marks the file as a save; the second holds the SHA-256
of every byte of the file but its own. Both stay as they are in all future formats.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeVar

import attrs
import tomli_w

from game import __version__
from game.session.saves.checks import one_line
from game.session.saves.faults import SaveError, SaveFault
from game.session.saves.model import FORMAT, SaveGame, SaveHead
from game.words import _

MOST_BYTES = 8_000_000
"""Largest save, in bytes; a long game takes a few hundred thousand."""
MOST_MARKS = 600_000
"""Most punctuation in a save. It bounds the values, and so the time parsing takes."""
MOST_HEAD = 16_000
"""Longest head, in characters."""

MAGIC = "# Warring Compute save: "
_DIVISION = "\n# The orders and digest of every week, this week's tray, and the world.\n"

_SELDOM = ("mods", "lessons")
"""Lists of the head that a save says only where there is something in them."""
_GAME = frozenset({"players", "turns", "tray", "snapshot"})
"""What the game of every save says; `each_week` only where there is something in it."""

_TOP = re.compile(re.escape(MAGIC.encode()) + rb'[^\n]*\nchecksum = "([0-9a-f]{64})"\n')

_GAP = r"[ \t]*+"
_STRING = r'"(?:[^"\\\x00-\x08\x0a-\x1f\x7f]++|\\[^\n])*+"'
_SCALAR = rf"(?>{_STRING}|true|false|[-+0-9.eE]{{1,40}}+)"
_KEY = rf"(?>[A-Za-z0-9_-]{{1,80}}+|{_STRING})"
_LIST = rf"\[{_GAP}(?:{_SCALAR}{_GAP},?{_GAP})*+\]"
_ROW = rf"\{{{_GAP}(?:{_KEY}{_GAP}={_GAP}(?:{_SCALAR}|{_LIST}){_GAP},?{_GAP})*+\}}"
_TABLE = r"\[\[?[a-z]{1,20}(?:\.[a-z]{1,20}){0,2}\]\]?"
_LINE = re.compile(
    rf"{_GAP}(?:{_TABLE}|{_KEY}{_GAP}={_GAP}(?:{_SCALAR}|{_LIST}|{_ROW}|\[)"
    rf"|(?:{_SCALAR}|{_ROW}),?|\],?)?{_GAP}"
)
"""The shapes of line in a save. No dotted keys, no lists in lists: parsing stays linear."""

_Head = TypeVar("_Head", bound=SaveHead)


def text_of(save: SaveGame) -> str:
    """Write `save` as text; raises SaveError when it would be too large to read again."""
    head = {key.name: getattr(save, key.name) for key in attrs.fields(SaveHead)}
    for name in _SELDOM:
        if not head[name]:
            del head[name]
    turns = [
        {"digest": digest, "orders": orders}
        for digest, orders in zip(save.digests, save.orders, strict=True)
    ]
    game = {
        "players": save.players,
        "turns": turns,
        "tray": save.tray,
        **({"each_week": save.each_week} if save.each_week else {}),
        "snapshot": save.snapshot,
    }
    title = _title_line(save)
    body = "\n" + tomli_w.dumps({"save": head}) + _DIVISION + tomli_w.dumps({"game": game})
    _refuse_large(len((title + body).encode()), body)
    checksum = sha256((title + body).encode()).hexdigest()
    return f'{title}checksum = "{checksum}"\n{body}'


def head_of(data: bytes) -> SaveHead:
    """Read what a list shows of the save in `data`; raises SaveError."""
    head, _game = _parts(data)
    return _build(SaveHead, _head_table(head))


def save_of(data: bytes) -> SaveGame:
    """Read the save in `data`; raises SaveError."""
    head, game = _parts(data)
    table = _head_table(head)
    _refuse_large(len(data), game)
    inner = _only(_parsed(game), "game", None)
    inner = _only({"game": {"each_week": [], **inner}}, "game", {*_GAME, "each_week"})
    return _build(SaveGame, table | _unfolded(inner))


def _title_line(save: SaveHead) -> str:
    title = _("{scenario}, {chair}, week {turn} of {turns}").format(
        scenario=save.scenario_title,
        chair=save.chair_name or save.chair or _("no chair"),
        turn=save.turn,
        turns=save.turns,
    )
    return MAGIC + " ".join(title.split()) + "\n"


def _refuse_large(size: int, text: str) -> None:
    marks = sum(text.count(mark) for mark in ",=[\\\n")
    if size > MOST_BYTES or marks > MOST_MARKS:
        raise SaveError(SaveFault.TOO_LARGE, _("The save is too large for a game of this kind."))


def _parts(data: bytes) -> tuple[str, str]:
    """Return head and game as text, once the checksum fits.

    Each begins with as many empty lines as stand before it in the file, so that errors
    name the file's own lines.
    """
    if not data:
        raise SaveError(SaveFault.EMPTY, _("The file is empty."))
    magic = MAGIC.encode()
    if not data.startswith(magic) and not magic.startswith(data):
        raise SaveError(
            SaveFault.FOREIGN,
            _("This is not a save of Warring Compute, or its first line is damaged."),
        )
    top = _TOP.match(data)
    if top is None or _checksum_without_its_line(data, top) != top[1].decode():
        raise _damaged(_("it was cut off or changed after it was written"))
    try:
        head, division, game = data[top.end() :].decode().partition(_DIVISION)
    except UnicodeDecodeError:
        raise _damaged(_("it is not UTF-8 text")) from None
    if not division or len(head) > MOST_HEAD:
        raise _damaged(_("its parts are not where they should be"))
    return "\n\n" + head, "\n" * (3 + head.count("\n") + 1) + game


def _checksum_without_its_line(data: bytes, top: re.Match[bytes]) -> str:
    digest = sha256(data[: data.index(b"\n") + 1])
    digest.update(memoryview(data)[top.end() :])
    return digest.hexdigest()


def _parsed(text: str) -> dict[str, Any]:
    """Parse TOML made of known shapes of line only."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise _damaged(_("line {number} is not a line of a save").format(number=number))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(str(error)) from None


def _head_table(head: str) -> dict[str, Any]:
    """Return the head's values, once neither format nor version is newer than ours."""
    table = _only(_parsed(head), "save", None)
    number, version = table.get("format"), table.get("version")
    if type(number) is not int or not isinstance(version, str):
        raise _damaged(_("it does not say its format and version"))
    if number > FORMAT or _release(version) > _release(__version__):
        raise SaveError(
            SaveFault.NEWER,
            _(
                "The save comes from version {theirs} of the game, and this is {ours}. "
                "A newer version of the game can load it."
            ).format(theirs=one_line(version)[:40], ours=__version__),
        )
    table = {name: [] for name in _SELDOM} | table
    return _only({"save": table}, "save", {key.name for key in attrs.fields(SaveHead)})


def _release(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, without zeros at the end."""
    leading = re.match(r"\d{1,6}(?:\.\d{1,6}){0,3}", version, re.ASCII)
    numbers = [int(number) for number in leading[0].split(".")] if leading else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _unfolded(game: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the list of turns into the model's lists of orders and digests."""
    turns = game["turns"]
    if not isinstance(turns, list):
        raise _damaged(_("its turns are no list"))
    rows = [_only({"turn": turn}, "turn", {"digest", "orders"}) for turn in turns]
    return {
        "players": game["players"],
        "tray": game["tray"],
        "each_week": game["each_week"],
        "snapshot": game["snapshot"],
        "orders": [row["orders"] for row in rows],
        "digests": [row["digest"] for row in rows],
    }


def _only(table: Mapping[str, Any], name: str, keys: set[str] | None) -> dict[str, Any]:
    """Return the one table `name` of `table`, which has exactly `keys` when these are given."""
    inner = table.get(name)
    if len(table) != 1 or not isinstance(inner, dict):
        raise _damaged(_("its part “{name}” is not alone or no table").format(name=name))
    if keys is not None and inner.keys() != keys:
        odd = ", ".join(sorted(key[:40] for key in inner.keys() ^ keys)[:5])
        raise _damaged(_("missing or unknown in “{name}”: {odd}").format(name=name, odd=odd))
    return inner


def _build(model: type[_Head], table: Mapping[str, Any]) -> _Head:
    try:
        return model(**table)
    except ValueError as error:
        raise _damaged(str(error)) from None


def _damaged(why: str) -> SaveError:
    message = _("The save is damaged: {why}.").format(why=one_line(why)[:400])
    return SaveError(SaveFault.DAMAGED, message)
