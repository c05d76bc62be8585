"""The condition language in words, for the reference: each sign with what it means.

Invariant: every operator and function that `parse_condition` lets through has its row, and
the example of each row is a condition (a test sees to both).
"""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class Sign:
    """A sign or function of the language."""

    written: tuple[str, ...]
    meaning: str
    example: str


SIGNS: Final = (
    Sign(("1_000", "0.05", "3e9"), "A number; a part of one for per cents.", "world.mood < 0.95"),
    Sign(("TABLE.ID.NAME",), "A quantity of the world, as it is now.", "firms.nvidia.value > 3e12"),
    Sign(
        ('TABLE["ID"].NAME',),
        "The same for an id that is not a plain word.",
        'models["llama-4"].released',
    ),
    Sign(
        ("<", "<=", ">", ">="),
        "Compares; a chain holds when each part of it does.",
        "4 <= world.turn < 8",
    ),
    Sign(("==", "!="), "Equal, unequal.", "world.turn == 3"),
    Sign(
        ("and", "or"),
        "Both hold; at least one holds.",
        "world.turn > 4 and (firms.meta.cash < 1e9 or firms.meta.morale < 0.4)",
    ),
    Sign(("not",), "It does not hold.", 'not models["llama-4"].open'),
    Sign(
        ("+", "-", "*"),
        "Adds, takes away, multiplies.",
        "firms.openai.cash - firms.openai.debt > 0",
    ),
    Sign(
        ("/",),
        "Divides; dividing by 0 gives 0.",
        "firms.nvidia.value / firms.nvidia.start_value < 0.9",
    ),
    Sign(
        ("min", "max"),
        "The least, the greatest of two values or more.",
        "max(firms.google.usage_share, firms.openai.usage_share) > 0.5",
    ),
    Sign(("abs",), "A number without its sign.", "abs(world.mood - 1) > 0.2"),
    Sign(("( )",), "What is worked out first.", "(firms.amd.cash + 1e9) / 2 > 5e8"),
)
