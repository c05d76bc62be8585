"""Where each key of a TOML text stands.

Invariant: positions count lines and characters from 1, as editors show them; keys are
the cleaned ones of the document, so the same key path finds value and position. The
text is known to be valid: tree-sitter accepts more than TOML, so tomllib decides that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from game.scenario.cleaning import clean
from game.scenario.problems import KeyPath

if TYPE_CHECKING:
    from tree_sitter import Node

Position: TypeAlias = tuple[int, int]
"""Line and column in characters, both from 1."""


def positions_of(text: str) -> Mapping[KeyPath, Position]:
    """Return where each key and list element of the valid TOML `text` stands.

    A key stands where its last part is written, an element of a list where it begins,
    a table of an array of tables at its header.
    """
    finder = _Finder(text)
    finder.read(_parse(text))
    return finder.found


def _parse(text: str) -> Node:
    # Loading the grammar takes 30 ms, and only a problem needs it.
    import tree_sitter_toml  # noqa: PLC0415
    from tree_sitter import Language, Parser  # noqa: PLC0415

    return Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node


class _Finder:
    """Walks the syntax tree of one text and notes where each key stands."""

    def __init__(self, text: str) -> None:
        self.found: dict[KeyPath, Position] = {}
        self._lines = text.split("\n")
        self._lengths: dict[KeyPath, int] = {}  # tables read so far of each array of tables

    def read(self, document: Node) -> None:
        """Note every key of `document`."""
        for node in document.named_children:
            if node.type == "pair":
                self._read_pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._read_table(node)

    def _read_table(self, node: Node) -> None:
        header, *pairs = (child for child in node.named_children if child.type != "comment")
        *parents, last = _key_parts(header)
        table = (*self._enter((), parents), _name(last))
        if node.type == "table_array_element":
            self.found.setdefault(table, self._position(last))
            number = self._lengths.get(table, 0)
            self._lengths[table] = number + 1
            table = (*table, number)
        self.found[table] = self._position(last)
        for pair in pairs:
            self._read_pair(pair, table)

    def _enter(self, table: KeyPath, parts: list[Node]) -> KeyPath:
        """Follow `parts` down from `table`, noting those not met before.

        A part that names an array of tables stands for the last table of it.
        """
        for part in parts:
            table = (*table, _name(part))
            self.found.setdefault(table, self._position(part))
            if table in self._lengths:
                table = (*table, self._lengths[table] - 1)
        return table

    def _read_pair(self, pair: Node, table: KeyPath) -> None:
        key, value = (child for child in pair.named_children if child.type != "comment")
        self._read_value(value, self._enter(table, _key_parts(key)))

    def _read_value(self, node: Node, path: KeyPath) -> None:
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "inline_table":
            for pair in children:
                self._read_pair(pair, path)
        elif node.type == "array":
            for index, child in enumerate(children):
                element = (*path, index)
                self.found[element] = self._position(child)
                self._read_value(child, element)

    def _position(self, node: Node) -> Position:
        row, bytes_before = node.start_point
        line = self._lines[row]
        if not line.isascii():
            bytes_before = len(line.encode()[:bytes_before].decode())
        return row + 1, bytes_before + 1


def _key_parts(node: Node) -> list[Node]:
    """Return the parts of a key in order; the grammar nests dotted keys to the left."""
    if node.type != "dotted_key":
        return [node]
    return [part for child in node.named_children for part in _key_parts(child)]


def _name(node: Node) -> str:
    """Return the name that a bare or quoted key spells."""
    written = (node.text or b"").decode()
    if node.type == "bare_key":
        return written
    return clean(next(iter(tomllib.loads(f"{written} = 0"))))
