"""Figures read and write as people expect."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from game.ui import figures


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        (0, "$0"),
        (950, "$950"),
        (12_345, "$12.3k"),
        (999_960, "$1.00M"),
        (1_240_000_000, "$1.24B"),
        (3.2e12, "$3.20T"),
        (-30_000, f"{figures.MINUS}$30.0k"),
        (math.nan, figures.MISSING),
    ],
)
def test_money_has_three_digits_and_a_letter(usd: float, text: str) -> None:
    """Money shows three digits and the letter of its size."""
    assert figures.money(usd) == text


def test_signed_money_shows_a_gain() -> None:
    """A gain bears a plus where signs are asked for."""
    assert figures.money(5e6, signed=True) == "+$5.00M"


@pytest.mark.parametrize(
    ("part", "text"), [(0.031, "▲3.1%"), (-0.12, "▼12.0%"), (0.0001, "=0.0%"), (1.5, "▲150%")]
)
def test_changes_need_no_colour(part: float, text: str) -> None:
    """A change shows its direction by a sign."""
    assert figures.change(part) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(80.0, "80 MW"), (80.26, "80.3 MW"), (1250.0, "1.25 GW"), (0.0, "0 MW"), (999.7, "1.00 GW")],
)
def test_power_shows_mega_or_gigawatts(value: float, text: str) -> None:
    """Power above a thousand megawatts shows in gigawatts."""
    assert figures.megawatts(value) == text


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("250", 250),
        ("20k", 20_000),
        ("1.5B", 1.5e9),
        ("$3M", 3e6),
        (" 1,200 ", 1200),
        ("35%", 35),
        (".5", 0.5),
        ("-2k", -2000),
        (f"{figures.MINUS}2", -2),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, number: float) -> None:
    """Letters, dollar signs, commas and per cent signs are understood."""
    assert figures.parse_number(written) == pytest.approx(number)


@pytest.mark.parametrize(
    ("written", "number"),
    [("1,5M", 1.5e6), ("0,5", 0.5), ("0,500b", 5e8), ("12,34", 12.34), ("1,500", 1500.0),
     ("1,500,000", 1.5e6), ("1,500.5k", 1_500_500.0), ("$2,75bn", 2.75e9)],
)  # fmt: skip
def test_a_comma_is_what_it_looks_like(written: str, number: float) -> None:
    """Before three digits it groups them, before any others it begins the decimals."""
    assert figures.parse_number(written) == pytest.approx(number)


@pytest.mark.parametrize("written", ["1,5,0", "1.500,5", "1,50,000", "1.2.3", ",", "1,2.5"])
def test_commas_that_could_mean_anything_are_refused(written: str) -> None:
    """Nobody gets ten times what was meant."""
    with pytest.raises(ValueError, match="20k"):
        figures.parse_number(written)


@pytest.mark.parametrize("written", ["", "k", "abc", "1..2", "2x", "nan", "1e9", "9" * 50, "$"])
def test_what_is_no_number_is_refused_in_words(written: str) -> None:
    """Anything else is refused with what would be right."""
    with pytest.raises(ValueError, match="20k"):
        figures.parse_number(written)


def test_unit_words_scale() -> None:
    """A field may know further words for its unit."""
    assert figures.parse_number("1.5 GW", {"gw": 1000.0}) == 1500


@given(st.integers(-(10**13), 10**13))
@settings(deadline=None)
def test_an_editable_number_reads_back(number: int) -> None:
    """What a field shows for editing is read back as the same number."""
    assert figures.parse_number(figures.editable(number)) == pytest.approx(number)


@given(st.text(max_size=40), st.integers(1, 30))
@settings(deadline=None)
def test_fitted_text_has_its_width(text: str, width: int) -> None:
    """Fitted text fills its cells exactly, wide characters included."""
    assert cell_len(figures.fit(text, width)) == width


def test_fit_aligns() -> None:
    """Numbers stand at the right, names at the left."""
    assert figures.fit("12", 4, "right") == "  12"
    assert figures.fit("深度求索公司", 7) == "深度求…"


def test_dates_and_weeks() -> None:
    """Days are written out; a runway without end shows as such."""
    assert figures.date(datetime.date(2025, 1, 27)) == "27 Jan 2025"
    assert figures.weeks(1) == "1 week"
    assert figures.weeks(34.7) == "34 weeks"
    assert figures.weeks(None) == "∞"
