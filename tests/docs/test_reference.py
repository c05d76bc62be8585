"""Pages written from the code are current."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.orders import ORDER_KINDS
from game.compiled.quantities import QUANTITIES
from game.scenario import conditions
from game.scenario.condition_words import SIGNS, Sign
from game.scenario.conditions import names_of, parse_condition

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_current() -> None:
    """docs/reference.md is what docs/make_reference.py writes now."""
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "reference.md").read_text(encoding="utf-8") == module.page()


PAGE = (DOCS / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.written[0])
def test_the_examples_of_conditions_are_conditions(sign: Sign) -> None:
    """Each can be read, and names quantities that there are."""
    known = {(quantity.scope, quantity.name) for quantity in QUANTITIES}
    for name in names_of(parse_condition(sign.example)):
        assert (name.path[0], name.path[-1]) in known


def test_the_whole_language_of_conditions_is_explained() -> None:
    """No operator or function is missing."""
    explained = {written for sign in SIGNS for written in sign.written}
    functions = set(conditions._ARGUMENTS)
    operators = {*conditions._BINARY.values(), *conditions._COMPARE.values(), "and", "or", "not"}
    assert functions | operators <= explained


@pytest.mark.parametrize("kind", [*ORDER_KINDS, *CLAUSE_KINDS], ids=lambda kind: kind.id)
def test_every_order_and_clause_has_an_example(kind: object) -> None:
    """Its row ends with one that names its kind."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind.id}` "))
    assert f'kind = "{kind.id}"' in row.rpartition(" | ")[2]


def test_every_quantity_that_effects_may_move_has_an_example() -> None:
    """The section of effects names them all, and no others."""
    section = PAGE.partition("## Effects")[2].partition("## ")[0]
    for quantity in QUANTITIES:
        scope = "world." if quantity.scope == "world" else f"{quantity.scope}.ID."
        assert (f"| `{scope}{quantity.name}` |" in section) is (quantity.bounds is not None)
