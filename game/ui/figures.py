"""Figures as people read and write them: money, counts, per cents, changes, dates.

Invariant: every function is pure, takes the plain units of `game.session.view`
(US dollars, megawatts, parts of one) and gives text without markup whose width
is its `cell_len`; a figure that is no number shows as `MISSING`.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import Final, Literal

from rich.cells import cell_len, set_cell_size

from game.words import N_, _, ngettext

MISSING: Final = "\N{EN DASH}"
MINUS: Final = "\N{MINUS SIGN}"
TIMES: Final = "\N{MULTIPLICATION SIGN}"
UP: Final = "▲"
DOWN: Final = "▼"
LEVEL: Final = "="

MONTHS: Final = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)

_SCALES: Final = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_LONGEST_NUMBER: Final = 40
_NUMBER: Final = re.compile(rf"([+\-{MINUS}]?)\$?([\d,._ ]*)([^\d.,]*)")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
"""Digits in threes, as a comma groups them."""
_WORDS: Final = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}

Align = Literal["left", "right", "centre"]


def scaled(number: float) -> str:
    """Three digits and a letter: 12345 is "12.3k", 0.5 is "0.50", 7 is "7"."""
    if not math.isfinite(number):
        return MISSING
    sign, size = MINUS if number < 0 else "", abs(number)
    for place, (scale, letter) in enumerate(_SCALES):
        if size >= scale * 0.9995:
            if size >= scale * 999.5 and place:
                scale, letter = _SCALES[place - 1]  # noqa: PLW2901 - rounding lifts it one scale
            return f"{sign}{_three_digits(size / scale)}{letter}"
    text = _small(size)
    return text if text.strip("0.") == "" else sign + text


def _three_digits(size: float) -> str:
    if size >= 99.95:
        return f"{size:,.0f}"
    return f"{size:.1f}" if size >= 9.995 else f"{size:.2f}"


def _small(size: float) -> str:
    """A size below a thousand: whole numbers stay whole."""
    if size == round(size) or size >= 99.95:
        return f"{size:.0f}"
    return _three_digits(size)


def money(usd: float, *, signed: bool = False) -> str:
    """US dollars: "$1.24B", "-$30.0k" with a true minus; `signed` puts a plus before a gain."""
    text = scaled(abs(usd))
    if text == MISSING:
        return text
    sign = MINUS if usd < 0 else "+" if signed and usd > 0 else ""
    return f"{sign}${text}"


def price(usd: float) -> str:
    """A small price in dollars to the cent, or to the hundredth of a cent below a dime."""
    if not math.isfinite(usd):
        return MISSING
    if abs(usd) >= 1000:
        return money(usd)
    return f"${usd:.4f}" if 0 < abs(usd) < 0.095 else f"${usd:.2f}"


def count(number: float) -> str:
    """A number of things in short: "950", "12.3k"."""
    return scaled(round(number)) if math.isfinite(number) and abs(number) >= 1 else scaled(number)


def exact(number: float) -> str:
    """A number of things in full with commas: "12,345"."""
    return f"{number:,.0f}".replace("-", MINUS) if math.isfinite(number) else MISSING


def percent(part: float, digits: int | None = None) -> str:
    """A part of one as per cent: 0.123 is "12.3%", 0.5 is "50.0%"; 1.5 is "150%"."""
    if not math.isfinite(part):
        return MISSING
    if digits is None:
        digits = 0 if abs(part) >= 0.9995 else 1
    return f"{part * 100:.{digits}f}%".replace("-", MINUS)


def change(part: float) -> str:
    """A change with a sign that needs no colour: "▲3.1%", "▼12.0%", "=0.0%"."""
    if not math.isfinite(part):
        return MISSING
    if abs(part) < 0.0005:
        return f"{LEVEL}0.0%"
    return f"{UP if part > 0 else DOWN}{percent(abs(part))}"


def megawatts(power: float) -> str:
    """Power in megawatts: "80 MW", "1.25 GW"."""
    if not math.isfinite(power):
        return MISSING
    if abs(power) >= 999.5:
        return f"{_three_digits(power / 1000)} GW"
    return f"{power:.1f}".removesuffix(".0").replace("-", MINUS) + " MW"


def points(number: float) -> str:
    """A capability index, to a tenth of a point."""
    return f"{number:.1f}" if math.isfinite(number) else MISSING


def ratio(number: float) -> str:
    """A multiple such as an efficiency: 1.25 and a times sign."""
    return f"{number:.2f}{TIMES}" if math.isfinite(number) else MISSING


def date(day: datetime.date) -> str:
    """A day: "27 Jan 2025"."""
    return f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"


def month(day: datetime.date) -> str:
    """The month of a day: "Dec 2024"."""
    return f"{_(MONTHS[day.month - 1])} {day.year}"


def weeks(number: float | None) -> str:
    """A time in weeks; None is no end."""
    if number is None or not math.isfinite(number):
        return "∞"
    whole = math.floor(number)
    return ngettext("{n} week", "{n} weeks", whole).format(n=exact(whole))


def of(part: str, whole: str) -> str:
    """A part and its whole: "48.0k/50.0k"."""
    return f"{part}/{whole}"


def plain(text: str) -> str:
    """`text` on one line, without any character that is not shown."""
    if text.isascii() and text.isprintable():
        return text
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if letter.isprintable())


def fit(text: str, width: int, align: Align = "left") -> str:
    """`text` in exactly `width` cells, cut with an ellipsis or filled with blanks."""
    if width <= 0:
        return ""
    text = plain(text)
    if (size := cell_len(text)) > width:
        return set_cell_size(set_cell_size(text, width - 1) + "…", width)
    gap = width - size
    before = {"left": 0, "right": gap, "centre": gap // 2}[align]
    return " " * before + text + " " * (gap - before)


def parse_number(text: str, words: Mapping[str, float] | None = None) -> float:
    """The number a person wrote: "20k", "1.5B", "$3M", "1,200", "35%", and "1,5M" as 1.5M.

    A comma groups thousands where three digits follow it, and else begins the decimals.
    `words` are further unit words and their factors, in lower case, such as
    {"gw": 1000}. Raises ValueError with a message for people.
    """
    known = {**_WORDS, "%": 1.0, **(words or {})}
    found = _NUMBER.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    digits = _plain_digits(found[2]) if found else ""
    word = found[3].strip().lower() if found else ""
    if not found or not digits or word not in known:
        raise ValueError(_("write a number such as 250, 20k, 1.5B or $3M"))
    return float(digits) * known[word] * (-1 if found[1] in {"-", MINUS} else 1)


def number_pattern(words: Mapping[str, float]) -> str:
    """What a text may look like while a number with one of `words` is being typed, as a regex."""
    known = {*_WORDS, "%", *words} - {""}
    begun = {re.escape(word[:size]) for word in known for size in range(1, len(word) + 1)}
    sizes = "|".join(sorted(begun, key=len, reverse=True))
    digits = r"[\d,._ ]*"
    return rf"(?i)[+\-{MINUS}]?\$?(?:{digits}\d{digits}(?:{sizes})?|[,._ ]*)"


def _plain_digits(text: str) -> str:
    """Digits with at most one point, as Python reads them; "" where they are no number."""
    whole, *decimals = re.sub(r"[_ ]", "", text).split(".")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(",", "")
    elif not decimals and whole.count(",") == 1:
        whole, part = whole.split(",")
        decimals = [part]
    number = ".".join([whole, *decimals])
    is_number = number.count(".") <= 1 and number.replace(".", "").isdecimal()
    return number if is_number and number.isascii() else ""


def editable(number: float) -> str:
    """A number as one would type it, with a letter where that is exact: 20000 is "20k"."""
    for scale, letter in _SCALES:
        short = number / scale
        if abs(number) >= scale and abs(short - round(short, 3)) < 1e-9:
            return f"{short:.3f}".rstrip("0").rstrip(".") + letter
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text
