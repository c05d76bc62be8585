"""What breaks is found, made small, written down and found again."""

from __future__ import annotations

import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.compiled.load import Game, load_game
from game.testing.cases.files import case_of
from game.testing.cases.looks import differences
from game.testing.cases.writing import to_text
from game.testing.lessening import without_firm
from game.testing.proving import Proof, prove
from game.testing.search import Tally, search
from game.testing.shrink import fewest
from game.testing.small import TEXT, document, small_game

pytestmark = pytest.mark.usefixtures("engine")


@given(items=st.lists(st.integers(0, 50), unique=True, max_size=20), data=st.data())
def test_only_what_matters_is_left(items: list[int], data: st.DataObject) -> None:
    """Of what is needed nothing is lost, of all else nothing is kept."""
    needed = set(data.draw(st.lists(st.sampled_from(items), max_size=3)) if items else [])
    kept = fewest(items, lambda left: needed <= set(left))
    assert set(kept) == needed
    assert kept == [item for item in items if item in needed]


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world with a rule that an order breaks sooner or later."""
    path = tmp_path_factory.mktemp("kit") / "fixed-price.toml"
    rule = '[[always]]\nthat = "firms.bolt.price == 1"\nbecause = "Bolt keeps its word."\n'
    path.write_text(f"{TEXT}\n{rule}", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def proof(scenario: Path) -> Proof:
    """What is proved of it."""
    game, problems = load_game(str(scenario))
    assert game is not None, problems.to_text()
    return prove(game, str(scenario), examples=4, seed=1, seconds=120.0)


def test_the_rule_is_named(proof: Proof) -> None:
    """Which rule broke, why it should hold and what was seen."""
    assert proof.broken is not None
    assert (proof.broken.rule, proof.broken.reason) == ("always-1", "Bolt keeps its word.")
    assert "firms.bolt.price is" in proof.broken.wrong


def test_it_is_as_small_as_it_can_be(proof: Proof) -> None:
    """One order in one week by the only firm there is."""
    assert proof.case is not None
    assert proof.shows
    assert proof.case.last == 1
    assert len(proof.case.without) == 2
    (order,) = proof.case.orders
    assert order["firm"] == "bolt"
    assert order["kind"] in ("set-price", "release")


def test_it_can_be_run_again_from_its_text(proof: Proof, tmp_path: Path) -> None:
    """Written and read, the case still breaks the same rule."""
    assert proof.case is not None
    path = tmp_path / "broken.case.toml"
    case = case_of(tomllib.loads(to_text(proof.case)), path)
    assert attrs.evolve(case, path=proof.case.path, why="") == attrs.evolve(proof.case, why="")
    (wrong,) = differences(case)
    assert wrong.startswith("after week 1: always-1: not firms.bolt.price == 1")


def test_the_same_seed_finds_the_same(scenario: Path, proof: Proof) -> None:
    """Searching again comes to the same week."""
    game, _problems = load_game(str(scenario))
    assert game is not None
    assert search(game, examples=4, seed=1) == proof.broken


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    """The search tells how much it played."""
    tally = Tally()
    assert search(small_game(), examples=1, seed=3, tally=tally) is None
    assert (tally.games, tally.weeks) == (1, small_game().compiled.scenario.turns)


@pytest.mark.parametrize("firm", ["ada", "bolt", "core"])
def test_a_firm_leaves_without_a_trace(firm: str) -> None:
    """Without any one firm the small world is still a scenario that can be loaded."""
    tree = without_firm(document(), firm)
    game = loaded(tree)
    assert firm not in game.compiled.ids["firms"]


def loaded(tree: dict[str, object]) -> Game:
    """The game of plain tables."""
    import tomli_w  # noqa: PLC0415

    from game.testing.small import load_text  # noqa: PLC0415

    game, problems = load_text(tomli_w.dumps(tree))
    assert game is not None, problems.to_text()
    return game
