"""`first-steps`: whoever does what its lessons ask has learnt them all within eight weeks.

Invariant: figures, texts and happenings are held to what the other scenarios are held to.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from game.compiled.load import Game, load_game
from game.compiled.quantities import QUANTITIES
from game.players import make_players
from game.session.lessons import LessonLine, in_order, learn
from game.session.orders import Order
from game.session.session import Session
from game.ui.lessons import FIRST_STEPS
from game.ui.lessons.keys import with_keys
from game.ui.widgets.sheet import wrapped
from tests.scenarios.test_figures import FACTS, UNSOURCED, sources
from tests.scenarios.test_summer import SHUNNED, compute, effects_of, gain, tokens, world

NAME, CHAIR = FIRST_STEPS
CHAIRS = ("alibaba", "deepseek", "meta", "microsoft", "nvidia", "openai")
ROOM = 76
"""Cells a lesson's text has on a terminal of 80."""


@cache
def game() -> Game:
    """The scenario, which has no problem."""
    found, problems = load_game(NAME)
    assert found is not None, problems.to_text()
    assert not [problem for problem in problems if problem.severity.value != "note"]
    return found


def started(seed: int = 1, chair: str = CHAIR) -> Session:
    """A game on its first morning, machines in the other chairs."""
    players = make_players(game().compiled.scenario, seed)
    return Session.start(game(), seed=seed, chair=chair, players=players)


# What is told.


def test_the_title_leads_to_the_chair_it_is_written_for() -> None:
    """The chair offered to newcomers is the protagonist's; six chairs can be taken."""
    scenario = game().compiled.scenario
    assert scenario.protagonist == CHAIR
    assert tuple(sorted(scenario.firms)) == CHAIRS
    assert all(firm.chair for firm in scenario.firms.values())
    assert scenario.turns == 8


@pytest.mark.parametrize("lesson", world(NAME)["lessons"])
def test_a_lesson_fits_the_strip(lesson: str) -> None:
    """Its text takes three lines at 80 columns, its end one line, its title half of one."""
    told = world(NAME)["lessons"][lesson]
    assert len(wrapped(with_keys(told["text"]), ROOM)) <= 3
    assert len(wrapped("✓ " + with_keys(told.get("done", "")), ROOM)) == 1
    assert len(told["title"]) <= 26
    without_list = told["text"].replace("[new-order]", "")
    assert "[o]" not in with_keys(without_list)


@pytest.mark.parametrize("chair", CHAIRS)
def test_every_chief_is_taught(chair: str) -> None:
    """The protagonist gets all eighteen lessons, everybody else at least eight, week by week."""
    lessons = in_order(game().compiled.scenario.lessons, chair)
    assert len(lessons) == 18 if chair == CHAIR else len(lessons) >= 8
    weeks = [lesson.week for _name, lesson in lessons]
    assert weeks == sorted(weeks)
    assert weeks[-1] == 8


# What happens.


