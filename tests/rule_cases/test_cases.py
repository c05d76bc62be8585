"""What cases are told with when they do not hold; the cases beside this are collected."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from game.testing.cases.files import all_cases, listing
from game.testing.cases.looks import differences

pytestmark = pytest.mark.usefixtures("engine")

FOLDER = Path(__file__).parent
CASE = next(case for case in all_cases(FOLDER) if case.number == 1151)


def test_what_differs_is_told_as_expected_and_found() -> None:
    """A case with a wrong figure names the figure, what was expected and what was found."""
    wrong = attrs.evolve(CASE, expect=[{"week": 1, "failed": [], "firms": {"bolt": {"cash": 7}}}])
    assert differences(wrong) == [
        "after week 1: firms that failed: expected [], found ['bolt']",
        "after week 1: firms.bolt.cash: expected 7, found 0",
    ]


@pytest.mark.parametrize("path", [{"bolt": {"purse": 7}}, {"nobody": {"cash": 7}}])
def test_a_name_that_means_nothing_is_an_error(path: dict[str, object]) -> None:
    """A case cannot hold by looking at something that does not exist."""
    with pytest.raises(ValueError, match=r"purse|nobody"):
        differences(attrs.evolve(CASE, expect=[{"week": 1, "firms": path}]))


def test_every_case_is_numbered() -> None:
    """Numbers name the cases of this folder, here and in the pages about them."""
    assert all(case.number for case in all_cases(FOLDER))


def test_the_page_lists_every_case() -> None:
    """`docs/rule-cases.md` ends with the table of all cases, as they are."""
    page = FOLDER.parents[1] / "docs" / "rule-cases.md"
    assert page.read_text(encoding="utf-8").rstrip().endswith(listing(FOLDER))
