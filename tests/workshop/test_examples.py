"""The worked examples of the guide are whole, do what it says, and can be played."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest

from game.compiled.load import Game, load_game
from game.players import make_players
from game.scenario.find import examples_folder, list_mods, list_scenarios
from game.scenario.load import read_tree
from game.scenario.model import Scenario
from game.scenario.problems import Problems
from game.session.session import Session
from game.words import use_words

BROWSERS = "browsers-1997"
PLAYED = ["cold-shot+dear-power", "cold-shot+fourth-island", BROWSERS]
OF_AI = re.compile(r"\b(chips?|cards?|models?|tokens?)\b", re.IGNORECASE)
ABOUT_AI = re.compile(r"\b(AI|GPUs?|tokens?|H100|LLM|neural|chatbots?|Nvidia|OpenAI)\b")


@pytest.fixture(autouse=True)
def _words_of_no_scenario() -> Iterator[None]:
    """What one example says otherwise is not said to the next test."""
    yield
    use_words({})


def game_of(name: str) -> Game:
    """The game of this name, in which nothing is wrong."""
    game, problems = load_game(name)
    assert game is not None, problems.to_text()
    assert len(problems) == 0, problems.to_text()
    return game


def texts_of(value: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def test_examples_are_shown_to_nobody_who_did_not_ask() -> None:
    """They are found by name and stand in no list."""
    shown = {path.stem for path in (*list_scenarios(), *list_mods())}
    asked = {path.stem for path in (*list_scenarios(examples=True), *list_mods(examples=True))}
    assert asked - shown == {path.stem for path in examples_folder().glob("*.toml")}


def test_the_patch_changes_numbers_and_nothing_else() -> None:
    """Half as much again for the grid; firms and events stay."""
    plain = game_of("cold-shot").compiled.scenario
    dear = game_of("cold-shot+dear-power").compiled.scenario
    assert dear.power.grid_cost == 1.5 * plain.power.grid_cost
    assert dear.power.grid_weeks == plain.power.grid_weeks + 6
    assert (dear.firms, dear.events) == (plain.firms, plain.events)


def test_the_second_adds_a_firm_a_chip_and_a_contract() -> None:
    """Each is there under its id, and the shares of its users still sum to one."""
    plain = game_of("cold-shot").compiled.scenario
    island = game_of("cold-shot+fourth-island").compiled.scenario
    for table in ("firms", "chips", "models", "contracts", "events"):
        added = getattr(island, table).keys() - getattr(plain, table).keys()
        assert len(added) == 1, table
    shares = sum(firm.shares.get("developers", 0.0) for firm in island.firms.values())
    assert shares + island.segments["developers"].outside == pytest.approx(1.0)


def test_nothing_of_the_ai_war_is_left_in_the_third() -> None:
    """No firm, chip, model or word of it: the engine knows none by name."""
    problems = Problems()
    tree = read_tree(examples_folder() / f"{BROWSERS}.toml", problems)
    assert tree is not None
    own = {name: value for name, value in tree.data.items() if name != "words"}
    assert [text for text in texts_of(own) if ABOUT_AI.search(text)] == []
    theirs, browsers = game_of("cold-shot").compiled, game_of(BROWSERS).compiled
    for table in ("chips", "models", "segments"):
        assert not theirs.places[table].keys() & browsers.places[table].keys()


def test_the_bare_world_holds_nothing() -> None:
    """Whatever table of entries the world has, `bare.toml` takes it away."""
    tree = read_tree(examples_folder() / "bare.toml", Problems())
    assert tree is not None
    tables = {field.name for field in attrs.fields(Scenario) if str(field.type).startswith("dict[")}
    assert tables & set(tree.data) == set(), "bare.toml: remove these too"


def test_every_figure_of_the_third_rests_on_a_fact_of_its_ledger() -> None:
    """No source of the AI war, and none that is not used."""
    tree = read_tree(examples_folder() / f"{BROWSERS}.toml", Problems())
    ledger = read_tree(examples_folder() / "seeds" / "browsers.toml", Problems())
    assert tree is not None
    assert ledger is not None
    named = {text for text in texts_of(tree.data) if re.fullmatch(r"browsers\.[a-z0-9-]+", text)}
    assert named == {f"browsers.{fact}" for fact in ledger.data["facts"]}


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", PLAYED)
def test_an_example_is_played(name: str) -> None:
    """Machine players play some weeks of it; in the third no word of AI is told."""
    game = game_of(name)
    session = Session.start(game, seed=1, players=make_players(game.compiled.scenario, 1))
    told = []
    for _week in range(4):
        told += [f"{news.title} {news.text}" for news in session.hand_in().news]
    assert session.turn == 4
    if name == BROWSERS:
        assert [text for text in told if OF_AI.search(text)] == []
