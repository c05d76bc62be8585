"""The week's report and the ending as text."""

from __future__ import annotations

import math

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.orders import Order
from game.session.view import News, OrderResult
from game.ui.desk.curves import firm_curves, growth_curves
from game.ui.screens.curves import FIGURES, curves_of, since_start
from game.ui.screens.ending import Bullets, Ranking, why_text
from game.ui.screens.report import Changes, Reasons, cash_by_cause, main_cause
from game.ui.screens.told import following, news_of, news_text, orders_text
from game.ui.widgets.chart import Legend
from tests.ui.samples import FakeSession
from tests.ui.shell.fakes import FakeGame, sample_ending
from tests.ui.week import FIRMS, sample_view


def test_one_s_own_news_stand_first() -> None:
    """News of the own firm come before the others, with a sign of their own."""
    news = (News(week=1, kind="event", title="far"), News(week=1, kind="event", title="near",
                                                          mine=True))  # fmt: skip
    assert news_text(news).plain == "▸ near\n· far"


def test_a_row_of_weeks_tells_the_news_of_all() -> None:
    """Those of the weeks before stand behind the last one's, each once and with its week."""
    game = FakeGame()
    told, last = game.hand_in(), None
    for week in (5, 6, 7):
        news = (News(week=week, kind="released", title=f"model {week}"),
                News(week=week, kind="people left", title="3 left"))  # fmt: skip
        report = attrs.evolve(told, week=week, news=news)
        last = following(last, report)
    assert last is not None
    titles = [item.title for item in last.news]
    assert titles == ["model 7", "3 left", "Week 6: model 6", "Week 5: model 5"]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=5))
def test_figures_of_a_row_of_weeks_are_all_of_the_same_span(weeks: list[tuple[int, int]]) -> None:
    """Sums lead from before the first week to after the last; so do figures and their mornings."""
    single, last, at = FakeGame().hand_in(), None, 100
    since = "users, since the week closed"
    orders = [OrderResult(order=Order(kind="lobby", amount=n), text="", refusal="")
              for n, _week in enumerate(weeks)]  # fmt: skip
    for number, (order, (moved, after)) in enumerate(zip(orders, weeks, strict=True), 1):
        last = following(last, attrs.evolve(
            single, week=number, news=(), orders=(order,),
            value=(("mood", moved), (f"cause {number}", after)),
            value_before=at, value_after=at + moved + after,
            changes=(("users", at, at + moved, ""), (since, at + moved, at + moved + after, "")),
            reasons=(("trust", (("care", float(moved)),)),),
        ))  # fmt: skip
        at += moved + after
    assert last is not None
    assert (last.first_week, last.week) == (1, len(weeks))
    assert last.orders == tuple(orders)
    assert last.value_before == 100
    assert last.value_after - last.value_before == sum(moved for _cause, moved in last.value)
    users, morning = last.changes
    assert (users[0], users[1], users[2]) == ("users", 100, at - weeks[-1][1])
    assert morning == (since, at - weeks[-1][1], at, "")
    assert sum(by for _cause, by in last.reasons[0][1]) == sum(moved for moved, _after in weeks)


def test_people_who_come_and_go_share_a_line() -> None:
    """News of a few people stand in one line, their remark once."""
    left, lost, again = (
        News(week=1, kind=kind, title=title, text=text, mine=True)
        for kind, title, text in (
            ("people left", "3 researchers left", ""),
            ("people lost", "OpenAI takes 2 of our people", "Morale suffers."),
            ("people lost", "xAI takes 1 of our people", "Morale suffers."),
        )
    )
    assert news_text((left, lost, again)).plain == (
        "▸ 3 researchers left · OpenAI takes 2 of our people · xAI takes 1 of our people"
        "  Morale suffers."
    )


def test_what_happened_on_the_morning_after_is_told_once() -> None:
    """Events that came after the week closed are in its report, and none twice."""
    report = FakeGame().hand_in()
    fire = News(week=report.week, kind="event", title="A fire")
    told = report.news[1]
    view = attrs.evolve(sample_view(), news=(fire, told, attrs.evolve(fire, week=0)))
    assert news_of(report, view) == (*report.news, fire)


def test_an_answer_is_told_in_its_own_words() -> None:
    """The matter is gone, so the result's sentence stands for the order."""
    order = Order(kind="answer", subject="data-questions", option="rent")
    result = OrderResult(order=order, text="Data questions: Rent halls abroad", refusal="")
    assert orders_text((result,), sample_view()).plain == "✓ Data questions: Rent halls abroad"


