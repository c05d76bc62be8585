"""Which clause of a draft the rules do not allow, and what its author can do about it.

Invariant: only the wording is made here; whether a clause is allowed the rules have said.
"""

from __future__ import annotations

import attrs

from game.session.clause_words import sentence
from game.session.deals.ahead import is_outside
from game.session.deals.draft import ClauseDraft, Draft
from game.session.deals.wants import promise_of
from game.session.orders import Quote
from game.session.view import View
from game.words import _


def clause_named(view: View, draft: Draft, place: int, quote: Quote) -> Quote:
    """The quote of the order at `place` of a draft; of a refused clause it names the clause."""
    if quote.allowed or place == 0:
        return quote
    clause = draft.clauses[place - 1]
    told = sentence(promise_of(view, clause))
    reason = "; ".join(filter(None, (quote.refusal, _remedy(view, clause))))
    text = _("“{clause}”: {reason}").format(clause=told, reason=reason)
    return attrs.evolve(quote, refusal=text)


def _remedy(view: View, clause: ClauseDraft) -> str:
    """What to do about a clause whose parties may not promise it; "" where they may."""
    if clause.giver == clause.taker and clause.giver:
        return _("giver and taker are the same: choose another")
    if is_outside(view, clause):
        return _("a party outside is not asked: write what it was promised already, or take it out")
    if clause.kind == "priority" and not clause.subject:
        return _("its giver sells no chips: let who sells them give it, or take the clause out")
    gone = [f.name for f in view.firms if f.id in (clause.giver, clause.taker) and not f.active]
    if gone:
        text = _("{firm} is out of business: choose another firm, or take the clause out")
        return text.format(firm=", ".join(gone))
    return ""
