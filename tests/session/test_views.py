"""A view shows what its chief may know, and nothing of what is hidden."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.quantities import QUANTITIES
from game.compiled.sizes import MONEY, NOBODY
from game.compiled.world import HELD, PENDING, RELEASED, WAITING
from game.session.figures import terms_of
from game.session.published import guess
from game.session.session import Session
from tests.session.playing import FIRMS, alone, among, fresh, players
from tests.support.lane import tries
from tests.support.small import build, small_game

pytestmark = pytest.mark.usefixtures("engine")

HIDDEN_OF_RIVALS = (
    "debt", "moves", "backlog", "arriving", "connecting", "fast_power", "energised", "leased_in",
    "train_share", "serve_share", "rent_wanted", "rent_limit", "rented", "let", "pay", "morale",
    "vacancies", "bid_for", "bid_people", "bid_pay", "efficiency", "serving_skill", "run_done",
    "run_plan", "run_need", "training_used", "trust", "tokens", "unserved", "serving_used",
    "service_revenue", "chip_profit", "income", "expense", "shortfall", "chip_rate", "sentiment",
    "fundamental", "raised", "founders", "favour", "heat", "protest", "ambition_met",
    "fear_met", "spv_debt", "margin_debt", "backstop",
    "team_bid_for", "team_bid_pay", "hold_pay", "care", "cut_week",
    "pledge_done", "halls", "hall_site", "hall_week", "compliance", "file", "fine",
    "device_week", "device_size", "scout_of", "scout_until", "scout_error", "trimmed",
    "fluency", "port_stack", "port_left", "port_effort", "licence_week", "licence_ask",
    "licence_spent", "tired", "short_part", "short_sum", "short_mark", "short_put",
)  # fmt: skip
HIDDEN_OF_ALL = (
    "believed_efficiency", "compute_before", "industry_rented", "new_output", "maturity",
    "developing",
)  # fmt: skip


SECRET_SHORT = {
    "short_of": 1, "short_part": 0.005, "short_sum": 45_000, "short_mark": 45_000,
    "short_put": 11_250,
}  # fmt: skip


def shaken(session: Session, chair: str, name: str, seed: int) -> Session:
    """The session with a hidden field of every rival (or of the world) put in disorder."""
    rng = np.random.default_rng(seed)
    target = session.world[name]
    noise = rng.integers(1, 50, target[0].shape)
    mine = session.catalogue.place("firms", chair)
    if name in HIDDEN_OF_RIVALS:
        scouted = session.world["scout_of"][0, mine]
        noise[[mine, *scouted[scouted != NOBODY]]] = 0
    own = session.game.compiled.rules["chip_vendor"][0] == mine
    if name == "backlog":  # a vendor knows the queue for its own chips
        noise[:, own] = 0
    if name in ("new_output", "maturity"):  # its lines, and how ripe its silicon is
        noise[own] = 0
    target[0] += noise.astype(target.dtype)
    return fresh(session)


@pytest.fixture(scope="module")
def third_week(engine: None) -> Session:
    """A game two weeks old, played once for all who put its world back as it was.

    Since a week Ada owes shares of Bolt, too few for others to be told.
    """
    session = among("random", 2)
    for past in session.past[-2:]:
        for name, figure in SECRET_SHORT.items():
            past[name][0, 0] = figure
    return fresh(session)


@pytest.mark.parametrize("name", [*HIDDEN_OF_RIVALS, *HIDDEN_OF_ALL])
def test_hidden_figures_change_no_view(third_week: Session, name: str) -> None:
    """Whatever is hidden may differ: each chief sees the same."""
    world = third_week.world.copy()
    for chair in FIRMS:
        before = third_week.view(chair)
        assert shaken(third_week, chair, name, 5).view(chair) == before, chair
        third_week.world[:] = world
        fresh(third_week)


@settings(max_examples=tries(40, 4))
@given(data=st.data(), seed=st.integers(0, 1000))
def test_hidden_figures_change_no_orders(data: st.DataObject, seed: int) -> None:
    """No player can act on what its chief may not know."""
    chair = data.draw(st.sampled_from(FIRMS))
    names = data.draw(st.lists(st.sampled_from([*HIDDEN_OF_RIVALS, *HIDDEN_OF_ALL]), max_size=8))
    session = among("random", 2, seed=3)
    mind = players(small_game(), 3, data.draw(st.sampled_from(["heuristic", "random"])))[chair]
    before = mind.decide(session.view(chair))
    for name in names:
        session = shaken(session, chair, name, seed)
    assert mind.decide(session.view(chair)) == before


def test_a_rivals_cash_is_hidden() -> None:
    """Money moved between a rival and the world outside shows in no other view."""
    session = alone("bolt")
    before = session.view()
    session.world["balance"][0, MONEY, 0] -= 1000
    session.world["balance"][0, MONEY, -1] += 1000
    assert fresh(session).view() == before
    assert fresh(session).view("ada").own.cash == session.view("ada").own.cash


def test_the_need_of_a_run_is_hidden_from_its_own_chief() -> None:
    """Nobody is told by how much a run will overrun."""
    session = alone("bolt")
    before = session.view()
    assert before.own.run is not None
    session.world["run_need"][0, 1] *= 3.0
    assert fresh(session).view() == before


def test_a_rivals_held_model_is_hidden() -> None:
    """What lies in a drawer is known to its owner alone, until it is released."""
    session = alone("bolt")
    drawer = session.catalogue.model_place("ada-2")
    assert session.world["model_state"][0, drawer] == HELD
    before = session.view()
    session.world["model_capability"][0, drawer] += 7.0
    session.world["model_weight"][0, drawer] *= 2.0
    assert fresh(session).view() == before
    assert "ada-2" in [model.id for model in session.view("ada").models]
    session.world["model_state"][0, drawer] = RELEASED
    assert "ada-2" in [model.id for model in fresh(session).view().models]


def test_a_matter_is_put_before_its_own_chief_only() -> None:
    """Others see neither that a decision is pending nor what it is about."""
    session = alone("ada")
    offer = session.catalogue.place("events", "offer")
    before = {chair: session.view(chair) for chair in ("ada", "core")}
    session.world["event_state"][0, offer] = PENDING
    session.world["event_week"][0, offer] = 0
    fresh(session)
    assert {chair: session.view(chair) for chair in ("ada", "core")} == before
    assert "offer" in [matter.id for matter in session.view("bolt").matters]


def test_what_others_bring_to_view_is_only_a_guess() -> None:
    """A rival's compute is one leading digit; one's own is exact."""
    session = alone("bolt")
    lines = {line.id: line for line in session.view().firms}
    compute = session.world["compute"][0]
    assert lines["core"].compute == guess(float(compute[2]))
    assert lines["bolt"].compute == float(compute[1])


@settings(max_examples=tries(100, 100))
@given(amount=st.floats(1e-3, 1e12))
def test_a_guess_has_one_digit_and_the_right_size(amount: float) -> None:
    """A guess is within half of the leading digit's step."""
    found = guess(amount)
    assert found == pytest.approx(amount, rel=0.5)
    assert f"{found:e}"[2:6] == "0000"


