"""What the compiler remembers of the calls it has typed."""

from __future__ import annotations

import pytest
from numba.core import ir, types
from numba.core.registry import cpu_target

from game.engine.jit import JIT

pytestmark = pytest.mark.skipif(not JIT, reason="nothing is compiled")


class _Signature:
    return_type = "int64"


class _Search:
    """Counts how often it is asked."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self, *_call: object) -> object:
        self.asked += 1
        return self.answer


def _remembered(search: _Search) -> object:
    from game.engine.thrift import _remembering  # noqa: PLC0415 - needs the compiler

    return _remembering(search)


@pytest.mark.parametrize(
    ("first", "second", "searches"),
    [
        (("add", (1, 2), {}), ("add", (1, 2), {}), 1),
        (("add", (1, 2), {}), ("add", (2, 1), {}), 2),
        (("add", (1,), {"by": 2}), ("add", (1,), {"by": 3}), 2),
    ],
    ids=["the same call", "other values", "other names"],
)
def test_a_call_is_searched_for_once(
    first: tuple[object, ...], second: tuple[object, ...], searches: int
) -> None:
    """Equal calls share one search, and no two different ones do."""
    search = _Search(_Signature())
    remembered = _remembered(search)
    for kind, *rest in (first, second):
        assert callable(remembered)
        assert remembered("context", (kind,), *rest) is search.answer
    assert search.asked == searches


def test_a_failure_is_searched_for_again() -> None:
    """What found nothing is not remembered."""
    search = _Search(None)
    remembered = _remembered(search)
    assert callable(remembered)
    for _time in range(2):
        assert remembered("context", ("add",), (1, 2), {}) is None
    assert search.asked == 2


def test_a_step_within_an_index_is_searched_for_each_time() -> None:
    """Such a call may hold a slice, which cannot be looked up by."""
    search = _Search(_Signature())
    remembered = _remembered(search)
    assert callable(remembered)
    for _time in range(2):
        remembered("context", "static_getitem", (1, slice(2)), {})
    assert search.asked == 2


def _statement() -> ir.Assign:
    """`sum = call(first, [second], third=first)`, which holds variables at every depth."""
    place = ir.Loc("rules.py", 1)
    scope = ir.Scope(parent=None, loc=place)
    call, first, second, total = (
        scope.define(name, place) for name in ("call", "first", "second", "sum")
    )
    value = ir.Expr.call(call, [first, [second]], [("third", first)], place)
    return ir.Assign(value, total, place)


def test_the_variables_of_a_statement_are_those_that_numba_lists() -> None:
    """Passes decide by the list what is alive: it must be the same, in the same order."""
    from game.engine.thrift import _variables_of_statement  # noqa: PLC0415 - needs the compiler

    statement = _statement()
    listed = statement._rec_list_vars(statement.__dict__)
    assert _variables_of_statement(statement) == listed
    assert [one.name for one in listed] == ["call", "first", "second", "first", "sum"]


@pytest.mark.parametrize(
    ("kind", "is_counted"),
    [
        (types.int64, False),
        (types.UniTuple(types.float64, 2), False),
        (types.Array(types.int64, 1, "C"), True),
        (types.Tuple((types.int64, types.Array(types.int64, 1, "C"))), True),
    ],
    ids=str,
)
def test_references_are_counted_where_there_are_any(kind: types.Type, *, is_counted: bool) -> None:
    """An array of work is freed when nobody holds it; a number is nobody's to free."""
    from game.engine.thrift import holds_counted  # noqa: PLC0415 - needs the compiler

    context = cpu_target.target_context
    assert holds_counted(context, kind) is is_counted
