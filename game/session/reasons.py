"""What moved the figures of a week: share, trust, morale, feeling and expected need.

Invariant: the causes of a figure add up to its change.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.session.causes import Causes, Week, ranked
from game.session.feelings import feeling_by_cause, trust_by_cause
from game.session.morale import morale_by_cause
from game.session.needs import need_by_cause
from game.session.usage import usage_by_cause
from game.words import N_, _


def reasons_of_week(week: Week) -> tuple[tuple[str, Causes], ...]:
    """Each figure that moved, with its causes, largest first."""
    return tuple(_named(week))


def _named(week: Week) -> Iterator[tuple[str, Causes]]:
    for name, by_cause in (
        (N_("share of all tokens"), usage_by_cause),
        (N_("users' trust"), trust_by_cause),
        (N_("morale"), morale_by_cause),
        (N_("investors' feeling"), feeling_by_cause),
        (N_("expected need of compute"), need_by_cause),
    ):
        if causes := ranked(by_cause(week)):
            yield _(name), causes
