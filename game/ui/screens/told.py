"""What the report tells in words: the news of the week, and what became of the orders.

Invariant: nothing is told twice; one's own news stand first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve
from textual.content import Content

from game.session.view import News, OrderResult, View, WeekReport
from game.ui.figures import plain
from game.ui.orders.wording import worded
from game.ui.screens.parts import lines, quiet
from game.ui.screens.together import together
from game.words import _

_PEOPLE: Final = frozenset({"people left", "people hired", "people lost", "people poached"})
"""Kinds of news about a few people, told in one line."""

_HAPPENINGS: Final = frozenset({"event", "choice"})


def news_of(report: WeekReport, view: View) -> tuple[News, ...]:
    """The news of the week, with what has happened since it closed."""
    morning = (
        item
        for item in reversed(view.news)
        if item.week == report.week and item.kind in _HAPPENINGS and item not in report.news
    )
    return (*report.news, *morning)


def following(earlier: WeekReport | None, report: WeekReport) -> WeekReport:
    """The report of all weeks since, and behind its news those that nobody has read yet.

    Each of these bears its week; who came and went in them is told by the last one alone.
    """
    if earlier is None:
        return report
    text = _("Week {n}: {title}")
    past = (
        item
        if item.week < earlier.week
        else evolve(item, title=text.format(n=item.week, title=item.title))
        for item in earlier.news
        if item.kind not in _PEOPLE
    )
    return together(earlier, evolve(report, news=(*report.news, *past)))


def news_text(news: Sequence[News]) -> Content:
    """The news, one's own first, each with its text; people who come and go in one line."""
    if not news:
        return quiet(_("A quiet week."))
    people = [item for item in news if item.mine and item.kind in _PEOPLE]
    rest = [item for item in news if item not in people]
    ordered = sorted(rest, key=lambda item: not item.mine)
    own = sum(item.mine for item in ordered)
    told = [_item(item) for item in ordered]
    return lines([*told[:own], *_people(people), *told[own:]])


def _people(items: Sequence[News]) -> list[Content]:
    """Everybody who came or went in a single line; each remark once."""
    if not items:
        return []
    remarks = dict.fromkeys(plain(item.text) for item in items if item.text)
    return [_line(" · ".join(_once(item.title for item in items)), " ".join(remarks), mine=True)]


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(plain(text) for text in texts))


def _item(item: News) -> Content:
    return _line(plain(item.title), plain(item.text), mine=item.mine)


def _line(title: str, text: str, *, mine: bool) -> Content:
    sign = ("▸ ", "bold $accent") if mine else ("· ", "$quiet")
    style = "bold" if mine or text else ""
    return Content.assemble(sign, (title, style), (f"  {text}" if text else "", "$quiet"))


def orders_text(orders: Sequence[OrderResult], view: View) -> Content:
    """What became of each order: what it brought, or why it was refused."""
    if not orders:
        return quiet(_("You gave no orders."))
    return lines(_order(result, view) for result in orders)


def _order(result: OrderResult, view: View) -> Content:
    # The matter or contract it was about may be gone from the view: the result knows its words.
    gone = result.order.about.subject in {"event", "contract", "offer"}
    order = plain(result.text if gone else worded(view, result.order))
    if result.outcome and not gone:  # the result's own words end with it
        order += " · " + plain(result.outcome)
    if result.refusal:
        refused = _("refused: {why}").format(why=plain(result.refusal))
        return Content.assemble(("✗ ", "$loss"), order, (f"  {refused}", "$loss"))
    return Content.assemble(("✓ ", "$gain"), order)
