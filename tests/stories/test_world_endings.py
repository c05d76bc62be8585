"""The ends that the shipped world has for every chief: each can be reached, and is told.

Invariant: rules and ends are those of `world.toml` as `cold-shot` plays it; a story shortens
the game to six weeks and begins near its end, by starting figures and happenings of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import attrs
import pytest
import tomli_w

from game.compiled.load import Game
from game.session.orders import Order
from game.session.player import Player
from game.session.session import Session
from game.session.view import View
from game.testing.cases.worlds import document_of
from tests.support.small import load_text

pytestmark = pytest.mark.usefixtures("engine")

WEEKS = 6
DAY = datetime.date(2025, 1, 6)


def happening(**moves: tuple[float, float]) -> dict[str, Any]:
    """An event of the first morning that moves figures: first times, then plus."""
    effects = [
        {"quantity": name.replace("__", "."), "times": times, "add": add}
        for name, (times, add) in moves.items()
    ]
    return {"title": "A day", "text": "It was such a day.", "date": DAY, "effects": effects}


@attrs.frozen(kw_only=True)
class Story:
    """How an end comes about: who sits where, what is so at the start, what is ordered."""

    chair: str
    world: Mapping[str, Any] = attrs.field(factory=dict)
    orders: Mapping[str, Mapping[int, Sequence[Order]]] = attrs.field(factory=dict)
    """Orders of firms by turn."""


@attrs.define
class Told:
    """A chief who follows a list."""

    orders: Mapping[int, Sequence[Order]]
    name: str = "told"

    def decide(self, view: View) -> Sequence[Order]:
        """What the list says for the week."""
        return self.orders.get(view.turn, ())


CRASH = happening(world__mood=(0.2, 0.0))
BUYERS = ("openai", "google", "microsoft", "meta", "xai", "amazon", "anthropic")
STORIES = {
    "agi": Story(
        chair="openai",
        world={"models.o1.capability": 260.0},
        orders={"openai": {0: [Order(kind="declare-agi", subject="o1")]}},
    ),
    "broken-up": Story(
        chair="anthropic", world={"events.day": happening(firms__anthropic__heat=(0.0, 1.0))}
    ),
    "collapse-lost": Story(
        chair="xai", world={"events.day": CRASH, "firms.xai.debt": 20_000_000_000}
    ),
    "collapse-outlived": Story(chair="microsoft", world={"events.day": CRASH}),
    "kingmaker": Story(
        chair="nvidia",
        world={"contracts": {}, "events.day": happening(world__mood=(1.3, 0.0))},
        orders={
            firm: {
                turn: [Order(kind="buy-chips", subject="hopper", amount=3_000)]
                for turn in range(WEEKS)
            }
            for firm in BUYERS
        },
    ),
    "market": Story(
        chair="openai",
        world={
            "firms.openai.shares": {"consumers": 0.625, "developers": 0.6, "enterprise": 0.715},
            "firms.google.shares": {"consumers": 0.01, "developers": 0.01, "enterprise": 0.01},
            "firms.microsoft.shares.enterprise": 0.04,
            "segments.consumers.outside": 0.1,
            "segments.developers.outside": 0.05,
            "segments.enterprise.outside": 0.1,
            "firms.openai.chips": {"hopper": 2_000_000},
            "firms.openai.power": 4_000.0,
            "firms.openai.value": 400_000_000_000,
        },
    ),
    "richest": Story(
        chair="microsoft",
        world={"events.day": happening(firms__microsoft__sentiment=(3.0, 0.0))},
    ),
}
"""By the id of the end."""


def game_of(story: Story) -> Game:
    """The world of the story."""
    tree = document_of("cold-shot")
    tree["turns"] = WEEKS
    tree["events"] = {}
    tree["glossary"] = {}
    for path, value in story.world.items():
        *way, last = path.split(".")
        table = tree
        for step in way:
            table = table[step]
        table[last] = value
    game, problems = load_text(tomli_w.dumps(tree))
    assert game is not None, problems.to_text()
    return game


@cache
def played(name: str) -> Session:
    """The story, played to its end."""
    story = STORIES[name]
    players: dict[str, Player] = {firm: Told(given) for firm, given in story.orders.items()}
    mine = players.pop(story.chair, None)
    session = Session.start(game_of(story), seed=1, chair=story.chair, players=players)
    while session.ending is None:
        for order in mine.decide(session.view()) if mine else ():
            assert session.give(order).allowed
        session.hand_in()
    return session


def test_there_is_a_story_for_every_end() -> None:
    """None that the world has is missing here."""
    assert sorted(STORIES) == sorted(document_of("cold-shot")["endings"])


@pytest.mark.parametrize("name", STORIES)
def test_the_end_is_reached_and_told(name: str) -> None:
    """The chief comes to this end, and hears what made it so and how the curves went."""
    session, end = played(name), document_of("cold-shot")["endings"][name]
    ending = session.ending
    assert ending is not None
    assert (ending.kind, ending.reason) == (end["kind"], end["text"])
    assert ending.title == end["title"].format(firm=ending.firm_name)
    assert (ending.turn == WEEKS) == end.get("at_end", False)
    assert ending.reasons[0].startswith("Reached: ")
    assert session.view().history["value"][ending.firm]
