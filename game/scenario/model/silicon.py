"""Software stacks, own silicon and export licences.

Invariant: every key has a default that leaves a scenario without stacks, programmes and
licences as it is.
"""

from __future__ import annotations

from game.scenario.keys import key, table


@table
class Stack:
    """A family of software that cards run on."""

    name: str = key("Name of the stack.")
    about: str = key("What it is, in a sentence.", long_text=True, default="")
    owner: str = key("Firm whose work on it serves all who use it.", ref="firms", default="")
    region: str = key(
        "Region whose firms learn it together while foreign cards are barred there.",
        one_of=("", "us", "cn", "eu"), default="",
    )  # fmt: skip
    known: float = key(
        "Fluency of a firm that neither says its own nor owns a card of the stack.",
        low=0.0, high=1.0, default=1.0,
    )  # fmt: skip
    sources: dict[str, tuple[str, ...]] = key("Facts that a figure rests on, by key.", factory=dict)


@table
class Silicon:
    """What software, own chips and licences are worth, and what moves them."""

    fluency_floor: float = key(
        "Part of a card's compute that who knows nothing of its stack gets.",
        low=0, high=1, default=1.0,
    )  # fmt: skip
    port_gain: float = key(
        "Part of what a firm does not yet know of a stack that a week of porting at full cost "
        "teaches it.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    port_cost: int = key(
        "Cost of a port at full effort.", unit="usd", low=1_000, high=10**12, default=10**9
    )
    port_weeks: int = key("Weeks a port takes.", low=1, high=104, default=8)
    port_drag: float = key(
        "Part of its research progress that a firm loses while it ports.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    port_spread: float = key(
        "Part of the gain that all others have of the owner's work on its own stack.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    learning: float = key(
        "Part of what it does not yet know that a firm learns in a week whose compute all runs "
        "on the stack.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    project_learning: float = key(
        "Part of the gap to the best partner that a shared project at full cost closes in a week.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    solidarity: float = key(
        "Part of what it does not yet know of its region's stack that a firm learns in a week "
        "while all foreign compute is barred there.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    maturity_floor: float = key(
        "Part of its mature compute that a chip at maturity 0 gives.", low=0, high=1, default=1.0
    )
    develop_gain: float = key(
        "Part of the way to maturity that a week's development at full cost goes.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    develop_cost: int = key(
        "A week's development at full cost.", unit="usd", low=1_000, high=10**12, default=10**9
    )
    develop_delay: float = key(
        "Chance that a week's development must be done again.", low=0, high=1, default=0.0
    )
    offer_bar: float = key(
        "Maturity from which a chip may be sold to others.", low=0, high=1, default=0.0
    )
    licence_base: float = key("Log-odds of an export licence.", low=-20, high=20, default=0.0)
    licence_favour: float = key("Log-odds of full favour.", low=0, high=20, default=0.0)
    licence_money: float = key("Log-odds of all that money can do.", low=0, high=20, default=0.0)
    licence_scale: int = key(
        "Money that does two thirds of that.", unit="usd", low=1_000, high=10**12, default=10**9
    )
    licence_strength: float = key(
        "Log-odds lost per unit of compute of the card.", low=0, high=20, default=0.0
    )
    licence_wait: int = key("Weeks before one may ask again.", low=1, high=520, default=8)
    substitution: float = key(
        "Part of the outside demand for barred foreign compute that turns to home chips.",
        low=0, high=1, default=0.0,
    )  # fmt: skip
    worth_fade: float = key(
        "Part of its worth as a used card that a kind of chip loses in a year since it came out.",
        low=0, high=0.99, default=0.0,
    )  # fmt: skip
