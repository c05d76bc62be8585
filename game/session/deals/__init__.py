"""Negotiation: drafts, what they are worth to whom, and who falls with whom.

Invariant: an appraisal is made from a view alone, so it holds nothing that its chief may not
know; asking for one changes nothing.
"""

from game.session.deals.appraisal import (
    Appraisal,
    Cascade,
    Change,
    Ended,
    Fall,
    Loss,
    LossItem,
    PartyWeeks,
    ValueLoss,
    WorthLine,
)
from game.session.deals.draft import ClauseDraft, Draft, clause_draft, clause_drafts, draft_of

__all__ = [
    "Appraisal",
    "Cascade",
    "Change",
    "ClauseDraft",
    "Draft",
    "Ended",
    "Fall",
    "Loss",
    "LossItem",
    "PartyWeeks",
    "ValueLoss",
    "WorthLine",
    "clause_draft",
    "clause_drafts",
    "draft_of",
]