def test_figures_of_nothing_are_left_out() -> None:
    """A figure that was nothing and is nothing has no line."""
    sheet = Changes((("share", 0.0, 0.00001, "share"), ("morale", 0.5, 0.5, "share")))
    assert [line.plain.split()[0] for line in sheet.lines(40)] == ["Morale"]


def test_the_ranking_tells_growth_and_value_apart() -> None:
    """The person's place by growth and the one by value are both named as such."""
    ending = attrs.evolve(sample_ending(), firm_name=FIRMS[2][1])
    text = " ".join(line.plain for line in Ranking(ending, 7).lines(60))
    assert "number 3 of" in text
    assert "by growth, number 7 by value" in text


def test_a_refused_order_says_why() -> None:
    """A refusal stands beside its order, told apart by sign and word."""
    refused = OrderResult(order=Order(kind="lobby", amount=5), text="Lobby", refusal="no cash")
    done = OrderResult(order=Order(kind="lobby", amount=5), text="Lobby", refusal="")
    first, second = orders_text((refused, done), sample_view()).plain.split("\n")
    assert first.startswith("✗ Lobby")
    assert first.endswith("refused: no cash")
    assert second.startswith("✓ Lobby")


@given(
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.integers(20, 120),
)
def test_changes_fill_their_width_exactly(before: float, after: float, width: int) -> None:
    """Every line of the changes is as wide as the sheet, whatever the figures."""
    sheet = Changes((("a 算力 figure", before, after, "usd"), ("b", 1.0, 1.0, "usd")))
    assert {line.cell_length for line in sheet.lines(width)} == {width}


def test_a_fall_and_a_rise_have_different_signs() -> None:
    """▲ and ▼ tell the direction without colour, = tells that nothing changed."""
    sheet = Changes((("a", 1, 2, "usd"), ("b", 2, 1, "usd"), ("c", 1, 1, "usd")))
    signs = [line.plain.strip()[-4:] for line in sheet.lines(40)]
    assert "▲" in signs[0]
    assert "▼" in signs[1]
    assert "=" in signs[2]


def test_reasons_name_each_figure_with_its_causes() -> None:
    """What moved a figure stands below it in points, and what cannot be seen is left out."""
    reasons = (("share of all tokens", (("models", 0.0091), ("prices", -0.0045), ("x", 1e-9))),)
    shown = [line.plain for line in Reasons(reasons).lines(40)]
    assert shown[0].startswith("Share of all tokens")
    assert shown[0].endswith("▲0.5")
    assert shown[1].startswith("  models")
    assert shown[2].endswith("▼0.5") or shown[2].endswith("▼0.4")
    assert len(shown) == 3
    assert {len(line) for line in shown} == {40}


def test_people_sought_are_told_with_those_who_came() -> None:
    """An order for people tells how many came of how many."""
    order = Order(kind="recruit", amount=27)
    result = OrderResult(order=order, text="Recruit", refusal="", outcome="2 of 27 came")
    assert "2 of 27 came" in orders_text((result,), sample_view()).plain


def test_what_a_signature_brought_is_told_once() -> None:
    """The words of an order about a contract end with it already."""
    order = Order(kind="accept", subject="deal-1")
    told = "Sign an offer: The lease · all have signed: it binds"
    result = OrderResult(order=order, text=told, refusal="", outcome="all have signed: it binds")
    assert orders_text([result], sample_view()).plain == f"✓ {told}"


def test_money_ends_with_the_cash_before_and_after() -> None:
    """The causes lead from the cash before to the cash now."""
    report = FakeGame().hand_in()
    lines = [line.plain for line in cash_by_cause(report).lines(36)]
    assert lines[-2].startswith("Cash before")
    assert lines[-1].startswith("Cash now")


def test_the_ending_gives_its_reasons() -> None:
    """Title, reason and every sentence with figures are in the text."""
    ending = sample_ending()
    text = why_text(ending).plain
    assert ending.title in text
    assert ending.reason in text
    bullets = [line.plain for line in Bullets(ending.reasons).lines(80)]
    assert bullets[1:] == [f"· {reason}" for reason in ending.reasons]


def test_curves_show_one_s_own_first_and_at_most_four_others() -> None:
    """The own curve leads; of the others those that ended highest and lowest."""
    view = sample_view()
    curves = curves_of(view, FIGURES[0])
    assert curves[0].name == view.me.name
    assert 1 < len(curves) <= 5


def test_a_figure_without_history_has_no_curves() -> None:
    """A game too short for curves shows none and does not fail."""
    view = attrs.evolve(FakeSession().view(), history={})
    assert all(not curves_of(view, figure) for figure in FIGURES)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20))
