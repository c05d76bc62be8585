"""What an appraisal and a stress test say, as plain values.

Invariant: the worth to a side is the sum of its lines; what it fears is told beside it and
weighs only in the odds. Money is in US dollars of today.
"""

from __future__ import annotations

from attrs import frozen

from game.session.deals.draft import Draft


@frozen(kw_only=True)
class WorthLine:
    """One item of what a contract is worth, or of what somebody fears in it."""

    text: str
    amount: int
    """US dollars of today; below zero for what is given, and for what is feared."""


@frozen(kw_only=True)
class Change:
    """The smallest change of one clause that would make the others more likely to sign than not."""

    text: str
    """The change in words."""
    clause: int
    """Place of the clause in the draft, or -1 for a clause to be added."""
    draft: Draft
    """The draft so changed."""
    odds: float
    """Odds of the answer to it."""


@frozen(kw_only=True)
class Appraisal:
    """What a contract is worth to the own firm and to the other, and whether that one signs.

    With more than one other party, `worth_them`, `lines_them` and `fears_them` are those of
    the one least inclined to sign, whom `them` names, and `odds` that all of them do.
    """

    them: str
    """Id of the other firm."""
    them_name: str
    worth_me: int
    worth_them: int
    lines_me: tuple[WorthLine, ...]
    lines_them: tuple[WorthLine, ...]
    fears_me: tuple[WorthLine, ...]
    fears_them: tuple[WorthLine, ...]
    wants: Change | None
    """None when they are likely to sign as it stands, or when no single change would do."""
    odds: float
    """Chance that the others sign, 0 to 1."""


@frozen(kw_only=True)
class Fall:
    """A firm that fails in a cascade."""

    firm: str
    name: str
    wave: int
    """0 for the first, 1 for those whom its failure brings down, and so on."""
    contracts: tuple[str, ...] = ()
    """Titles of public contracts through which it loses money to those that fell before."""


@frozen(kw_only=True)
class Loss:
    """What one creditor loses in a cascade."""

    firm: str
    name: str
    lost: int
    """US dollars."""


@frozen(kw_only=True)
class Cascade:
    """What follows when a firm misses its payments of the coming week.

    All that binds firms counts, as in a public stress test; only public contracts are named.
    """

    firm: str
    name: str
    falls: tuple[Fall, ...]
    """Who falls, in the order of the waves; the firm itself first when it owes anything."""
    losses: tuple[Loss, ...]
    """What each other firm loses, largest first."""
    total: int
    """US dollars that creditors lose together."""
    text: str
    """The cascade in a sentence."""
