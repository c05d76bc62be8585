"""How the heuristic chief prices what users pay for."""

import math
from typing import Any

import attrs

from game.session.view import View
from tests.players.views import ME, firm, held, model, order_of, theirs, view, wish

History = dict[str, dict[str, tuple[float, ...]]]


def after_cut(rival_price: float, rival_capability: float = 60.0, **books: float) -> View:
    """A view in which the rival, once the lab's equal, now has another price and model."""
    return view(
        turn=3,
        rivals=(firm(price=rival_price, capability=rival_capability),),
        models=(model(), theirs(), theirs(id="next", capability=rival_capability, week=2)),
        history={"price": {ME: (2.0, 2.0, 2.0, 2.0), "rival": (2.0, 2.0, 2.0, rival_price)}},
        **books,
    )


def test_answers_a_rivals_cut() -> None:
    """A close rival's cut is answered with a cut, deeper the more aggressive the chief."""
    fierce = order_of(after_cut(0.8), "set-price", aggression=0.9, greed=0.1)
    mild = order_of(after_cut(0.8), "set-price", aggression=0.2, greed=0.1)
    assert fierce.price < mild.price < 2.0


def test_never_cuts_below_cost_and_margin() -> None:
    """However low a rival goes, the price keeps the margin that greed asks over unit cost."""
    seen = after_cut(0.01, unit_cost=1.2)
    assert order_of(seen, "set-price", aggression=1.0, greed=0.0).price >= 1.2 * 1.2
    assert wish(seen, "set-price", aggression=1.0, greed=1.0) is None


def test_cuts_when_capability_falls_behind() -> None:
    """A rival that grew ten points better at the same price is answered with a lower price."""
    order = order_of(after_cut(2.0, 72.0), "set-price", aggression=0.8)
    assert order.price < 2.0


def test_ignores_a_cut_of_a_far_weaker_rival() -> None:
    """An offer far behind in capability presses nobody."""
    seen = after_cut(0.5, 40.0)
    assert wish(seen, "set-price", aggression=1.0) is None


def test_newcomer_is_measured_against_the_own_offer() -> None:
    """A rival that offered nothing before presses by being cheaper today."""
    seen = view(rivals=(firm(price=0.5),), models=(model(),))
    assert order_of(seen, "set-price", aggression=1.0).price < 2.0


def test_old_differences_are_no_reason_to_cut() -> None:
    """A rival that always was cheaper is left alone."""
    assert wish(view(rivals=(firm(price=0.5),)), "set-price", aggression=1.0) is None


def test_answer_settles() -> None:
    """Once the cut is answered the price stays: the new price asks for nothing more."""
    first = order_of(after_cut(1.2), "set-price", aggression=0.6)
    answered = after_cut(1.2, price=first.price)
    assert wish(answered, "set-price", aggression=0.6) is None


def test_two_rivals_do_not_cut_without_end() -> None:
    """Two fierce chiefs who answer each other come to rest above zero."""
    prices = [2.0, 1.0]
    for _ in range(40):
        for mine, other in ((0, 1), (1, 0)):
            seen = after_cut(prices[other], price=prices[mine])
            found = wish(seen, "set-price", aggression=1.0, greed=0.0)
            prices[mine] = found.order.price if found else prices[mine]
    assert min(prices) > 0.6


def test_raises_when_users_queue() -> None:
    """Demand that finds no capacity raises the price a little."""
    order = order_of(view(unserved=0.3), "set-price")
    assert 2.0 < order.price <= 2.2


def test_greedy_chief_does_not_sell_below_cost() -> None:
    """A price below unit cost is raised."""
    assert order_of(view(price=0.5, unit_cost=1.0), "set-price", greed=0.8).price > 0.5


def test_price_waits_for_the_release() -> None:
    """In a week in which a model is released the release sets the price alone."""
    assert wish(view(unserved=0.3, models=(model(), held())), "set-price") is None
    weaker = held(capability=50.0)
    assert wish(view(unserved=0.3, models=(model(), weaker)), "set-price") is not None


def test_rich_and_generous_chief_may_sell_below_cost() -> None:
    """A firm that loses nothing, under a chief of little greed, may give its service away."""
    seen = view(price=0.3, unit_cost=1.2, income=100_000_000, expense=50_000_000)
    assert wish(seen, "set-price", greed=0.2) is None
    assert wish(seen, "set-price", greed=0.6) is not None


def test_nobody_sells_below_cost_under_the_eyes_of_the_courts() -> None:
    """Even the rich and generous raise a price below cost once heat is high."""
    seen = view(price=0.3, unit_cost=1.2, income=100_000_000, expense=50_000_000, heat=0.6)
    assert order_of(seen, "set-price", greed=0.2).price > 0.3


def test_who_is_left_by_users_cuts_deeper() -> None:
    """The same cut of a rival is answered further where a noticeable part of the users has gone."""
    calm = after_cut(1.4)
    kept = {"usage_share": {ME: (0.3, 0.3, 0.3, 0.3)}}
    lost = {"usage_share": {ME: (0.3, 0.3, 0.29, 0.27)}}

    def price(shares: dict[str, dict[str, tuple[float, ...]]]) -> float:
        seen = attrs.evolve(calm, history={**calm.history, **shares})
        return order_of(seen, "set-price", aggression=0.7, greed=0.1).price

    assert price(kept) == order_of(calm, "set-price", aggression=0.7, greed=0.1).price
    assert price(lost) < price(kept)


