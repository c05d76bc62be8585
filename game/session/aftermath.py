"""What became of the others when a chief's game was over before its time.

Invariant: the game itself stays as it is; the weeks told are those that the others play on
their own from there, by the same rules and the same chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.compiled.layout import Records
from game.compiled.world import ACTIVE
from game.session.numbers import number_in_words
from game.session.view import News
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.session.session import Session

WEEKS = 8
"""Weeks played on: as long as a shortage takes to come to the next in the chain."""

_FALLS = ("failed", "firm bought")


def aftermath(session: Session, tell: Callable[[str], None]) -> tuple[str, ...]:
    """Sentences on who fell with the chair and in the weeks after it; none at the last week.

    `tell` hears which of the weeks is being played.
    """
    first = session.turn
    weeks = min(WEEKS, session.turns - first)
    if weeks < 1:
        return ()
    later = session.watching()
    for week in range(weeks):
        tell(_("others go on {n}/{count}").format(n=week + 1, count=weeks))
        later.hand_in()
    told = [report.news for report in reversed(later.table.reports)]
    fell = [one for one in told if one.week >= first and _is_fall(one, session.watched)]
    head = ngettext(
        "After you, in the {n} week that the others played on:",
        "After you, in the {n} weeks that the others played on:",
        weeks,
    ).format(n=weeks)
    return (head, *(_fall(one) for one in fell), _worth(session, later.world, len(fell)))


def _is_fall(news: News, chair: str) -> bool:
    return news.kind in _FALLS and news.firm != chair


def _fall(news: News) -> str:
    return _("Week {week}: {title}. {text}").format(
        week=news.week, title=news.title, text=news.text
    )


def _worth(session: Session, then: Records, fell: int) -> str:
    """What all who stood before the chair's last week are worth by the end, against then."""
    before = session.past[-2][0]
    mine = session.catalogue.place("firms", session.watched)
    stood = [
        f
        for f in range(len(session.catalogue.firms))
        if f != mine and before["status"][f] == ACTIVE
    ]
    values: Sequence[float] = [
        1e3 * sum(float(world["value"][f]) for f in stood if world["status"][f] == ACTIVE)
        for world in (before, then[0])
    ]
    text = _(
        "All others together were worth {a} before your last week and {b} at the end of these."
    )
    if not fell:
        text = _(
            "Nobody fell with you. All others were worth {a} before, and {b} after these weeks."
        )
    first, last = (number_in_words(value, "usd") for value in values)
    return text.format(a=first, b=last)
