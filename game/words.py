"""The words a person reads: program text passes through gettext here.

Invariant: no text is translated at import, so a change of language needs no
reload; modules that hold text in tables mark it with `N_` and translate it
with `_` when it is shown. A scenario may have its own words for things (a war of
browsers has no chips); they stand in for the program's after translation, and never
touch a placeholder or what comes from a scenario itself.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

DOMAIN = "warring"
LOCALE_DIR = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_own_words: dict[str, str] = {}
_WORD = re.compile(r"\{[^{}]*\}|[^\W\d_]+(?:[-.][^\W\d_]+)*")
"""A placeholder, which stays as it is, or a word; parts joined by hyphens are one."""


def use_language(language: str | None = None) -> None:
    """Read the catalogue of `language` (a code such as "zh"), or of the environment's."""
    global _translations  # noqa: PLW0603 - one language per process, as gettext itself has it
    languages = [language] if language else _languages_of_environment()
    _translations = gettext.translation(DOMAIN, LOCALE_DIR, languages or None, fallback=True)


def _languages_of_environment() -> list[str]:
    return [code for name in ("WARRING_LANG",) if (code := os.environ.get(name))]


def use_words(words: Mapping[str, str]) -> None:
    """Say the words of a scenario instead of the program's from now on, by lower-case word."""
    if words != _own_words:
        _own_words.clear()
        _own_words.update(words)
        _in_own_words.cache_clear()


def _(text: str) -> str:
    """Translate `text` into the language in use, with the words of the scenario."""
    translated = _translations.gettext(text)
    return _in_own_words(translated) if _own_words else translated


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate the form that fits `count`, with the words of the scenario."""
    translated = _translations.ngettext(singular, plural, count)
    return _in_own_words(translated) if _own_words else translated


@lru_cache(maxsize=4096)
def _in_own_words(text: str) -> str:
    return _WORD.sub(_own_word, text)


def _own_word(found: re.Match[str]) -> str:
    """The scenario's word for the one found, with a capital where that had one."""
    word = found[0]
    own = _own_words.get(word.lower())
    if own is None:
        return "-".join(map(_single, word.split("-"))) if "-" in word else word
    return own[:1].upper() + own[1:] if word[:1].isupper() else own


def _single(word: str) -> str:
    own = _own_words.get(word.lower())
    return word if own is None else own


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `text` for translation and return it unchanged."""
    return text