def obey(session: Session, line: LessonLine) -> bool:
    """Do what the lesson asks; False when there is nothing to do but hand in."""
    number = line.number
    orders: dict[int, list[dict[str, Any]]] = {
        2: [{"kind": "set-price", "price": 0.4}],
        3: [{"kind": "train", "amount": 60_000}],
        4: [{"kind": "set-split", "amount": 90, "price": 5.0}],
        7: [{"kind": "rent", "amount": 3_000, "price": 0.5}],
        10: [
            {"kind": "set-split", "amount": 80, "price": 20.0},
            {"kind": "release", "subject": "r1", "option": "open", "price": 0.3},
        ],
        12: [{"kind": "set-pay", "price": 300.0}],
        13: [{"kind": "hold-team", "price": 2_500.0}],
        14: [{"kind": "accept", "subject": "lakeside-halls"}],
        16: [{"kind": "answer", "subject": "what-did-it-cost", "option": "clause"}],
    }
    for order in orders.get(number, ()):
        quote = session.give(Order(**order))
        assert quote.allowed, (line.title, quote.refusal)
        if order["kind"] in {"train", "set-split"}:
            assert not quote.warnings, (line.title, quote.warnings)
    places = {1: {"place": "goals"}, 6: {"area": "company"}, 8: {"place": "order"},
              9: {"place": "order"}, 11: {"place": "order"}, 15: {"area": "rivals"},
              17: {"area": "models"}}  # fmt: skip
    learn(session, **places.get(number, {}))
    return number in orders or number in places


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("seed", [1, 2])
def test_who_does_what_is_asked_learns_it_all_and_wins(seed: int) -> None:
    """All lessons in their weeks; the week of each is handed in by nothing but the last of it."""
    session = started(seed)
    told: list[tuple[int, int]] = []
    while session.ending is None:
        while (line := learn(session)) and not line.waits:
            assert line.week <= session.turn + 1
            told.append((line.number, session.turn + 1))
            if not obey(session, line):
                break
        session.hand_in()
    assert [number for number, _week in told] == list(range(1, 19))
    assert not [
        news
        for report in session.reports
        for news in report.news
        if news.kind == "team lost" and news.mine
    ]  # the lesson to hold them comes in time
    assert max(week for _number, week in told) == 8
    line = learn(session)
    assert line is not None and line.title == "The last week"
    assert learn(session, place="ending") is None
    assert session.ending.kind == "ambition"
    best = max(model.capability for model in session.view().models)
    assert any(m.capability == best and m.owner == CHAIR for m in session.view().models)


SPLITS = {"alibaba": (25, 10), "deepseek": (0, 5), "meta": (70, 30), "microsoft": (0, 10),
          "nvidia": (0, 0), "openai": (0, 40)}  # fmt: skip
"""By chair: the per cent of its compute that the lesson of the first week gives to each use."""


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("chair", CHAIRS)
def test_the_split_that_is_taught_suits_the_chair(chair: str) -> None:
    """It keeps a run under way, serves all who ask, and is not warned of."""
    session, train, serve = started(1, chair), *SPLITS[chair]
    names = [name for name, _lesson in in_order(session.scenario.lessons, chair)]
    session.passed = tuple(names[: names.index("split")])
    line = learn(session)
    assert line is not None
    assert f"{train} to training, {serve} to serving" in line.text
    quote = session.give(Order(kind="set-split", amount=train, price=float(serve)))
    assert not [told for told in quote.warnings if "users asked" in told]
    session.hand_in()
    assert session.view().own.unserved < 0.01


@pytest.mark.usefixtures("engine")
def test_too_little_for_serving_is_told_beforehand() -> None:
    """OpenAI with a fifth of its compute for its users would turn away nearly half of them."""
    session = started(1, "openai")
    quote = session.give(Order(kind="set-split", amount=0, price=20.0))
    assert any("45% would be turned away" in told for told in quote.warnings), quote.warnings
    session.hand_in()
    assert session.view().own.unserved > 0.4


@pytest.mark.usefixtures("engine")
def test_a_run_is_set_against_the_own_best_and_the_weeks_left() -> None:
    """R1 in the drawer is the one to beat; a run that leaves no week for a release is told of."""
    session = started()
    quote = session.quote(Order(kind="train", amount=60_000))
    assert "about 119.5 points (your best has 117.5, the best released has 118.0)" in quote.effect
    assert not quote.warnings
    late = session.quote(Order(kind="train", amount=90_000))
    assert any("too late to be released" in told for told in late.warnings)


@pytest.mark.usefixtures("engine")
def test_who_does_nothing_neither_wins_nor_falls() -> None:
    """Eight weeks of handing in end with the time up; the last week's lesson came all the same."""
    session = started()
    while session.ending is None:
        session.hand_in()
    line = learn(session)
    assert session.ending.kind == "horizon"
    assert line is not None and line.title == "The last week"
    assert session.passed == ()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("chair", CHAIRS)