def test_news_of_others_is_private() -> None:
    """Hiring, deliveries, runs and refusals of a rival are not told to others."""
    session = among("random", 8)
    private = {"chips delivered", "people hired", "people left", "run finished", "run overran",
               "run failed", "people poached", "people lost", "chips short", "dark chips",
               "power connected"}  # fmt: skip
    for chair in FIRMS:
        news = session.view(chair).news
        assert news
        assert all(item.firm == chair for item in news if item.kind in private)
        assert all(item.mine == (item.firm == chair) for item in news)


def test_public_news_reaches_everybody() -> None:
    """Releases, failures and happenings are in every chief's news."""
    session = among("random", 8)
    public = {"released", "failed", "recipe learned", "overloaded"}
    told = [[item.title for item in session.view(chair).news if item.kind in public]
            for chair in FIRMS]  # fmt: skip
    assert told[0]
    assert told[0] == told[1] == told[2]


def test_a_goal_shows_its_terms_with_todays_figures() -> None:
    """Each part of an ambition that must hold stands with the figure it is about."""
    goal = alone("ada").view().ambition
    session = alone("ada")
    shown = {round(term.now, 9) for term in goal.terms}
    assert len(goal.terms) == 2
    assert round(float(session.world["usage_share"][0, 0]), 9) in shown
    assert goal.holds == all(term.holds for term in goal.terms)
    assert all("Ada" in term.text for term in goal.terms)


