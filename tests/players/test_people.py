"""How the heuristic chief treats its own people and those of others."""

from typing import Any

import attrs
import pytest

from game.session.view import News, View
from tests.players.views import BILLION, firm, model, order_of, theirs, view, wish

AHEAD = (firm(id="best", name="Best", capability=70.0),)
SHOWN = theirs(id="best-one", name="Best One", owner="best", capability=70.0, week=4)
RAIDER = {"aggression": 0.9, "loyalty": 0.1}


def after_release(**changes: Any) -> View:
    """The week after a rival has released something clearly better."""
    rivals = changes.pop("rivals", AHEAD)
    models = changes.pop("models", (model(), SHOWN))
    return view(rivals=rivals, models=models, turn=changes.pop("turn", 5), moves=5, **changes)


def test_low_morale_raises_pay() -> None:
    """Unhappy people get more, in a small step."""
    order = order_of(view(morale=0.3), "set-pay")
    assert 900.0 < order.price <= 1000.0


def test_pay_is_left_alone_when_people_are_content() -> None:
    """Ordinary morale changes nothing."""
    assert wish(view(), "set-pay") is None


def test_pay_is_not_raised_far_above_the_market() -> None:
    """Money alone does not mend morale."""
    assert wish(view(morale=0.3, pay=1_500_000.0), "set-pay") is None


def test_pay_is_cut_when_money_is_nearly_gone() -> None:
    """A firm about to run dry that pays above the market pays less."""
    seen = view(cash=300_000_000, income=0, expense=100_000_000, pay=1_100_000.0)
    assert order_of(seen, "set-pay").price < 1100.0


def test_recruits_with_moves_to_spare() -> None:
    """With money and moves left people are looked for."""
    assert 0 < order_of(view(), "recruit").amount <= 30


def test_aggressive_chief_poaches_from_who_has_just_shown_more() -> None:
    """A better model brings its makers a bid above their pay."""
    order = order_of(after_release(), "poach", **RAIDER)
    assert order.subject == "best"
    assert order.price > 900.0


def test_loyal_chief_does_not_poach() -> None:
    """Loyalty keeps a chief from others' people."""
    assert wish(after_release(), "poach", aggression=0.9, loyalty=0.9) is None


def test_old_news_starts_no_raid() -> None:
    """Nobody bids for the makers of what has long been known."""
    assert wish(after_release(turn=11), "poach", **RAIDER) is None
    long_known = (model(), attrs.evolve(SHOWN, week=-1))
    assert wish(after_release(models=long_known), "poach", **RAIDER) is None


def test_a_lesser_model_of_a_strong_house_starts_no_raid() -> None:
    """Only a step beyond what the house had shown before brings its makers a bid."""
    stronger = attrs.evolve(SHOWN, id="best-zero", capability=75.0, week=-1)
    assert wish(after_release(models=(model(), SHOWN, stronger)), "poach", **RAIDER) is None


def test_leader_does_not_poach() -> None:
    """Nobody is worth a bid whose new model is hardly better."""
    weaker = (model(), attrs.evolve(SHOWN, capability=62.0))
    assert wish(after_release(models=weaker), "poach", aggression=1.0, loyalty=0.0) is None


def test_nobody_is_poached_across_the_sea() -> None:
    """People are not bid for where they would have to leave the country."""
    abroad = (firm(id="best", name="Best", capability=70.0, region="cn"),)
    assert wish(after_release(rivals=abroad), "poach", **RAIDER) is None


@pytest.mark.parametrize(("week", "again"), [(4, False), (0, True)])
def test_raids_are_rare(week: int, again: bool) -> None:
    """After a bid the chief rests for some weeks, whatever came of it."""
    raid = News(week=week, kind="people poached", title="", firm="lab", mine=True)
    seen = attrs.evolve(after_release(turn=6), news=(raid,))
    assert (wish(seen, "poach", **RAIDER) is not None) == again


def test_poor_firm_courts_nobody() -> None:
    """Without a purse nobody is recruited or poached."""
    seen = after_release(cash=BILLION // 10, income=0, expense=100_000_000)
    assert wish(seen, "recruit") is None
    assert wish(seen, "poach", aggression=1.0, loyalty=0.0) is None