def test_every_chair_can_be_taken(chair: str) -> None:
    """The view opens, a lesson is on, and two weeks pass with machines around."""
    session = started(2, chair)
    assert session.view().firm == chair
    assert learn(session) is not None
    session.hand_in()
    session.hand_in()
    assert not session.world["balance"][0].sum(axis=1).any()


@pytest.mark.usefixtures("engine")
def test_a_release_is_felt_by_everybody() -> None:
    """Released open and cheap, R1 more than doubles one's users and takes from Nvidia's worth."""
    still, bold = started(3), started(3)
    for week in range(6):
        if week == 2:
            bold.give(Order(kind="release", subject="r1", option="open", price=0.3))
        still.hand_in()
        bold.hand_in()
    nvidia = game().compiled.places["firms"]["nvidia"]
    assert bold.view().me.usage_share > 2 * still.view().me.usage_share
    assert bold.world["value"][0, nvidia] < 0.95 * still.world["value"][0, nvidia]


# What other scenarios are held to.


@pytest.mark.parametrize("firm", CHAIRS)
def test_chair_is_worth_taking(firm: str) -> None:
    """A briefing of 60 to 120 words, a hope and a dread that rest on facts, sourced figures."""
    own = world(NAME)["firms"][firm]
    assert 60 <= len(own["briefing"].split()) <= 120
    assert own["ambition"]["when"] != own["fear"]["when"]
    assert own["ambition"]["source"]
    assert own["fear"]["source"]
    assert set(own) - UNSOURCED <= set(own["sources"])


def test_sources_exist() -> None:
    """Every source names a fact of the ledgers."""
    assert set(sources(world(NAME))) <= set(FACTS)


def test_cards_have_power_and_users_have_cards() -> None:
    """Nobody starts with dark cards or overloaded."""
    whole = world(NAME)
    for name, own in whole["firms"].items():
        cards = own.get("chips", {}).items()
        watts = sum(whole["chips"][chip]["watts"] * n for chip, n in cards)
        assert watts <= own["power"] * 1e6, name
        if own.get("shares"):
            need = tokens(NAME, name) * whole["models"][own["serves"]]["weight"]
            capacity = compute(NAME, name) * own["split"]["serve"]
            assert need / own["serving_skill"] <= 0.85 * capacity, name


def test_happenings_act_through_the_model() -> None:
    """They rest on facts, come up before the end, and move moods, names and skills a little."""
    movable = {quantity.name for quantity in QUANTITIES if quantity.bounds is not None}
    for name, event in world(NAME)["events"].items():
        assert event["source"], name
        assert (event["date"] - world(NAME)["start"]).days < 7 * 8
        for effect in effects_of(event):
            assert effect["quantity"].rsplit(".", 1)[1] in movable, name
            assert 0.85 <= effect.get("times", 1.0) <= 1.15, name


def test_no_answer_is_plainly_the_right_one() -> None:
    """Of two answers neither is at least as good in everything for the chief who gives it."""
    for name, event in world(NAME)["events"].items():
        gains = [gain(event["firm"], choice) for choice in event.get("choices", {}).values()]
        for place, one in enumerate(gains):
            for other in gains[:place] + gains[place + 1 :]:
                keys = one.keys() | other.keys()
                assert any(one.get(key, 0.0) < other.get(key, 0.0) for key in keys), name


def test_texts_are_short_and_name_firms_only() -> None:
    """A happening is told in at most 70 words, an answer in at most 40, and nobody is named."""
    for name, event in world(NAME)["events"].items():
        choices = event.get("choices", {}).values()
        assert len(event["text"].split()) <= 70, name
        assert all(len(choice["about"].split()) <= 40 for choice in choices), name
        told = [event["title"], event["text"], *(c["title"] + " " + c["about"] for c in choices)]
        assert not SHUNNED.search(" ".join(told)), name