def test_a_goal_tells_what_fewer_shares_bring_nearer() -> None:
    """A bound that names what today's shares were worth falls with them; a sum does not."""
    session, grown = alone("ada"), "firms.ada.value > 1.1 * firms.ada.start_value"
    others = "firms.ada.value > 5 and firms.ada.value > firms.bolt.start_value"
    terms = terms_of(session.game.compiled, f"{grown} and {others}", session.table.lookup)
    assert [term.per_share for term in terms] == [True, False, False]
    assert "(1.1 × what Ada's shares were worth at the start)" in terms[0].text


def test_figures_by_name_are_those_of_the_world() -> None:
    """What a condition's name shows is what the world holds, in people's units."""
    session = alone("ada")
    lookup, world = session.table.lookup, session.world[0]
    assert lookup(("firms", "ada", "cash")) == world["balance"][MONEY, 0] * 1000
    assert lookup(("world", "spot_price")) == pytest.approx(float(world["spot_price"]) * 1000)
    assert lookup(("models", "bolt-1", "open")) == 1.0
    assert len({(q.scope, q.name) for q in QUANTITIES}) == len(QUANTITIES)


def test_advice_follows_the_firms_state() -> None:
    """A held model asks for a decision, an idle training hall for a run."""
    ids = {matter.id for matter in alone("ada").view().matters}
    assert {"advice-release-ada-2", "advice-run"} <= ids
    session = alone("bolt")
    assert "advice-run" not in {matter.id for matter in session.view().matters}
    fresh(session, {"run_model": NOBODY})
    assert "advice-run" in {matter.id for matter in session.view().matters}


def test_advice_can_be_followed() -> None:
    """Every order that advice proposes on the first morning is allowed."""
    for chair in FIRMS:
        session = alone(chair)
        for matter in session.view().matters:
            if matter.proposal is not None:
                assert session.quote(matter.proposal).allowed, matter


def test_advice_warns_of_a_thin_runway() -> None:
    """A chief whose cash lasts a few weeks is told so."""
    session = alone("bolt", game=build({"firms.bolt.cash": 40_000_000}))
    assert "advice-runway" in {matter.id for matter in session.view().matters}


def test_views_are_plain_and_equal_when_asked_twice() -> None:
    """Looking changes nothing."""
    session = among("random", 2)
    before = session.world.tobytes()
    assert session.view("ada") == session.view("ada")
    assert session.world.tobytes() == before
    assert session.world["event_state"][0].max() >= WAITING


def test_history_is_as_long_as_the_game() -> None:
    """Every curve has a figure for the start and one for each week."""
    view = among("random", 3).view("core")
    assert {len(curve) for series in view.history.values() for curve in series.values()} == {4}
    assert set(view.history["cash"]) == {"core"}
    assert set(view.history["value"]) == set(FIRMS)


def test_a_matter_of_one_house_is_no_news_elsewhere() -> None:
    """What is put before one chief, and what that chief chose, is told to nobody else."""
    session = among("random", 12, seed=6)
    titles = {
        chair: {item.title for item in session.view(chair).news if "An offer" in item.title}
        for chair in FIRMS
    }
    assert len(titles["bolt"]) == 2
    assert titles["ada"] == titles["core"] == set()