def cut_from_two(price: float, **changes: Any) -> View:
    """A view in which a rival much like the lab has cut from 2.0, the lab's price too."""
    rival = firm(price=price, **changes)
    history: History = {"price": {ME: (2.0, 2.0, 2.0), "rival": (2.0, 2.0, price)}}
    return view(turn=2, rivals=(rival,), models=(model(), theirs()), history=history)


def test_follows_who_undercuts_further_than_the_usual_trade() -> None:
    """A steep cut is followed at once, by most of it or a little, as aggression has it."""
    fierce = order_of(cut_from_two(0.9), "set-price", aggression=1.0, greed=0.0)
    meek = order_of(cut_from_two(0.9), "set-price", aggression=0.0, greed=0.0)
    assert fierce.price == 1.0
    assert fierce.price < meek.price < 1.6


def test_a_cut_step_by_step_is_a_cut() -> None:
    """Who comes down slowly is followed no less than who jumps."""
    slow: History = {"price": {ME: (2.0,) * 5, "rival": (2.0, 1.7, 1.4, 1.1, 0.9)}}
    seen = attrs.evolve(cut_from_two(0.9), history=slow, turn=4)
    jump = order_of(cut_from_two(0.9), "set-price", aggression=0.6)
    assert order_of(seen, "set-price", aggression=0.6) == jump


def test_who_only_follows_is_not_followed_in_turn() -> None:
    """Having followed once, a chief stays, whoever else comes down as far."""
    first = order_of(cut_from_two(0.9), "set-price", aggression=0.6)
    also = firm(id="other", name="Other", price=0.9)
    asked: dict[str, tuple[float, ...]] = {
        ME: (2.0, 2.0, 2.0, first.price),
        "rival": (2.0, 2.0, 0.9, 0.9),
        "other": (2.0, 2.0, 2.0, 0.9),
    }
    rivals = (firm(price=0.9), also)
    seen = view(
        rivals=rivals, models=(model(), theirs()), price=first.price, history={"price": asked}
    )
    assert wish(seen, "set-price", aggression=0.6) is None


def test_goes_no_lower_than_as_good_a_bargain() -> None:
    """Against a weaker model the price stays above what makes the offers equal."""
    order = order_of(cut_from_two(0.9, capability=56.0), "set-price", aggression=1.0, greed=0.0)
    assert order.price >= 0.9 * math.exp(0.08 * 4) - 0.01


def test_hardly_anybodys_price_is_followed_by_nobody() -> None:
    """A rival that has next to no users takes none worth an answer."""
    seen = cut_from_two(0.9, usage_share=0.01)
    known = order_of(cut_from_two(0.9), "set-price", aggression=0.6)
    unknown = wish(seen, "set-price", aggression=0.6)
    assert unknown is None or unknown.order.price > known.price


def test_only_the_rich_follow_below_cost() -> None:
    """Who earns elsewhere sells below cost while a price war lasts; who burns cash does not."""
    seen = cut_from_two(0.9)
    rich = attrs.evolve(seen.own, unit_cost=1.5, burn=-50_000_000)
    poor = attrs.evolve(seen.own, unit_cost=1.5, burn=50_000_000)
    below = order_of(attrs.evolve(seen, own=rich), "set-price", aggression=1.0, greed=0.2)
    assert below.price < 1.5
    kept = wish(attrs.evolve(seen, own=poor), "set-price", aggression=1.0, greed=0.2)
    assert kept is None or kept.order.price > 1.5


def test_who_cannot_go_without_the_revenue_does_not_follow() -> None:
    """An empty purse keeps the price where it is."""
    seen = cut_from_two(0.9)
    broke = attrs.evolve(seen.own, cash=0, service_revenue=50_000_000)
    found = wish(attrs.evolve(seen, own=broke), "set-price", aggression=1.0)
    full = order_of(seen, "set-price", aggression=1.0)
    assert found is None or found.order.price > full.price


def test_the_fierce_take_a_smaller_fall_for_a_war() -> None:
    """A fall that the meek leave to the usual trade is followed by the fierce."""
    seen = cut_from_two(1.2)
    fierce = order_of(seen, "set-price", aggression=1.0, greed=0.0)
    meek = wish(seen, "set-price", aggression=0.0, greed=0.0)
    assert fierce.price < 1.3
    assert meek is None or meek.order.price > 1.7


def test_the_bold_bear_a_price_war_longer() -> None:
    """With the same till the bold follow further than the careful."""
    seen = cut_from_two(0.9)
    some = attrs.evolve(seen.own, cash=400_000_000, service_revenue=50_000_000)
    thin = attrs.evolve(seen, own=some)
    bold = order_of(thin, "set-price", aggression=1.0, greed=0.0, risk=1.0)
    careful = wish(thin, "set-price", aggression=1.0, greed=0.0, risk=0.0)
    assert careful is None or bold.price < careful.order.price


def test_the_bold_sell_below_cost_in_sight_of_the_courts() -> None:
    """Heat that stops the careful from selling below cost does not stop the bold."""
    seen = view(price=0.3, unit_cost=1.2, income=100_000_000, expense=50_000_000, heat=0.45)
    assert wish(seen, "set-price", greed=0.2, risk=1.0) is None
    assert order_of(seen, "set-price", greed=0.2, risk=0.0).price > 0.3
