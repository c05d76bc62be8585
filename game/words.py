"""The words a person reads: program text passes through gettext here.

Invariant: no text is translated at import, so a change of language needs no
reload; modules that hold text in tables mark it with `N_` and translate it
with `_` when it is shown.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "warring"
LOCALE_DIR = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str | None = None) -> None:
    """Read the catalogue of `language` (a code such as "zh"), or of the environment's."""
    global _translations  # noqa: PLW0603 - one language per process, as gettext itself has it
    languages = [language] if language else _languages_of_environment()
    _translations = gettext.translation(DOMAIN, LOCALE_DIR, languages or None, fallback=True)


def _languages_of_environment() -> list[str]:
    return [code for name in ("WARRING_LANG",) if (code := os.environ.get(name))]


def _(text: str) -> str:
    """Translate `text` into the language in use."""
    return _translations.gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate the form that fits `count`."""
    return _translations.ngettext(singular, plural, count)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `text` for translation and return it unchanged."""
    return text
