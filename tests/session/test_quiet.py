"""Weeks that nobody needs to look at, and what ends a row of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import attrs

from game.session.dealings import OfferLine
from game.session.quiet import concern
from game.session.view import Matter, News, View
from tests.ui.samples import FakeSession, sample_view


def quiet_view() -> View:
    """The sample week with nothing to decide and cash without end."""
    view = sample_view()
    own = attrs.evolve(view.own, runway=None)
    return attrs.evolve(view, own=own, matters=(), offers=())


def after(view: View, *news: News) -> str:
    """What concerns the chief after a week from a quiet one to `view` with this news."""
    report = attrs.evolve(FakeSession().hand_in(), news=news)
    return concern(quiet_view(), view, report)


def test_a_week_without_anything_is_quiet() -> None:
    """Others' news and what arrives as ordered call nobody."""
    news = News(
        week=1, kind="chips delivered", title="800 H20", text="", firm="deepseek", mine=True
    )
    assert after(quiet_view(), news) == ""


def test_what_must_be_decided_ends_the_quiet() -> None:
    """A matter and new advice are named; advice that stood before is not."""
    advice = Matter(id="advice-dark", kind="advice", title="Cards without power", text="")
    view = attrs.evolve(quiet_view(), matters=(advice,))
    assert after(view) == "Cards without power"
    assert concern(view, view, FakeSession().hand_in()) == ""
    event = attrs.evolve(advice, id="ban", kind="event", title="The ban")
    assert after(attrs.evolve(view, matters=(advice, event))) == "The ban"


def test_own_news_and_cash_end_the_quiet() -> None:
    """A run that ended, a goal that changed and a short runway are told."""
    view = quiet_view()
    news = News(
        week=1, kind="run finished", title="R2 is trained", text="", firm="deepseek", mine=True
    )
    assert after(view, news) == "R2 is trained"
    assert after(view, attrs.evolve(news, mine=False)) == ""
    assert "cash" in after(attrs.evolve(view, own=attrs.evolve(view.own, runway=5.0)))
    term = view.ambition.terms[0]
    terms = (attrs.evolve(term, holds=not term.holds), *view.ambition.terms[1:])
    changed = attrs.evolve(view, ambition=attrs.evolve(view.ambition, terms=terms))
    assert term.text in after(changed)


def test_what_was_seen_ends_the_quiet_once_more_in_its_last_week() -> None:
    """A matter left alone is passed over until it runs out; then that it does is told, once."""

    def with_ban(left: int) -> View:
        matter = Matter(id="ban", kind="event", title="The ban", text="", weeks_left=left)
        return attrs.evolve(quiet_view(), matters=(matter,))

    report = FakeSession().hand_in()
    assert concern(quiet_view(), with_ban(3), report) == "The ban"
    assert concern(with_ban(3), with_ban(2), report) == ""
    assert concern(with_ban(2), with_ban(1), report) == "the last week for an answer: The ban"
    assert concern(with_ban(1), quiet_view(), report) == ""
    assert concern(quiet_view(), with_ban(1), report) == "The ban"


def test_an_offer_ends_the_quiet_as_it_comes_and_in_its_last_week() -> None:
    """An offer to sign is told when it is new and when it lapses; one that others keep never."""

    def with_offer(left: int, *, to_sign: bool = True) -> View:
        line = SimpleNamespace(id="deal.7", title="Compute lease")
        offer = cast("OfferLine", SimpleNamespace(contract=line, to_sign=to_sign, weeks_left=left))
        return attrs.evolve(quiet_view(), offers=(offer,))

    report = FakeSession().hand_in()
    assert "Compute lease" in concern(quiet_view(), with_offer(3), report)
    assert concern(with_offer(3), with_offer(2), report) == ""
    assert "last week" in concern(with_offer(2), with_offer(1), report)
    assert concern(quiet_view(), with_offer(3, to_sign=False), report) == ""


def test_thin_cash_is_told_when_it_becomes_thin() -> None:
    """A short runway ends the quiet as the cash comes down to it, not in each week after."""
    view = quiet_view()
    thin, thinner = (
        attrs.evolve(view, own=attrs.evolve(view.own, runway=weeks)) for weeks in (11.0, 9.0)
    )
    report = FakeSession().hand_in()
    assert "cash" in concern(view, thin, report)
    assert concern(thin, thinner, report) == ""
