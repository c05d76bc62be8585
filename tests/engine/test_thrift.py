"""What the compiler remembers of the calls it has typed."""

from __future__ import annotations

import pytest

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
