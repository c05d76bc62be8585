"""Lessons of a guided scenario: what the desk tells a newcomer to do, one thing at a time.

Invariant: a lesson changes nothing in the game; it ends when what it asks for has happened,
and never keeps anybody from anything.
"""

from __future__ import annotations

from game.scenario.keys import key, table

AREAS = (
    "overview", "company", "compute", "models", "capital", "contracts", "rivals", "news",
    "glossary",
)  # fmt: skip
"""Areas of the desk that a lesson may point at."""

PLACES = ("goals", "order", "report", "deal", "editor", "web", "ending")
"""What a lesson may ask to be opened, beside an area."""

FIGURES = ("serving", "training")
"""Figures of the chief's own that a lesson's text may name in braces."""

DEEDS = ("goals", "hand-in", "help", "new-order", "skip-lesson", "undo")
"""Keys a lesson's text may name, beside those of areas and of kinds of order."""


@table
class Lesson:
    """One lesson. It ends when any of what `until`, `order`, `area` and `place` say is so.

    In its texts a word in brackets stands for a key: of an area (`[models]`), of a kind of
    order (`[set-price]`), or one of `[goals]`, `[hand-in]`, `[help]`, `[new-order]`,
    `[skip-lesson]` and `[undo]`. `{serving}` stands for the per cent of the chief's compute that
    users ask for, in steps of five, and `{training}` for the per cent a run under way has.
    """

    number: int = key("Its place among the lessons.", low=1, high=99)
    title: str = key("What it is about, in a few words.")
    text: str = key("What to do and why, in at most 300 characters.", long_text=True)
    done: str = key(
        "What is said once it is done, in at most 75 characters.", long_text=True, default=""
    )
    firms: tuple[str, ...] = key(
        "Firms whose chiefs are told it; every chief unless said.", ref="firms", default=()
    )
    week: int = key("Week from which it may come.", low=1, high=520, default=1)
    show: str = key("Area of the desk it points at.", one_of=AREAS, default="")
    until: str = key(
        "Condition on the world that ends it; `self` is the chief's firm.",
        long_text=True, default="",
    )  # fmt: skip
    order: str | tuple[str, ...] = key(
        "Kind of order, or several of which one is enough, that ends it once given.", default=()
    )
    area: str = key("Area that ends it once looked at and left.", one_of=AREAS, default="")
    place: str = key("What ends it once opened and closed again.", one_of=PLACES, default="")
    ahead: bool = key("Whether it comes before those left from earlier weeks.", default=False)

    @property
    def orders(self) -> tuple[str, ...]:
        """Kinds of order of which one ends it."""
        return (self.order,) if isinstance(self.order, str) else self.order
