"""Writes docs/systems.md from docs/systems/*.md: `python docs/make_systems.py`.

Invariant: the page holds the pieces word for word, in the order of their numbers, and before
them a table that counts the rule cases of each; a test fails when the page and they differ.
"""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parent
PAGE = DOCS / "systems.md"
PIECES = sorted((DOCS / "systems").glob("*.md"))
CASES = DOCS.parent / "tests" / "rule_cases"

_NUMBERS = re.compile(r"\b([0-2]\d{3})(?: to ([0-2]\d{3}))?(?![\d)])")


def page() -> str:
    """The whole page."""
    pieces = [path.read_text(encoding="utf-8").strip() for path in PIECES]
    return "\n\n".join([_OPENING, _table(pieces), *(f"#{text}" for text in pieces)]) + "\n"


_OPENING = """# Systems

<!-- Written by docs/make_systems.py from docs/systems/; change those, not this page. -->

The systems of the game, each with the module of its rule, its keys in a scenario, where it is seen,
how machines use it and what proves it. Paths that begin with neither `game` nor `tests` are looked
for in both. Orders, clauses and keys are listed in the [reference](reference.md), rule cases on
[their page](rule-cases.md); `warring check --orders N` and `--events N` play games of machines and
say what never happened in them ([testing.md](testing.md))."""


def _table(pieces: list[str]) -> str:
    """One line for each system, with the number of its rule cases."""
    rows = ["| system | rule cases |", "|---|---|"]
    rows += [
        f"| [{title_of(piece)}](#{_anchor(piece)}) | {len(cases_of(piece))} |" for piece in pieces
    ]
    return "\n".join(rows)


def title_of(piece: str) -> str:
    """The heading of a piece."""
    return piece.partition("\n")[0].removeprefix("# ")


def _anchor(piece: str) -> str:
    """The name that readers of Markdown give to its heading."""
    plain = re.sub(r"[^\w\- ]", "", title_of(piece).lower())
    return plain.replace(" ", "-")


def cases_of(piece: str) -> set[int]:
    """Numbers of the rule cases of a system: those it names and those of its folders."""
    there = {int(path.name[:4]): path.parent.name for path in CASES.glob("*/[0-9]*.toml")}
    number = re.match(r"# S(\d+)\b", piece)
    folder = f"s{int(number[1]):02d}-" if number else title_of(piece).split()[0].lower()
    found = {case for case, place in there.items() if place.startswith(folder)}
    for first, last in named_cases(piece):
        found |= {case for case in there if first <= case <= last}
    return found


def named_cases(piece: str) -> list[tuple[int, int]]:
    """Ranges of the cases that a piece names in its paragraph on tests."""
    told = piece.partition("**Tests:**")[2]
    ranges = _NUMBERS.findall(told)
    return [(int(first), int(last or first)) for first, last in ranges]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
