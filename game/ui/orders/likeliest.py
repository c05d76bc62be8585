"""Which draft of an order to begin with: the first that is allowed, or what forbids them all.

Invariant: what is allowed is the session's answer to the order a dialog would start with.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from game.session.view import View
from game.ui.orders.draft import Draft, kind_of
from game.ui.orders.presets import amounts, first_draft
from game.ui.orders.subjects import subjects
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


def likeliest(kind: str, view: View, door: Door) -> Draft:
    """The draft about the first subject that is allowed; the first one where none is."""
    first = first_draft(kind, view)
    if not kind_of(kind).subject or not _refused(first, view, door):
        return first
    drafts = (first_draft(kind, view, choice.id) for choice in subjects(kind_of(kind), view))
    return next((draft for draft in drafts if not _refused(draft, view, door)), first)


def refusal_of(kind: str, view: View, door: Door) -> str:
    """Why no order of `kind` is allowed, whatever it is about, or ""; reasons differ by subject."""
    refusals = [_refused(first_draft(kind, view), view, door)]
    if not refusals[0] or not kind_of(kind).subject:
        return refusals[0]
    known = [choice.id for choice in subjects(kind_of(kind), view)]
    refusals = [_refused(first_draft(kind, view, about), view, door) for about in known]
    if not refusals or "" in refusals:
        return ""
    (reason, times), *_others = Counter(refusals).most_common()
    return reason if times == len(refusals) else _("mostly {reason}").format(reason=_(reason))


def _refused(draft: Draft, view: View, door: Door) -> str:
    """Why `draft` is not allowed, with some amount where it has none; "" when it is."""
    kind = draft.kind
    if kind.amount and not draft.amount:
        handy = amounts(kind.id, view, draft.subject)
        draft = evolve(draft, amount=next((preset.value for preset in handy), 1.0))
    return door.quote(draft.to_order()).refusal
