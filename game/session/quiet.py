"""Whether a week that went by brought anything its chief would want to know of at once.

Invariant: it compares what the chief saw before the week and sees after it, and nothing else;
what stood there before the week concerns nobody again until it runs out; a week that ended the
game is never quiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.view import Goal, View, WeekReport
from game.words import _

_THIN = 12.0
"""Weeks of cash below which a chief is asked."""
_LAST = 1
"""Weeks left of a matter that is answered now or never."""
_TALK = "advice-rumours"
"""What is only talked about concerns nobody at once."""
_OWN = frozenset({
    "run finished", "run overran", "run failed", "team lost", "team won", "contract signed",
    "contract refused", "contract ended", "contract broken", "guarantee called", "margin call",
    "chips repossessed", "suit opened", "suit won", "suit lost", "scandal", "incident",
    "firm bought", "purchase blocked", "purchase agreed", "purchase unpaid",
    "pledge broken", "fined", "hall ready",
    "device sold", "device flopped", "chip ripe", "licence granted", "licence denied",
    "rescued", "rescue denied", "orders struck",
})  # fmt: skip
"""Kinds of news of the own house for which a chief is called."""


def concern(before: View, after: View, report: WeekReport) -> str:
    """The first thing that wants the chief's eye after a week, in words; "" for nothing."""
    return next(_concerns(before, after, report), "")


def _concerns(before: View, after: View, report: WeekReport) -> Iterator[str]:
    yield from _undecided(before, after)
    for old, new in ((before.ambition, after.ambition), (before.fear, after.fear)):
        yield from _changed(old, new)
    if _is_thin(after) and not _is_thin(before):
        yield _("the cash is running short")
    yield from (news.title for news in report.news if news.mine and news.kind in _OWN)
    known = {matter.id for matter in before.matters} | {_TALK}
    yield from (matter.title for matter in after.matters if matter.id not in known)


def _undecided(before: View, after: View) -> Iterator[str]:
    """What waits for an answer and is new, or was left alone and is in its last week.

    A chief who played on has seen what waited before, and is asked of it once more.
    """
    known = _waiting(before)
    for id_, (title, left) in _waiting(after).items():
        if id_ not in known:
            yield title
        elif left <= _LAST < known[id_][1]:
            yield _("the last week for an answer: {title}").format(title=title)


def _waiting(view: View) -> dict[str, tuple[str, int]]:
    """Offers to sign and events by id: what each is called, and the weeks that are left."""
    called = _("an offer waits: {title}")
    offers = {
        offer.contract.id: (called.format(title=offer.contract.title), offer.weeks_left)
        for offer in view.offers
        if offer.to_sign
    }
    events = {
        matter.id: (matter.title, matter.weeks_left)
        for matter in view.matters
        if matter.kind == "event"
    }
    return offers | events


def _is_thin(view: View) -> bool:
    """Whether the cash lasts for few weeks only."""
    return view.own.runway is not None and view.own.runway < _THIN


def _changed(before: Goal, after: Goal) -> Iterator[str]:
    """Parts of a goal that hold and did not, or the other way round."""
    for old, new in zip(before.terms, after.terms, strict=True):
        if old.holds != new.holds:
            text = _("now true: {part}") if new.holds else _("no longer true: {part}")
            yield text.format(part=new.text)
