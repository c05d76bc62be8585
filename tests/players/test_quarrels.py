"""How far the heuristic chief goes against others, and with the truth."""

from __future__ import annotations

from typing import Any

import attrs

from game.session.report import News
from game.session.rivalry import Conduct, Hidden, SuitLine, TeamLine
from game.session.view import View
from tests.players.views import ME, firm, order_of, view, wish

LAB = TeamLine(
    id="lab-team", name="Team", about="", firm="rival", firm_name="Rival", people=40,
    skill="training", strength=0.9, mine=False,
)  # fmt: skip
SECRET = Hidden(id="tuned benchmark", weeks=3, chance=0.05)


def seen(*, better: float = 70.0, **parts: Any) -> View:
    """The lab in good order beside a better rival, with parts of the view exchanged."""
    base = view(rivals=(firm(capability=better),), turn=6, moves=9)
    return attrs.evolve(base, **parts)


def news(kind: str, who: str, week: int = 5) -> News:
    """Something that was told."""
    return News(week=week, kind=kind, title="", text="", firm=who, mine=who == ME)


def suit(**changes: Any) -> SuitLine:
    """A suit of the rival against the lab."""
    base = SuitLine(
        by="rival", by_name="Rival", against=ME, against_name="Lab", weeks_left=4,
        asks=1_000_000, chance=0.9,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def test_the_bold_bid_for_a_team_of_a_better_house() -> None:
    """Aggression without loyalty bids above the market; loyalty lets others' teams be."""
    offered = seen(teams=(LAB,))
    order = order_of(offered, "bid-team", aggression=0.9, loyalty=0.1)
    assert order.subject == "lab-team"
    assert order.price * 1000 > offered.market.market_pay
    assert wish(offered, "bid-team", aggression=0.9, loyalty=0.9) is None
    assert wish(seen(teams=(LAB,), better=50.0), "bid-team", aggression=0.9, loyalty=0.1) is None


def test_nobody_bids_again_at_once() -> None:
    """Who bid a few weeks ago waits."""
    lately = seen(teams=(LAB,), news=(news("team declined", ME),))
    assert wish(lately, "bid-team", aggression=0.9, loyalty=0.1) is None


def test_a_team_that_left_is_asked_back() -> None:
    """Even a loyal chief bids for a team that was the own one."""
    gone = attrs.evolve(LAB, was=ME)
    assert order_of(seen(teams=(gone,)), "bid-team", loyalty=0.9).subject == "lab-team"


def test_own_teams_are_held_by_loyalty() -> None:
    """The more loyal the chief, the higher the bids that are matched."""
    ours = seen(teams=(attrs.evolve(LAB, firm=ME, mine=True),))
    low, high = (order_of(ours, "hold-team", loyalty=part).price for part in (0.1, 0.9))
    assert high > low > 0.0
    held = attrs.evolve(ours, conduct=Conduct(hold_pay=high * 1000.0))
    assert wish(held, "hold-team", loyalty=0.9) is None


def test_a_scandal_elsewhere_is_an_opening() -> None:
    """The quarrelsome sue a competitor in the papers, unless somebody does already."""
    weeks = [seen(news=(news("scandal", "rival"),), turn=turn) for turn in (5, 6, 7)]
    weeks = [attrs.evolve(week, me=attrs.evolve(week.me, value=value))
             for week in weeks for value in range(10**9, 2 * 10**9, 10**8)]  # fmt: skip
    wishes = [wish(week, "sue", aggression=0.9) for week in weeks]
    taken_up = [found.order.subject for found in wishes if found is not None]
    assert set(taken_up) == {"rival"}
    assert len(taken_up) < len(weeks)
    shamed = next(week for week, found in zip(weeks, wishes, strict=True) if found is not None)
    assert wish(shamed, "sue", aggression=0.2) is None
    taken = attrs.evolve(shamed, suits=(suit(by="other", against="rival"),))
    assert wish(taken, "sue", aggression=0.9) is None
    assert wish(seen(), "sue", aggression=0.9) is None


def test_who_will_lose_settles_for_little() -> None:
    """A likely loss is bought off for what is asked; an unlikely one is fought by a fighter."""
    assert order_of(seen(suits=(suit(),)), "settle").amount * 1000 == 1_000_000
    assert wish(seen(suits=(suit(chance=0.1),)), "settle", aggression=1.0) is None


def test_the_meek_pay_to_be_out_of_court() -> None:
    """Even a suit that is hardly won is bought off for less than being in court costs."""
    assert wish(seen(suits=(suit(chance=0.1),)), "settle", aggression=0.2) is not None
    rich = attrs.evolve(seen().own, cash=10**12)
    dear = seen(suits=(suit(chance=0.1, asks=10**9),), own=rich)
    small = attrs.evolve(dear, me=attrs.evolve(dear.me, value=10**10))
    assert wish(small, "settle", aggression=0.2) is None


def test_the_bold_and_behind_cut_a_corner() -> None:
    """Behind the best, those who bear risk tune a score, and only one thing is hidden at a time."""
    base = seen()
    idle = attrs.evolve(base.own, run=None)
    behind = attrs.evolve(base, own=idle, market=attrs.evolve(base.market, frontier=90.0))
    assert order_of(behind, "take-shortcut", risk=0.9, loyalty=0.1).option == "tuned benchmark"
    assert wish(behind, "take-shortcut", risk=0.1, loyalty=0.9) is None
    hidden = attrs.evolve(behind, conduct=Conduct(hidden=(SECRET,), care=0.07))
    assert wish(hidden, "take-shortcut", risk=0.9, loyalty=0.1) is None


def test_which_corner_is_cut_depends_on_what_presses() -> None:
    """A run that overran is hurried; who runs out of money loosens what users may ask."""
    base = seen()
    assert base.own.run is not None
    late = attrs.evolve(base.own, run=attrs.evolve(base.own.run, overrunning=True))
    behind = attrs.evolve(base, own=late, market=attrs.evolve(base.market, frontier=90.0))
    assert order_of(behind, "take-shortcut", risk=0.9, loyalty=0.1).option == "thin safety"
    poor = attrs.evolve(behind, own=attrs.evolve(late, cash=10**6, income=0, expense=10**9))
    assert order_of(poor, "take-shortcut", risk=0.9, loyalty=0.1).option == "loosened content"


def test_an_old_secret_is_told() -> None:
    """The cautious come clean after some weeks, and everybody once a court asks."""
    old = attrs.evolve(SECRET, weeks=12)
    assert wish(seen(conduct=Conduct(hidden=(SECRET,))), "come-clean", risk=0.0) is None
    assert wish(seen(conduct=Conduct(hidden=(old,))), "come-clean", risk=0.0) is not None
    sued = seen(conduct=Conduct(hidden=(SECRET,)), suits=(suit(asks=10**15),))
    assert wish(seen(conduct=Conduct(hidden=(old,))), "come-clean", risk=1.0) is None
    assert wish(sued, "come-clean", risk=1.0) is not None


def test_care_follows_caution_and_bad_news() -> None:
    """The cautious put more people on safety, and all put more once something went wrong."""
    bold, cautious = (order_of(seen(), "set-care", risk=part).price for part in (0.6, 0.0))
    assert cautious > bold > 0.0
    burnt = seen(news=(news("incident", ME),))
    assert order_of(burnt, "set-care", risk=0.6).price > bold
