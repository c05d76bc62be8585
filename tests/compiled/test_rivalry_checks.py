"""Teams of a scenario fit into their firms, and a misfit is told with its place."""

from __future__ import annotations

import tomli_w

from game.testing.small import build, document, load_text


def test_teams_larger_than_their_firm_are_a_problem() -> None:
    """The message names the firm and how many people are missing."""
    text = tomli_w.dumps(document({"teams.bolt-desk.people": 150}))
    game, problems = load_text(text)
    assert game is None
    assert "the teams of 'bolt' have 15 people more than the firm" in problems.to_text()


def test_the_order_of_teams_in_a_file_changes_nothing() -> None:
    """Teams stand in the arrays by their ids."""
    teams = document()["teams"]
    turned = build({"teams": dict(reversed(list(teams.items())))})
    assert turned.compiled.rules.tobytes() == build().compiled.rules.tobytes()
    assert turned.compiled.world.tobytes() == build().compiled.world.tobytes()
