"""Teams of a scenario fit into their firms, and a misfit is told with its place."""

from __future__ import annotations

import pytest
import tomli_w

from game.compiled.sizes import NOBODY
from game.testing.small import build, document, load_text


def test_teams_larger_than_their_firm_are_a_problem() -> None:
    """The message names the firm and how many people are missing."""
    text = tomli_w.dumps(document({"teams.bolt-desk.people": 150}))
    game, problems = load_text(text)
    assert game is None
    assert "the teams of 'bolt' have 15 people more than the firm" in problems.to_text()


@pytest.mark.parametrize(
    ("suit", "told"),
    [
        ({"by": "ada", "against": "ada"}, "nobody sues itself"),
        ({"by": "ada", "against": "bolt"}, "'ada' sues 'bolt' already"),
        ({"by": "core", "against": "bolt", "weeks": 6}, "courts decide after 6 weeks"),
    ],
)
def test_a_suit_that_could_not_stand_is_a_problem(suit: dict[str, object], told: str) -> None:
    """Against oneself, a second one against the same, or one that is over."""
    first = {"by": "ada", "against": "bolt", "spent": 1_000_000}
    changes = {"courts.suit_weeks": 6, "suits.a": first, "suits.b": {"spent": 1_000_000, **suit}}
    game, problems = load_text(tomli_w.dumps(document(changes)))
    assert game is None
    assert told in problems.to_text()


def test_a_suit_of_the_scenario_stands_on_the_first_morning() -> None:
    """Who sues whom, what was spent and how long it has stood are in the world."""
    suit = {"by": "bolt", "against": "ada", "spent": 2_000_000, "weeks": 3}
    world = build({"courts.suit_weeks": 6, "suits.old": suit}).compiled.world[0]
    found = [int(world[f"suit_{name}"][0]) for name in ("by", "against", "week", "spent")]
    places = build().compiled.places["firms"]
    assert found == [places["bolt"], places["ada"], -3, 2_000]
    assert (world["suit_by"][1:] == NOBODY).all()


def test_the_order_of_teams_in_a_file_changes_nothing() -> None:
    """Teams stand in the arrays by their ids."""
    teams = document()["teams"]
    turned = build({"teams": dict(reversed(list(teams.items())))})
    assert turned.compiled.rules.tobytes() == build().compiled.rules.tobytes()
    assert turned.compiled.world.tobytes() == build().compiled.world.tobytes()
