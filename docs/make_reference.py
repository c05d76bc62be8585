"""Writes docs/reference.md from the code: `python docs/make_reference.py`.

Invariant: nothing is written here that stands elsewhere; a test in `tests/docs`
fails when the page and the code differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_type_hints

import attrs

from game.compiled.orders import ORDER_KINDS
from game.compiled.quantities import QUANTITIES
from game.scenario import model
from game.scenario.keys import key_of

PAGE = Path(__file__).with_name("reference.md")

TABLES = (
    ("", model.Scenario),
    ("chip_market", model.ChipMarket),
    ("power", model.Power),
    ("rental", model.Rental),
    ("talent", model.Talent),
    ("research", model.Research),
    ("services", model.Services),
    ("finance", model.Finance),
    ("capital", model.Capital),
    ("contracting", model.Contracting),
    ("instruments", model.Instruments),
    ("politics", model.Politics),
    ("segments.ID", model.Segment),
    ("chips.ID", model.Chip),
    ("firms.ID", model.Firm),
    ("firms.ID.split", model.Split),
    ("firms.ID.temper", model.Temper),
    ("firms.ID.ambition", model.Ambition),
    ("firms.ID.fear", model.Fear),
    ("models.ID", model.Model),
    ("contracts.ID", model.Contract),
    ("contracts.ID.clauses.ID", model.Clause),
    ("events.ID", model.Event),
    ("events.ID.choices.ID", model.Choice),
    ("events.ID.effects[]", model.Effect),
    ("glossary.ID", model.GlossaryEntry),
)


def page() -> str:
    """The whole page."""
    parts = [
        "# Reference",
        "<!-- Written by docs/make_reference.py; change the code, not this page. -->",
        "## Orders",
        "As orders files and saves write them: `kind`, `subject`, `amount`, `option`, `price`.",
        "\n".join(_orders()),
        "## Quantities",
        "What conditions may name. An event's effect may move those with a range.",
        "\n".join(_quantities()),
        "## Scenario keys",
    ]
    for path, cls in TABLES:
        parts.append(f"### `[{path}]`" if path else "### Top level")
        parts.append((cls.__doc__ or "").strip())
        parts.append("\n".join(_keys(cls)))
    return "\n\n".join(parts) + "\n"


def _orders() -> Iterator[str]:
    yield "| kind | moves | subject | amount | option | price | what it does |"
    yield "|---|---|---|---|---|---|---|"
    for kind in ORDER_KINDS:
        options = ", ".join(kind.options)
        cells = (f"`{kind.id}`", str(kind.moves), kind.subject, kind.amount, options, kind.price)
        yield _row(*cells, f"{kind.help} Acts {kind.acts}.")


def _quantities() -> Iterator[str]:
    yield "| name | meaning | range of effects |"
    yield "|---|---|---|"
    for quantity in QUANTITIES:
        name = "world." if quantity.scope == "world" else f"{quantity.scope}.ID."
        span = "{:g} to {:g}".format(*quantity.bounds) if quantity.bounds else ""
        yield _row(f"`{name}{quantity.name}`", quantity.meaning, span)


def _keys(cls: type) -> Iterator[str]:
    yield "| key | type | unit | range | default | meaning |"
    yield "|---|---|---|---|---|---|"
    hints = get_type_hints(cls)
    for field in attrs.fields(cast(Any, cls)):
        key = key_of(field)
        kind = _kind(hints[field.name])
        yield _row(f"`{field.name}`", kind, key.unit, _range(key), _default(field), key.doc)


def _kind(hint: object) -> str:
    text = str(hint) if not isinstance(hint, type) else hint.__name__
    for prefix in ("game.scenario.model.events.", "game.scenario.model.firms.", "datetime."):
        text = text.replace(prefix, "")
    text = text.replace("game.scenario.model.markets.", "")
    return text.replace("game.scenario.model.world.", "").replace("|", "or")


def _range(key: Any) -> str:  # noqa: ANN401 - a Key
    if key.one_of:
        return ", ".join(key.one_of)
    if key.ref:
        return f"id in `{key.ref}`"
    low = "" if key.low is None else f"{key.low:g}"
    high = "" if key.high is None else f"{key.high:g}"
    return f"{low} to {high}" if low or high else ""


def _default(field: Any) -> str:  # noqa: ANN401 - an attrs attribute
    if field.default is attrs.NOTHING:
        return "required"
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return ""
    return f"`{field.default!r}`"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
