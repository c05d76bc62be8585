"""Events, their choices and effects, and the ends a chief hopes for and dreads.

Invariant: a condition is text here and a program below; an effect names a
quantity that events may move, so nothing an event does bypasses the model.
"""

from __future__ import annotations

import datetime

from game.scenario.keys import key, table


@table
class Effect:
    """Moves one quantity of the world: first times, then plus."""

    quantity: str = key("Quantity moved, such as `firms.nvidia.sentiment`.")
    times: float = key("Multiply it by this.", low=0.0, high=1000.0, default=1.0)
    add: float = key("Then add this.", low=-1e15, high=1e15, default=0.0)


@table
class Choice:
    """One answer a chief may give."""

    title: str = key("The answer in a few words.")
    about: str = key("What it means.", long_text=True, default="")
    cost: int = key("What it costs at once.", unit="usd", low=0, high=10**14, default=0)
    effects: tuple[Effect, ...] = key("What it does.", factory=tuple)


@table
class Event:
    """Something that happens when its date and its condition allow."""

    title: str = key("Headline.")
    text: str = key("What is told.", long_text=True)
    firm: str = key("Chief it is put before, or whom it concerns.", ref="firms", default="")
    date: datetime.date = key("First day it may happen.")
    until: datetime.date | None = key(
        "Last day it may happen; the same week unless said.", default=None
    )
    when: str = key("Condition on the world; always unless said.", long_text=True, default="")
    chance: float = key("Chance in a week.", low=0.0, high=1.0, default=1.0)
    weeks: int = key(
        "Weeks a chief may think about it; 1 only where the text says why.",
        low=1,
        high=52,
        default=2,
    )
    choices: dict[str, Choice] = key("Answers by id; none when it just happens.", factory=dict)
    default: str = key("Answer taken for a chief who gives none.", default="")
    effects: tuple[Effect, ...] = key(
        "What it does when it happens, before anybody answers.", factory=tuple
    )
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class Ambition:
    """What the chief wants: reached when its condition has held so many weeks in a row."""

    text: str = key("In the chief's eyes.", long_text=True)
    when: str = key("Condition on the world.", long_text=True)
    weeks: int = key("Weeks in a row.", low=1, high=52, default=1)
    at_end: bool = key("Whether they must be the last ones.", default=True)
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class Fear:
    """What the chief dreads: the game is lost when it holds so many weeks in a row."""

    text: str = key("In the chief's eyes.", long_text=True)
    when: str = key("Condition on the world.", long_text=True)
    weeks: int = key("Weeks in a row.", low=1, high=52, default=1)
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class End:
    """An end that any chief may come to, beside the one hoped for and the one dreaded.

    If several are true in the same week, the first by id is told.
    """

    title: str = key("What the last page says; `{firm}` stands for the firm's name.")
    text: str = key("What must be so, in words.", long_text=True)
    kind: str = key("How it feels.", one_of=("triumph", "survival", "ruin"))
    when: str = key(
        "What must hold for a firm, such as `self.usage_share > 0.6`; `self` is the firm.",
        long_text=True,
    )  # fmt: skip
    once: str = key("What must hold in the world first.", long_text=True, default="")
    at_end: bool = key("Whether only the last week counts.", default=False)
    source: tuple[str, ...] = key("Facts it rests on.", ref="facts", factory=tuple)


@table
class Always:
    """Something that holds after every week of every game; looked at when the scenario is proved.

    `warring check --play` plays until it does not.
    """

    that: str = key("Condition on the world that must always hold.", long_text=True)
    because: str = key("Why it must hold, told when it does not.", long_text=True)
