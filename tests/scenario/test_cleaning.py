"""Cleaning: no text can steer a terminal, hide, or imitate another by invisible signs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.cleaning import MOST_MARKS, clean

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2063\u3164\ufeff\uffa0"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[2J\x1b]0;owned\x07Nvidia", "[2J]0;ownedNvidia"),
        ("\x9b31mNvidia", "31mNvidia"),
        ("Nvi\x00dia\x7f\r\x08", "Nvidia"),
        ("Nvi\ud800dia", "Nvidia"),
        ("a\u2028b\u2029c", "abc"),
        ("\U000e0041\U000e007fAMD", "AMD"),
        ("AMD\ufe0f", "AMD"),
    ],
)
def test_steering_and_invisible_characters_go(text: str, cleaned: str) -> None:
    """Escape sequences lose what makes them act; tags and stray selectors go."""
    assert clean(text) == cleaned


@pytest.mark.parametrize("sign", BIDI + ZERO_WIDTH)
def test_name_with_hidden_sign_equals_the_plain_name(sign: str) -> None:
    """Bidirectional and zero-width signs leave no trace."""
    assert clean(f"Nvi{sign}dia{sign}") == "Nvidia"


@pytest.mark.parametrize(
    "text",
    [
        "算力战国",
        "深度求索·北京",
        "葛\U000e0100飾",
        "☀️ Sun",
        "🚀🇨🇳",
        "naïve",
        "한국",
        "हिन्दी",
        "ไทย",
    ],
)
def test_legitimate_texts_stay(text: str) -> None:
    """Chinese, Korean, Indic, Thai, accents and emoji are kept as they are."""
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_text_is_composed() -> None:
    """Letter and accent become the one letter that other texts have."""
    assert clean("e\u0301") == "é"


def test_line_breaks_and_tabs_stay_in_long_texts_only() -> None:
    """A name is one line; a long text keeps its lines."""
    assert clean("a\n\tb") == "a\n\tb"
    assert clean("a\n\tb", long_text=False) == "a b"


def test_towers_of_marks_are_cut() -> None:
    """Combining marks beyond what languages use are left out, in linear time."""
    assert len(clean("o" + "\u0316\u0301" * 50_000)) <= 1 + MOST_MARKS


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.characters(), max_size=30))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A cleaned text is clean, composed, and free of control characters."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(sign) for sign in cleaned} & {"Cf", "Cs", "Zl", "Zp"}
    assert all(sign.isprintable() or ord(sign) > 0x9F for sign in cleaned if sign not in "\n\t")


def test_every_base_with_a_selector_stays_stable() -> None:
    """Whatever symbol or ideograph a selector follows, cleaning again changes nothing."""
    unstable = []
    for number in (*range(0x2000, 0x3500), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        for selector in ("\ufe0f", "\U000e0100"):
            cleaned = clean(chr(number) + selector)
            if clean(cleaned) != cleaned:
                unstable.append(hex(number))
    assert unstable == []
