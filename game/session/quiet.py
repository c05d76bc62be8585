"""Whether a week that went by brought anything its chief would want to know of at once.

Invariant: it compares what the chief saw before the week and sees after it, and nothing else;
a week that ended the game is never quiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.view import Goal, View, WeekReport
from game.words import _

_THIN = 12.0
"""Weeks of cash below which a chief is asked."""
_TALK = "advice-rumours"
"""What is only talked about concerns nobody at once."""
_OWN = frozenset({
    "run finished", "run overran", "run failed", "team lost", "team won", "contract signed",
    "contract refused", "contract ended", "contract broken", "guarantee called", "margin call",
    "chips repossessed", "suit opened", "suit won", "suit lost", "scandal", "incident",
    "firm bought", "purchase blocked", "purchase agreed", "pledge broken", "fined", "hall ready",
    "device sold", "device flopped", "chip ripe", "licence granted", "licence denied",
    "rescued", "rescue denied", "orders struck",
})  # fmt: skip
"""Kinds of news of the own house for which a chief is called."""


def concern(before: View, after: View, report: WeekReport) -> str:
    """The first thing that wants the chief's eye after a week, in words; "" for nothing."""
    return next(_concerns(before, after, report), "")


def _concerns(before: View, after: View, report: WeekReport) -> Iterator[str]:
    for offer in after.offers:
        if offer.to_sign:
            yield _("an offer waits: {title}").format(title=offer.contract.title)
    yield from (matter.title for matter in after.matters if matter.kind == "event")
    for old, new in ((before.ambition, after.ambition), (before.fear, after.fear)):
        yield from _changed(old, new)
    if after.own.runway is not None and after.own.runway < _THIN:
        yield _("the cash is running short")
    yield from (news.title for news in report.news if news.mine and news.kind in _OWN)
    known = {matter.id for matter in before.matters} | {_TALK}
    yield from (matter.title for matter in after.matters if matter.id not in known)


def _changed(before: Goal, after: Goal) -> Iterator[str]:
    """Parts of a goal that hold and did not, or the other way round."""
    for old, new in zip(before.terms, after.terms, strict=True):
        if old.holds != new.holds:
            text = _("now true: {part}") if new.holds else _("no longer true: {part}")
            yield text.format(part=new.text)
