"""The four stories of `cold-shot`: R1's release, the keynote, the rebound, and its absence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from game.session.orders import Order
from game.session.session import Session
from game.session.view import View
from tests.stories.playing import hold_r1, play, release_r1, with_elasticity
from tests.support.shipped import cold_shot

SEEDS = (1, 2, 3)
RELEASE = 3
"""Week of 20 January: worlds[RELEASE] is the first that has seen the release."""
AFTER = 4
"""Weeks later, before rivals' next models come."""


@cache
def released(seed: int) -> Session:
    """A game in which R1 is released open and cheap."""
    return play(cold_shot(), {"deepseek": release_r1}, seed=seed)


@cache
def held(seed: int) -> Session:
    """The same game with R1 held back."""
    return play(cold_shot(), {"deepseek": hold_r1}, seed=seed)


def course(session: Session, field: str, firm: str = "") -> NDArray[np.float64]:
    """A figure from the start to the last week."""
    past = np.concatenate(session.past)
    if not firm:
        return np.asarray(past[field], float)
    place = session.game.compiled.places["firms"][firm]
    return np.asarray(past[field][:, place], float)


@pytest.mark.parametrize("seed", SEEDS)
def test_release_takes_usage(seed: int) -> None:
    """Released open and cheap, R1 brings DeepSeek users; held back, it does not."""
    share = course(released(seed), "usage_share", "deepseek")
    alone = course(held(seed), "usage_share", "deepseek")
    assert share[RELEASE + AFTER] > 1.5 * share[RELEASE - 1]
    assert alone[RELEASE + AFTER] < 1.2 * alone[RELEASE - 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_release_forces_a_price_war(seed: int) -> None:
    """After the release users pay far less in the segment where price counts; held, they do not."""
    place = cold_shot().compiled.places["segments"]["developers"]
    paid = course(released(seed), "price_index")[:, place]
    alone = course(held(seed), "price_index")[:, place]
    assert paid[RELEASE : RELEASE + AFTER].min() < 0.75 * paid[RELEASE - 1]
    assert alone[RELEASE + AFTER] > 0.9 * alone[RELEASE - 1]
    asked = course(released(seed), "price", "openai")
    assert asked[RELEASE : RELEASE + AFTER].min() < asked[RELEASE - 1]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("follower", ["meta", "xai", "amazon"])
def test_release_lifts_followers(seed: int, follower: str) -> None:
    """The published recipe raises what followers can reach with the compute they have."""
    with_recipe = course(released(seed), "efficiency", follower)
    without = course(held(seed), "efficiency", follower)
    assert with_recipe[RELEASE + AFTER] > 1.15 * without[RELEASE + AFTER]


@pytest.mark.parametrize("seed", SEEDS)
def test_release_lowers_expected_need_and_the_chip_makers_value(seed: int) -> None:
    """Expected compute need falls, and with it Nvidia's value; held back, neither does."""
    need, alone = course(released(seed), "expected_need"), course(held(seed), "expected_need")
    assert need[RELEASE + AFTER] < 0.8 * need[RELEASE - 1]
    assert alone[RELEASE + AFTER] > 0.85 * alone[RELEASE - 1]
    value = course(released(seed), "value", "nvidia")
    calm = course(held(seed), "value", "nvidia")
    assert value[RELEASE : RELEASE + AFTER].min() < 0.9 * value[RELEASE - 1]
    assert value[RELEASE + AFTER] < 0.93 * calm[RELEASE + AFTER]


def stage_keynote(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Answer the keynote matter with the physical-AI story, and tell no other story."""
    return _answer(view, "physical", wished)


def stay_silent(view: View, wished: Sequence[Order]) -> Sequence[Order]:
    """Welcome efficiency plainly, and promise no new market."""
    return _answer(view, "welcome", wished)


def _answer(view: View, choice: str, wished: Sequence[Order]) -> Sequence[Order]:
    """The wishes without keynotes of another kind, the March matter answered by `choice`."""
    others = [o for o in wished if o.kind != "keynote" and o.subject != "keynote"]
    if any(matter.id == "keynote" for matter in view.matters):
        return [Order(kind="answer", subject="keynote", option=choice), *others]
    return others


@pytest.mark.parametrize("seed", SEEDS)
def test_the_march_keynote_answers_the_fall(seed: int) -> None:
    """With the physical-AI keynote expected need and Nvidia's value end higher than without."""
    game = cold_shot()
    told = play(game, {"deepseek": release_r1, "nvidia": stage_keynote}, seed=seed)
    silent = play(game, {"deepseek": release_r1, "nvidia": stay_silent}, seed=seed)
    assert course(told, "story")[-1] > 2.0 * course(silent, "story")[-1]
    assert course(told, "expected_need")[-1] > 1.05 * course(silent, "expected_need")[-1]
    assert course(told, "value", "nvidia")[-1] > 1.02 * course(silent, "value", "nvidia")[-1]


def total_serving(session: Session) -> NDArray[np.float64]:
    """Compute all firms use for serving, by week."""
    return np.asarray(np.concatenate(session.past)["serving_used"].sum(axis=1), float)


@pytest.mark.parametrize("seed", SEEDS)
def test_compute_use_rises_again_where_usage_is_elastic(seed: int) -> None:
    """Cheaper models first need less compute; then elastic usage takes more than before."""
    game = with_elasticity(cold_shot(), 2.3)
    used = total_serving(play(game, {"deepseek": release_r1}, seed=seed))
    trough = used[RELEASE : RELEASE + AFTER].min()
    assert trough < 0.9 * used[RELEASE - 1]
    assert used[-1] > used[RELEASE - 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_compute_use_stays_down_where_usage_is_not_elastic(seed: int) -> None:
    """Where usage hardly answers price, the saved compute stays saved."""
    game = with_elasticity(cold_shot(), 0.2)
    used = total_serving(play(game, {"deepseek": release_r1}, seed=seed))
    assert used[RELEASE : RELEASE + AFTER].min() < 0.9 * used[RELEASE - 1]
    assert used[-1] < used[RELEASE - 1]
