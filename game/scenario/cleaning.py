"""Texts from files made safe to show: nothing in them can steer a terminal or hide.

Invariant: a cleaned text holds no control character but line break and tab, no
surrogate, no bidirectional control, no invisible character, and is in Unicode
normal form C; cleaning it again changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 8
"""Most combining marks kept on one letter.

Written languages use four or fewer. Towers of marks spill over neighbouring lines, and
ordering them takes time that grows with the square of their number.
"""

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks by category that show nothing: fillers and the grapheme joiner."""

_EMOJI_SELECTORS = frozenset("\ufe0e\ufe0f")


def clean(text: str, *, long_text: bool = True) -> str:
    """Return `text` with all that could steer a terminal or imitate another name removed.

    Line breaks and tabs stay in a long text and become single spaces otherwise.
    Variation selectors stay where emoji and ideographs need them. Takes linear time.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = unicodedata.normalize("NFC", "".join(_visible(text)))
    return kept if long_text else re.sub(r"[\n\t]+", " ", kept)


def _visible(text: str) -> list[str]:
    """Return the characters of `text` that may be shown."""
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if not _may_show(character, category, kept[-1] if kept else ""):
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return kept


def _may_show(character: str, category: str, before: str) -> bool:
    """Tell whether `character` may follow `before` in a text that is shown."""
    if character in "\n\t":
        return True
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in _INVISIBLE:
        return False
    if _is_selector(character):
        return _may_select(character, before)
    return True


def _is_selector(character: str) -> bool:
    """Tell whether `character` is a variation selector, which shows nothing by itself."""
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\u180b" <= character <= "\u180f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


def _may_select(selector: str, base: str) -> bool:
    """Tell whether `selector` chooses between two legitimate shapes of `base`."""
    if not unicodedata.is_normalized("NFC", base):  # composing will replace the base
        return False
    if selector in _EMOJI_SELECTORS:
        return "\u2000" <= base <= "\u33ff" or "\U0001f000" <= base <= "\U0001faff"
    return selector >= "\U000e0100" and _is_ideograph(base)


def _is_ideograph(character: str) -> bool:
    """Tell whether `character` is a Chinese character, which has regional shapes."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )
