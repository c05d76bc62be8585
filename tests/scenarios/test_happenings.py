"""What is put before the chiefs of `cold-shot`: enough, all quarter long, and never for nothing.

Invariant: the happenings are read from the TOML, so that they hold whatever a game makes of them.
"""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from game.compiled.sizes import CHOICES, EFFECTS, EVENTS

SCENARIO: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "scenarios" / "cold-shot.toml").read_text("utf-8")
)
HAPPENINGS: dict[str, dict[str, Any]] = SCENARIO["events"]
FEWEST = {
    "deepseek": 5, "openai": 5, "nvidia": 5, "google": 5, "microsoft": 5, "meta": 5,
    "anthropic": 5, "amazon": 4, "xai": 4, "alibaba": 4, "amd": 4,
}  # fmt: skip
"""Matters each chief is to have at least."""
SECOND_HALF = 7
"""Week from which the second half of the quarter counts."""
LATE = 8
"""Week from which the end of the quarter counts."""
PAIRED = 2
"""Matters of which each chief meets one: that of who leads, or that of who trails."""


def first_week(happening: dict[str, Any]) -> int:
    """Week, from 1, on whose first morning it may come up."""
    days: datetime.timedelta = happening["date"] - SCENARIO["start"]
    return days.days // 7 + 1


def matters(firm: str, until: int = 11) -> list[dict[str, Any]]:
    """What the chief of `firm` has to decide from week 2 to week `until`."""
    return [
        happening
        for happening in HAPPENINGS.values()
        if happening.get("firm") == firm and 2 <= first_week(happening) <= until
    ]


def answers() -> list[tuple[str, dict[str, Any]]]:
    """Every answer, with the chief who may give it."""
    return [
        (happening["firm"], choice)
        for happening in HAPPENINGS.values()
        for choice in happening.get("choices", {}).values()
    ]


@pytest.mark.parametrize("firm", sorted(FEWEST))
def test_every_chair_has_matters_of_its_own(firm: str) -> None:
    """Each chief has at least so many matters, of which two or more can come in the second half."""
    assert len(matters(firm)) >= FEWEST[firm]
    late = [
        matter
        for matter in matters(firm)
        if max(
            first_week(matter), first_week(matter | {"date": matter.get("until", matter["date"])})
        )
        >= SECOND_HALF
    ]
    assert len(late) >= 2


def test_matters_are_spread_over_the_quarter() -> None:
    """The matters of a chair begin in at least four different weeks."""
    for firm in FEWEST:
        assert len({first_week(matter) for matter in matters(firm)}) >= 4, firm


@pytest.mark.parametrize("firm", sorted(FEWEST))
def test_the_end_asks_every_chief(firm: str) -> None:
    """From the eighth week on each chief has matters in three weeks; some depend on the world."""
    late = [matter for matter in matters(firm, until=12) if first_week(matter) >= LATE]
    conditional = [matter for matter in late if f"firms.{firm}." in matter.get("when", "")]
    models = [matter for matter in late if "models[" in matter.get("when", "")]
    assert len({first_week(matter) for matter in late}) >= 3
    assert len(conditional) + len(models) >= PAIRED


def test_happenings_fit_the_engine() -> None:
    """Events, answers and effects stay within the arrays of the engine."""
    effects = [choice["effects"] for _, choice in answers()]
    effects += [happening.get("effects", []) for happening in HAPPENINGS.values()]
    assert len(HAPPENINGS) <= EVENTS
    assert sum(map(len, effects)) <= EFFECTS
    assert max(len(happening.get("choices", {})) for happening in HAPPENINGS.values()) <= CHOICES


def test_no_matter_is_won_by_all_its_answers() -> None:
    """In each matter some answer costs money or takes something from the chief who gives it."""
    for name, happening in HAPPENINGS.items():
        choices = happening.get("choices", {}).values()
        assert not choices or any(costs(happening["firm"], choice) for choice in choices), name


def costs(firm: str, choice: dict[str, Any]) -> bool:
    """Whether the answer takes money, or worsens something of `firm`."""
    worse = any(
        effect["quantity"].startswith(f"firms.{firm}.")
        and (_worsens(effect["quantity"], effect.get("add", 0.0)) or effect.get("times", 1.0) < 1.0)
        for effect in choice["effects"]
    )
    return bool(choice.get("cost")) or worse


def _worsens(quantity: str, add: float) -> bool:
    """Heat and protest are better low, all else is better high."""
    return add > 0 if quantity.endswith((".heat", ".protest")) else add < 0


def test_texts_are_short() -> None:
    """A happening is told in at most 70 words, an answer explained in at most 40."""
    assert all(len(happening["text"].split()) <= 70 for happening in HAPPENINGS.values())
    assert all(len(choice["about"].split()) <= 40 for _, choice in answers())