def test_growth_starts_at_nothing(values: list[float]) -> None:
    """Growth since the start is zero at the start, even from zero."""
    assert since_start(values)[0] == 0.0


@pytest.mark.parametrize(
    ("causes", "moved", "told"),
    [
        ((("orders", -60), ("mood", 55)), -5.0, None),
        ((("orders", -60), ("mood", 80)), 20.0, None),
        ((("orders", -60), ("mood", -30)), -90.0, "orders"),
        ((("a", 3), ("b", 3), ("c", 3)), 9.0, None),
    ],
)
def test_mostly_names_what_made_most_of_the_move(
    causes: tuple[tuple[str, int], ...], moved: float, told: str | None
) -> None:
    """A cause of the other sign, or larger than the move, or smaller than half of it, is none."""
    found = main_cause(causes, moved)
    assert (found and found[0]) == told


def test_a_firm_that_comes_later_was_not_dead_before() -> None:
    """Its curve begins with the week it comes in."""
    view = sample_view()
    values = {**view.history["value"], "amd": (0.0, 0.0, 100.0, 150.0)}
    view = attrs.evolve(view, history={**view.history, "value": values, "share_value": values})
    for curves in (curves_of(view, FIGURES[0]), growth_curves(view, most=20)):
        shown = {curve.name: curve.values for curve in curves}["AMD"]
        assert [math.isfinite(value) for value in shown] == [False, False, True, True]
        assert shown[2:] == pytest.approx((0.0, 0.5))


def test_who_was_bought_has_no_growth_in_the_ranking() -> None:
    """Its fate stands in the place of a bar, and the scale is that of the others."""
    ranking = (("Ada", 0.1, False), ("Io", -1.0, False))
    fate = "bought by Ada in week 9 for $6.5B"
    ending = attrs.evolve(sample_ending(), ranking=ranking, fates={"Io": fate})
    lines = [line.plain for line in Ranking(ending, 1).lines(72)]
    bought = next(line for line in lines if "Io" in line)
    assert fate in bought
    assert "100" not in bought
    assert next(line for line in lines if "Ada" in line and "10" in line).count("█") == 40


def test_a_firm_that_was_bought_did_not_fall_to_nothing() -> None:
    """Its curve ends with the week of the purchase; that of one that failed goes to the ground."""
    view = sample_view()
    values = {**view.history["value"], "amd": (100.0, 140.0, 0.0), "xai": (100.0, 50.0, 0.0)}
    firms = tuple(attrs.evolve(firm, bought=firm.id == "amd") for firm in view.firms)
    view = attrs.evolve(
        view, firms=firms, history={**view.history, "value": values, "share_value": values}
    )
    for curves in (curves_of(view, FIGURES[0]), growth_curves(view, most=20)):
        shown = {curve.name: curve.values for curve in curves}
        assert shown["AMD"] == pytest.approx((0.0, 0.4))
        assert shown["xAI"][-1] == -1.0


def test_who_was_bought_makes_room_on_the_desk_for_those_in_business() -> None:
    """Its curve is drawn only where there are fewer others than curves."""
    view = sample_view()
    firms = tuple(attrs.evolve(firm, bought=firm.id == "amd") for firm in view.firms)
    values = {**view.history["value"], "amd": (100.0, 9000.0, 0.0)}
    history = {**view.history, "value": values, "share_value": values, "usage_share": values}
    view = attrs.evolve(view, firms=firms, history=history)
    assert "AMD" not in {curve.name for curve in growth_curves(view, most=4)}
    assert "AMD" not in {curve.name for curve in firm_curves(view, "usage_share")}
    assert "AMD" in {curve.name for curve in growth_curves(view, most=20)}


def test_causes_stand_in_full_where_there_is_room() -> None:
    """The longest cause is not cut in a wide terminal; in a narrow one bars keep their place."""
    report = attrs.evolve(FakeGame().hand_in(), money=(("a cause told in many words", 5_000_000),))
    wide, narrow = (cash_by_cause(report).lines(width)[0].plain for width in (60, 36))
    assert "A cause told in many words" in wide
    assert len(narrow) <= 36


def test_other_sums_of_a_goal_bear_no_cause_of_the_value() -> None:
    """What moved the value stands below the value alone."""
    sheet = Changes((("cash", 1e9, 2e9, "money"),), (("news", 1_000_000_000),))
    assert len(sheet.lines(60)) == 1


def test_a_legend_says_nothing_before_its_chart_has_been_drawn() -> None:
    """That there are no figures is said only of a chart without any."""
    legend = Legend()
    assert [line.plain for line in legend.lines(40)] == [""]
    legend._entries = ()
    assert [line.plain for line in legend.lines(40)] == ["No figures yet."]
