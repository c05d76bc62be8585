"""What a scenario key is: its words, unit and limits, kept beside the field it describes.

Invariant: whatever is known of a key beyond its type stands in its `Key`, in the
field's metadata under `METADATA`. The checks, the reference and the editor schema all
read it there, so a limit is written once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

import attrs
from attrs import NOTHING

METADATA = "warring.key"
"""Name under which a field's `Key` stands in its metadata."""

ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
"""Form of the id of an entry or a scenario, such as `nvidia` or `llama-4`."""

NAME_LENGTH = 60
"""Most characters of a name, a title or another one-line text."""

LONG_TEXT_LENGTH = 4000
"""Most characters of a text of several lines."""

_C = TypeVar("_C")


@attrs.frozen(kw_only=True)
class Key:
    """What is known of one scenario key beyond its type."""

    doc: str
    """What the key says, in one sentence."""
    unit: str = ""
    """Unit of the number, such as "MW"; empty for none."""
    low: float | None = None
    """Least number allowed, itself included; None for no limit."""
    high: float | None = None
    """Greatest number allowed, itself included; None for no limit."""
    ref: str | None = None
    """Top-level table whose ids the text must name, or "facts"."""
    one_of: tuple[str, ...] = ()
    """The only texts allowed; empty for any."""
    long_text: bool = False
    """Whether the text may have several lines."""

    @property
    def longest(self) -> int:
        """Most characters the text may have."""
        return LONG_TEXT_LENGTH if self.long_text else NAME_LENGTH


def key(
    doc: str,
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    default: Any = NOTHING,  # noqa: ANN401 - a default is of the field's own type
    factory: Callable[[], Any] | None = None,
    ref: str | None = None,
    one_of: tuple[str, ...] = (),
    long_text: bool = False,
) -> Any:  # noqa: ANN401 - stands where the field's value will stand, as attrs.field does
    """Declare a field of a scenario table; without `default` or `factory` it is required.

    `low` and `high` bound the number, or each number of a list or of a mapping's values.
    `ref` and `one_of` bound the text, each text of a list, or each key of a mapping.
    """
    described = Key(
        doc=doc, unit=unit, low=low, high=high, ref=ref, one_of=one_of, long_text=long_text
    )
    return attrs.field(
        default=default, factory=factory, kw_only=True, metadata={METADATA: described}
    )


@dataclass_transform(field_specifiers=(key,), kw_only_default=True, frozen_default=True)
def table(cls: type[_C]) -> type[_C]:
    """Make `cls` a frozen attrs class whose fields are declared with `key`.

    The same as `attrs.frozen(kw_only=True)`, but type checkers know from it which
    fields are required.
    """
    return attrs.frozen(cls, kw_only=True)


def key_of(field: attrs.Attribute[Any]) -> Key:
    """What is known of `field`; a field declared without `key` has no limits."""
    described = field.metadata.get(METADATA)
    return described if isinstance(described, Key) else Key(doc="")
