"""What a chief is told to want and to dread is what the game looks at.

Invariant: each figure that a goal's condition compares is spoken of in the goal's words.
"""

from __future__ import annotations

import re

import pytest

from game.scenario.condition_nodes import Name, names_of
from game.scenario.conditions import parse_condition
from game.ui.actions import AREAS
from tests.scenarios.test_answers import each_scenario
from tests.scenarios.test_summer import world

SPOKEN = {
    "usage_share": (
        "ask", "question", "user", "crowd", "rel", "customer", "shelf", "chat", "speak", "listens",
        "door", "book", "memoir", "come to us", "come back", "offices stay", "gift", "heard",
    ),
    "own_capability": ("model", "better", "best", "behind", "first row", "front row"),
    "capability": ("model", "behind", "Hangzhou"),
    "frontier": ("best", "better", "lead", "first", "behind", "front", "model"),
    "revenue": ("revenue", "sales", "pay us", "earn", "business", "dollars a year"),
    "net_cash": ("till", "paid for", "lenders", "owe", "cash", "money"),
    "own_cash": ("new shares", "selling shares"),
    "cash": ("till", "cash", "money", "fund", "rent", "runs out", "drawn", "flood"),
    "value": ("worth", "value", "market", "investors", "large"),
    "start_value": ("worth", "value", "market", "investors", "large"),
    "net_value": ("worth", "value"),
    "morale": ("team", "people", "stay", "those who", "war rooms", "who built"),
    "heat": ("judge", "court", "Brussels", "ban"),
    "trust": ("trust", "believed"),
    "chip_profit": ("card", "profit", "queue"),
    "compute": ("hall", "compute", "at work", "cloud"),
    "protest": ("town", "neighbours"),
    "favour": ("capital", "favour"),
    "active": ("tenant", "debtors", "Bought", "stand"),
    "released": ("out", "runs"),
    "open": ("weights", "open", "gift"),
    "maturity": ("ripe", "card"),
    "people": ("has grown",),
    "expected_need": ("expects",),
    "start_need": ("expects",),
    "hides_score": ("tuned score",),
}  # fmt: skip
"""Words that speak of a figure; where none is listed, its own name is."""
SILENT = {"turn"}
"""Figures that need no word: since when it counts."""
KINDS = ("ambition", "fear")


@each_scenario
@pytest.mark.parametrize("kind", KINDS)
def test_every_condition_of_a_goal_is_spoken_of(scenario: str, kind: str) -> None:
    """Who reads the goal's words knows every figure that it hangs on."""
    silent = []
    for chair, firm in world(scenario)["firms"].items():
        goal = firm.get(kind) if firm.get("chair", True) else None
        for name in names_of(parse_condition(goal["when"])) if goal else ():
            if not _spoken(name, goal["text"]):
                silent.append((chair, name.path[-1], goal["text"]))
    assert not silent


def _spoken(name: Name, text: str) -> bool:
    figure = name.path[-1]
    words = SPOKEN.get(figure, (figure.replace("_", " "),))
    return figure in SILENT or any(word.casefold() in text.casefold() for word in words)


AREA_NAMED = re.compile(
    r"(?:[Ll]ook (?:first )?at|[Tt]hen at) ([A-Z][a-z]+)"
    r"(?:(?:, then at|, then| and) ([A-Z][a-z]+))?"
)
"""How a briefing sends its reader to a page of the desk."""


@each_scenario
def test_a_briefing_sends_to_pages_that_there_are(scenario: str) -> None:
    """What stands with a capital behind “look first at” is the name of a page of the desk."""
    pages = {area.title for area in AREAS}
    named = {
        (chair, page)
        for chair, firm in world(scenario)["firms"].items()
        for found in AREA_NAMED.finditer(firm.get("briefing", ""))
        for page in found.groups()
        if page
    }
    assert not [one for one in sorted(named) if one[1] not in pages]
