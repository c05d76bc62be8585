"""What holds in every scenario, from every chair, whoever plays."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from game.compiled.causes import REFUSED
from game.compiled.load import load_game
from game.compiled.world import ACTIVE
from game.players import make_player
from game.scenario.find import find_scenario
from game.scenario.inherit import OWN_KEYS
from game.scenario.load import read_tree
from game.scenario.problems import Problems
from game.session.session import Session
from game.testing.invariants import broken
from game.testing.secrets import both_views, told_to
from tests.conformance.games import KINDS, SCENARIOS, SEED, WEEKS, played, players, weeks_of
from tests.support.lane import PLAIN
from tests.support.shipped import game_of

pytestmark = [
    pytest.mark.usefixtures("engine"),
    pytest.mark.skipif(PLAIN, reason="the same games are played with the compiled rules"),
]

MOST_REFUSED = 0.03
"""Part of the orders of thinking chiefs that may be refused."""

SHUFFLED = 2
"""Weeks that are played with the tables in another order."""

every_scenario = pytest.mark.parametrize("scenario", SCENARIOS)
every_kind = pytest.mark.parametrize("kind", KINDS)


def test_there_are_scenarios() -> None:
    """The list is not empty by mistake, and holds nothing that only serves to be extended."""
    assert {"cold-shot", "ticket", "bailout", "dinner", "entanglement"} <= set(SCENARIOS)
    assert "world" not in SCENARIOS


@every_kind
@every_scenario
def test_what_must_hold_holds(scenario: str, kind: str) -> None:
    """Books, parts, debts and holdings after every week; in the last, all that costs time too."""
    *earlier, last = weeks_of(scenario, kind)
    assert [wrong for moment in earlier for wrong in broken(moment)] == []
    assert broken(last, costly=True) == []


@every_kind
@every_scenario
def test_the_orders_alone_make_the_game(scenario: str, kind: str) -> None:
    """Played again without its players the game is the same to the last bit."""
    after = weeks_of(scenario, kind)[-1].after
    assert after.tobytes() == played(scenario, kind).table.closed[-1].tobytes()


@every_scenario
def test_a_script_is_the_chief_who_wrote_it(scenario: str) -> None:
    """Chiefs that follow the lists of others make the game that those made."""
    assert played(scenario, "scripted").digests == played(scenario, "heuristic").digests


@pytest.mark.parametrize("kind", ["wild", "heuristic"])
@every_scenario
def test_no_chair_sees_what_is_hidden(scenario: str, kind: str) -> None:
    """With all that is hidden from it in disorder every chief sees the same."""
    game, world = game_of(scenario), weeks_of(scenario, kind)[-1].before
    told = [told_to(game, world, f) for f in range(len(game.compiled.ids["firms"]))]
    assert [text for text in told if text] == []


@every_scenario
def test_no_machine_acts_on_what_is_hidden(scenario: str) -> None:
    """With all that is hidden from it in disorder every machine orders the same."""
    game, world = game_of(scenario), weeks_of(scenario, "heuristic")[-1].before
    for f, firm in enumerate(game.compiled.ids["firms"]):
        if world["status"][0, f] == ACTIVE:
            temper = game.compiled.scenario.firms[firm].temper
            player = make_player("heuristic", temper, SEED, firm)
            seen, shaken = both_views(game, world, f)
            assert player.decide(seen) == player.decide(shaken), firm


@every_scenario
def test_machines_know_what_is_allowed(scenario: str) -> None:
    """Hardly an order of a thinking chief is refused."""
    session = played(scenario, "heuristic")
    logs = [moment.log[0] for moment in weeks_of(scenario, "heuristic")]
    refused = sum(int((log["note_kind"][: int(log["notes"])] == REFUSED).sum()) for log in logs)
    assert refused <= MOST_REFUSED * sum(map(len, session.orders))


@every_scenario
def test_every_chair_can_be_taken(scenario: str) -> None:
    """A person in it sees its own firm, may follow all advice, and comes to the next week."""
    game = game_of(scenario)
    chairs = [firm for firm, about in game.compiled.scenario.firms.items() if about.chair]
    assert chairs
    for chair in chairs:
        session = Session.start(game, seed=SEED, chair=chair)
        view = session.view()
        assert view.firm == view.me.id == chair
        for matter in view.matters:
            if matter.proposal is not None:
                quote = session.quote(matter.proposal)
                assert quote.allowed, (chair, matter.id, quote.refusal)
        session.hand_in()
        assert session.view().turn == 1


@every_scenario
def test_games_last_longer_than_they_are_tested(scenario: str) -> None:
    """No scenario ends before the weeks played here."""
    assert game_of(scenario).compiled.scenario.turns >= WEEKS


@every_scenario
def test_the_order_of_tables_does_not_matter(tmp_path: Path, scenario: str) -> None:
    """Whichever table and entry is written first, machines play the same game to the last bit."""
    path = find_scenario(scenario, Problems())
    assert path is not None
    tree = read_tree(path, Problems())
    assert tree is not None
    whole = {name: value for name, value in tree.data.items() if name not in OWN_KEYS}
    copy = tmp_path / path.name
    draws = random.Random(SEED)  # noqa: S311 - it guards nothing
    copy.write_text(tomli_w.dumps(shuffled(whole, draws)), encoding="utf-8")
    game, problems = load_game(str(copy))
    assert game is not None, problems.to_text()
    assert list(game.compiled.scenario.firms) != sorted(game.compiled.scenario.firms)
    session = Session.start(game, seed=SEED, players=players(game, "heuristic"))
    for _week in range(SHUFFLED):
        session.hand_in()
    assert session.digests == played(scenario, "heuristic").digests[:SHUFFLED]


def shuffled(value: Any, draws: random.Random) -> Any:
    """The value with the entries of all tables in it in another order; lists stay as they are.

    The answers to a matter stay in their order too: it is the one they are shown and numbered in.
    """
    if isinstance(value, list):
        return [shuffled(each, draws) for each in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    draws.shuffle(names)
    table = {name: shuffled(value[name], draws) for name in names}
    if isinstance(choices := value.get("choices"), dict):
        table["choices"] = {name: table["choices"][name] for name in choices}
    return table
