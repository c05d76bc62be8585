"""Rule cases: each file beside this one says what must come of a small world and its orders."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from tests.support.case_looks import differences
from tests.support.cases import Case, all_cases, listing

pytestmark = pytest.mark.usefixtures("engine")


def _marked(case: Case) -> object:
    """A case that is open must fail until the rule is mended; then its mark has to go."""
    marks = [pytest.mark.xfail(reason=case.open, strict=True)] if case.open else []
    return pytest.param(case, marks=marks, id=f"{case.number:04}-{case.system}")


@pytest.mark.parametrize("case", [_marked(case) for case in all_cases()])
def test_case(case: Case) -> None:
    """What the case expects is what the rules bring about."""
    wrong = differences(case)
    assert not wrong, "\n  ".join([f"{case} ({case.path.name})", *wrong, "", case.why.strip()])


def test_what_differs_is_told_as_expected_and_found() -> None:
    """A case with a wrong figure names the figure, what was expected and what was found."""
    case = next(case for case in all_cases() if case.number == 1151)
    wrong = attrs.evolve(case, expect=[{"week": 1, "failed": [], "firms": {"bolt": {"cash": 7}}}])
    assert differences(wrong) == [
        "after week 1: firms that failed: expected [], found ['bolt']",
        "after week 1: firms.bolt.cash: expected 7, found 0",
    ]


def test_a_name_that_means_nothing_is_an_error() -> None:
    """A case cannot hold by looking at something that does not exist."""
    case = next(case for case in all_cases() if case.number == 1151)
    for path in ({"bolt": {"purse": 7}}, {"nobody": {"cash": 7}}):
        with pytest.raises(ValueError, match=r"purse|nobody"):
            differences(attrs.evolve(case, expect=[{"week": 1, "firms": path}]))


def test_the_page_lists_every_case() -> None:
    """`docs/rule-cases.md` ends with the table of all cases, as they are."""
    page = Path(__file__).parents[2] / "docs" / "rule-cases.md"
    assert page.read_text(encoding="utf-8").rstrip().endswith(listing())
