"""Writes docs/reference.md from the code: `python docs/make_reference.py`.

Invariant: nothing is written here that stands elsewhere; a test in `tests/docs`
fails when the page and the code differ. Examples are values of the shipped scenarios.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from game.compiled.clauses import CLAUSE_KINDS, ClauseKind
from game.compiled.orders import ORDER_KINDS, OrderKind
from game.compiled.quantities import ANSWER, QUANTITIES
from game.scenario import changes
from game.scenario.checks import fields_of
from game.scenario.condition_words import SIGNS
from game.scenario.conditions import MOST_CHARACTERS, MOST_DEPTH
from game.scenario.explaining import value_text
from game.scenario.find import seeds_folder
from game.scenario.inherit import resolve
from game.scenario.load import read_tree
from game.scenario.model import OUTSIDE_PARTIES, Ledger, Scenario
from game.scenario.mods import Mod
from game.scenario.problems import Problems

PAGE = Path(__file__).with_name("reference.md")
SCENARIOS = Path(__file__).parents[1] / "scenarios"

EXAMPLES = ("cold-shot", "ticket", "bailout", "examples/browsers-1997", "first-steps")
"""Scenarios whose values serve as examples, the first that has one."""

_WORDS: dict[object, str] = {
    bool: "true or false",
    int: "whole number",
    float: "number",
    str: "text",
    datetime.date: "date",
    datetime.time: "time",
}


def page() -> str:
    """The whole page."""
    return "\n\n".join([*_opening(), *_playing(), *_writing(), *_tables()]) + "\n"


def _opening() -> Iterator[str]:
    yield "# Reference"
    yield "<!-- Written by docs/make_reference.py; change the code, not this page. -->"
    yield (
        "How to begin is told in [modding.md](modding.md). "
        "[Orders](#orders) · [Clauses](#clauses) · [Conditions](#conditions) · "
        "[Effects](#effects) · [Quantities](#quantities) · [Changes](#changes) · "
        "[Mods](#mods) · [Scenario keys](#scenario-keys) · [Fact ledgers](#fact-ledgers)"
    )


def _playing() -> Iterator[str]:
    yield "## Orders"
    yield (
        "As orders files and saves write them: `kind`, `subject`, `amount`, `option`, `price`. "
        "In an orders file each also has `turn` and `firm`."
    )
    heads = ("kind", "moves", "subject", "amount", "option", "price", "what it does", "example")
    yield _table(heads, map(_order, ORDER_KINDS))
    yield "## Clauses"
    yield (
        "What contracts are made of. Beside its `kind` a clause has a `giver`, who promises, a "
        "`taker`, and whichever of `subject`, `amount`, `price` and `weeks` its kind counts. "
        f"Parties are firms, or outside: {', '.join(f'`{each}`' for each in OUTSIDE_PARTIES)}. "
        "In scenarios money is in dollars and rent in dollars an hour a unit."
    )
    heads = ("kind", "subject", "amount", "price", "weeks", "what it does", "example")
    yield _table(heads, map(_clause, CLAUSE_KINDS))


def _writing() -> Iterator[str]:
    yield "## Conditions"
    yield (
        "`when` of events, ambitions, fears and contracts, `enters` of firms, `that` of "
        f"`[[always]]`: at most {MOST_CHARACTERS} characters, {MOST_DEPTH} operations within "
        "each other. A truth is 1, anything but 0 is true."
    )
    yield _table(
        ("written", "meaning", "example"),
        ((_codes(sign.written), sign.meaning, f"`{sign.example}`") for sign in SIGNS),
    )
    yield "## Effects"
    yield (
        'A table such as `{ quantity = "firms.nvidia.sentiment", times = 0.9, add = 0.05 }`: '
        "first times, then plus, and never beyond the range. Only these can be moved; ledgers "
        "of money, chips, power and people cannot."
    )
    moved = [quantity for quantity in QUANTITIES if quantity.bounds]
    yield _table(
        ("quantity", "meaning", "range", "example"),
        ((_name(q), q.meaning, "{:g} to {:g}".format(*q.bounds or ()), _effect(q)) for q in moved),
    )
    yield "## Quantities"
    yield "What conditions may name."
    yield _table(
        ("name", "meaning", "example"),
        ((_name(q), q.meaning, f"`{_quantity(q)} > 0`") for q in QUANTITIES),
    )
    yield "## Changes"
    yield _doc(changes)
    yield _table(("written", "where this is inherited", "what it becomes"), _changes())
    yield "## Mods"
    yield _doc(Mod)
    yield _table(_KEY_HEADS, (_key(field, "mod") for field in fields_of(Mod)))


def _tables() -> Iterator[str]:
    yield "## Scenario keys"
    yield "A table whose path holds ID has an entry for each id."
    for path, cls in _classes(Scenario, ""):
        yield f"### `[{path}]`" if path else "### Top level"
        yield _doc(cls)
        yield _table(_KEY_HEADS, (_key(field, path) for field in fields_of(cls)))
    yield "## Fact ledgers"
    yield "Files of the folder `seeds`; a fact is named `LEDGER.ID`."
    for path, cls in _classes(Ledger, ""):
        yield f"### `[{path}]`" if path else "### Top level of a ledger"
        yield _doc(cls)
        yield _table(_KEY_HEADS, (_key(field, path, ledger=True) for field in fields_of(cls)))


# Orders, clauses, quantities and changes.


def _order(kind: OrderKind) -> tuple[str, ...]:
    options = ", ".join(kind.options)
    says = f"{kind.help} Acts {kind.acts}."
    numbers = (kind.subject, kind.amount, options, kind.price)
    return f"`{kind.id}`", str(kind.moves), *numbers, says, f"`{_order_example(kind)}`"


_SUBJECTS = {
    "chip": "hopper", "own model": "r1", "servable model": "deepseek-v3", "firm": "openai",
    "event": "keynote", "contract": "openai-microsoft", "offer": "amd-openai", "thing": "hopper",
}  # fmt: skip


def _order_example(kind: OrderKind) -> str:
    said = [f'kind = "{kind.id}"']
    if kind.subject:
        said.append(f'subject = "{_SUBJECTS.get(kind.subject, kind.subject)}"')
    if kind.amount:
        said.append(f"amount = {50 if kind.amount.startswith('per cent') else 1000}")
    if kind.options:
        said.append(f'option = "{kind.options[0]}"')
    if kind.price:
        said.append(f"price = {50 if kind.price.startswith('per cent') else 2.5}")
    return "{ " + ", ".join(said) + " }"


def _clause(kind: ClauseKind) -> tuple[str, ...]:
    cells = (kind.subject, kind.amount, kind.price, kind.weeks, kind.help)
    return f"`{kind.id}`", *cells, f"`{_clause_example(kind)}`"


def _clause_example(kind: ClauseKind) -> str:
    for tree in _trees():
        for contract in tree.get("contracts", {}).values():
            for clause in contract.get("clauses", {}).values():
                if clause.get("kind") == kind.id:
                    said = (f"{name} = {value_text(value)}" for name, value in clause.items())
                    return "{ " + ", ".join(said) + " }"
    parties = 'giver = "openai", taker = "oracle"'
    numbers = [
        f"{name} = {value}"
        for name, value, unit in (
            ("amount", "1_000_000", kind.amount), ("price", "0.1", kind.price),
            ("weeks", "52", kind.weeks),
        )
        if unit
    ]  # fmt: skip
    subject = [f'subject = "{_SUBJECTS.get(kind.subject, kind.subject)}"'] if kind.subject else []
    return "{ " + ", ".join([f'kind = "{kind.id}"', parties, *subject, *numbers]) + " }"


_IDS = {
    "firms": ".openai", "models": '["llama-4"]', "chips": ".hopper", "segments": ".consumers",
    "events": ".keynote",
}  # fmt: skip


def _name(quantity: Any) -> str:  # noqa: ANN401 - a Quantity
    scope = "world." if quantity.scope == "world" else f"{quantity.scope}.ID."
    return f"`{scope}{quantity.name}`"


def _quantity(quantity: Any) -> str:  # noqa: ANN401 - a Quantity
    name = "physical" if quantity.name == ANSWER else quantity.name
    return f"{quantity.scope}{_IDS.get(quantity.scope, '')}.{name}"


def _effect(quantity: Any) -> str:  # noqa: ANN401 - a Quantity
    name = _quantity(quantity).replace('"', '\\"')
    return f'`{{ quantity = "{name}", times = 1.1 }}`'


def _changes() -> Iterator[tuple[str, ...]]:
    for written, kind, old, change in (
        ("{ add = 5 }", "a number", 7, {"add": 5}),
        ("{ times = 2 }", "a number", 7, {"times": 2}),
        ("{ add = 14 }", "a date", datetime.date(2025, 1, 20), {"add": 14}),
        ('{ add = ["cn"] }', "a list", ["us"], {"add": ["cn"]}),
        ('{ remove = ["us"] }', "a list", ["us", "eu"], {"remove": ["us"]}),
    ):
        before, after = value_text(old), value_text(changes.changed(old, change))
        yield f"`{written}`", f"{kind}, such as `{before}`", f"`{after}`"
    yield "`{ remove = true }`", "anything, a whole table too", "nothing: it is taken away"


# Keys of tables.

_KEY_HEADS = ("key", "type", "unit", "range", "default", "meaning", "example")


def _classes(cls: type, path: str) -> Iterator[tuple[str, type]]:
    """The table of `cls` at `path`, then all tables within it, each class at its first place."""
    seen: set[type] = set()

    def walk(cls: type, path: str) -> Iterator[tuple[str, type]]:
        if cls in seen:
            return
        seen.add(cls)
        yield path, cls
        for field in fields_of(cls):
            for inner, sign in _inner(field.type):
                yield from walk(inner, f"{path}.{field.name}{sign}".removeprefix("."))

    yield from walk(cls, path)


def _inner(kind: Any) -> Iterator[tuple[type, str]]:  # noqa: ANN401 - any type
    """The classes of the model in a type, with what their table is called below the key."""
    if attrs.has(kind):
        yield kind, ""
    elif get_origin(kind) in {Union, UnionType}:
        for member in get_args(kind):
            yield from _inner(member)
    elif get_origin(kind) is dict:
        yield from ((cls, f".ID{sign}") for cls, sign in _inner(get_args(kind)[1]))
    elif get_origin(kind) in {tuple, list}:
        yield from ((cls, f"[]{sign}") for cls, sign in _inner(get_args(kind)[0]))


def _key(field: Any, path: str, *, ledger: bool = False) -> tuple[str, ...]:  # noqa: ANN401
    key = field.key
    cells = (_kind(field.type), key.unit, _range(key), _default(field), key.doc)
    return f"`{field.name}`", *cells, _example(path, field, _ledgers() if ledger else _trees())


def _kind(kind: Any) -> str:  # noqa: ANN401 - any type
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        members = [member for member in get_args(kind) if member is not NoneType]
        return " or ".join(dict.fromkeys(map(_kind, members)))
    if origin in {tuple, list}:
        return f"list of {_kind(get_args(kind)[0])}"
    if origin is dict:
        return f"{_kind(get_args(kind)[1])} by id"
    if origin is Literal or (isinstance(kind, type) and issubclass(kind, enum.Enum)):
        return "text"
    return _WORDS.get(kind, "table")


def _range(key: Any) -> str:  # noqa: ANN401 - a Key
    if key.one_of:
        return ", ".join(key.one_of)
    if key.ref:
        return f"id in `{key.ref}`"
    low = "" if key.low is None else f"{key.low:g}"
    high = "" if key.high is None else f"{key.high:g}"
    return f"{low} to {high}" if low or high else ""


def _default(field: Any) -> str:  # noqa: ANN401 - an attrs attribute
    if field.default is attrs.NOTHING:
        return "required"
    if isinstance(field.default, attrs.Factory) or field.default is None:  # type: ignore[arg-type]
        return ""
    if field.default == ():
        return "`[]`"
    return f"`{value_text(field.default)}`"


def _example(path: str, field: Any, trees: tuple[dict[str, Any], ...]) -> str:  # noqa: ANN401
    """A value of the key in a shipped scenario; of a table how it is opened."""
    if any(True for _cls in _inner(field.type)):
        return ""
    if path == "mod":
        return {"patches": '`"cold-shot"`', "title": '`"Dear power"`'}.get(field.name, "")
    default = field.default if isinstance(field.default, bool | int | float | str) else None
    found = [value for tree in trees for value in _values(tree, path, field.name)]
    telling = [value for value in found if value != default and value not in ({}, [], "")]
    if not telling:
        return ""
    if isinstance(telling[0], dict):
        name, value = next(iter(telling[0].items()))
        return f"`{{ {_bare(name)} = {value_text(value)} }}`"
    return f"`{value_text(telling[0])}`"


def _bare(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else f'"{name}"'


def _values(data: Any, path: str, name: str) -> Iterator[Any]:  # noqa: ANN401 - any value
    """Every value of the key `name` in the tables at `path`."""
    if path:
        part, _dot, rest = path.partition(".")
        inside = data.get(part.removesuffix("[]")) if isinstance(data, dict) else None
        if part == "ID":
            for entry in data.values() if isinstance(data, dict) else ():
                yield from _values(entry, rest, name)
        elif part.endswith("[]"):
            for entry in inside if isinstance(inside, list) else ():
                yield from _values(entry, rest, name)
        else:
            yield from _values(inside, rest, name)
    elif isinstance(data, dict) and name in data:
        yield data[name]


@cache
def _trees() -> tuple[dict[str, Any], ...]:
    """The values of the scenarios that serve as examples."""
    return tuple(_data(SCENARIOS / f"{name}.toml") for name in EXAMPLES)


@cache
def _ledgers() -> tuple[dict[str, Any], ...]:
    problems = Problems()
    read = resolve(seeds_folder() / "memoir.toml", lambda _name, _path: None, problems)
    return (read.data,) if read else ()


def _data(path: Path) -> dict[str, Any]:
    problems = Problems()
    tree = read_tree(path, problems)
    if tree is None:
        raise SystemExit(problems.to_text())
    own = {name: tree.document.data[name] for name in ("extends",) if name in tree.document.data}
    return tree.data | own


def _doc(thing: Any) -> str:  # noqa: ANN401 - a class or a module
    """What a docstring says of a thing, as paragraphs."""
    text = "\n".join(line.strip() for line in (thing.__doc__ or "").strip().splitlines())
    return text.replace("Invariant: a", "A")


def _codes(written: tuple[str, ...]) -> str:
    return " ".join(f"`{each}`" for each in written)


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]] | map[tuple[str, ...]]) -> str:
    lines = [_row(*heads), "|" + "---|" * len(heads), *(_row(*row) for row in rows)]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
