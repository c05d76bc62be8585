"""What an appraisal and a stress test say, as plain values.

Invariant: the worth to a side is the sum of its lines and of what it fears; the odds follow
from that sum alone. Money is in US dollars of today.
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
    """What it is worth after all fears: the sum of the lines and the fears shown."""
    lines_me: tuple[WorthLine, ...]
    lines_them: tuple[WorthLine, ...]
    fears_me: tuple[WorthLine, ...]
    fears_them: tuple[WorthLine, ...]
    wants: Change | None
    """None when they are likely to sign as it stands, or when no single change would do."""
    odds: float
    """Chance that the others sign, 0 to 1."""
    asked: int = 1
    """How many others must still sign; the odds are those of all of them together."""
    bar_them: int = 0
    """Worth in US dollars above which `them` is likelier to sign than not."""
    rule: str = ""
    """How the odds follow from that worth, in a sentence."""
    measure: str = ""
    """What the figures of worth are, and over which time, in a sentence."""
    doubts: tuple[str, ...] = ()
    """What keeps `them` from signing besides its worth, in words: money, compute, its last no."""
    notes: tuple[str, ...] = ()
    """What else speaks for caution, in words, the gravest first; the doubts among them."""


@frozen(kw_only=True)
class Fall:
    """A firm that fails in a cascade."""

    firm: str
    name: str
    wave: int
    """0 for the first, 1 for those whom its failure brings down, and so on."""
    contracts: tuple[str, ...] = ()
    """Titles of public contracts through which it loses money to those that fell before."""
    week: int = -1
    """Number of the week in which it fails."""


@frozen(kw_only=True)
class LossItem:
    """One part of what a creditor loses."""

    kind: str
    """claims (due and not paid), debt (lent and not paid back), or the kind of a clause: what
    it shipped unpaid or was promised for later."""
    title: str
    """The same in words, with the contract it comes from as far as the chief knows it."""
    contract: str
    """Title of that contract, or ""."""
    lost: int
    """US dollars."""


@frozen(kw_only=True)
class Loss:
    """What one creditor loses in a cascade."""

    firm: str
    """Id of a firm, or the name of a party outside."""
    name: str
    lost: int
    """US dollars, promises for later among them."""
    beyond: int = 0
    """US dollars of that which are more than all the firm is worth: its owners, whose liability
    is limited, cannot lose them."""
    items: tuple[LossItem, ...] = ()
    """What it is made of, largest first."""


@frozen(kw_only=True)
class Ended:
    """A contract that ends by a failure."""

    contract: str
    """Its id."""
    title: str
    week: int
    """Number of the week in which it ends."""
    parties: tuple[str, ...]
    """Names of those it bound."""


@frozen(kw_only=True)
class ValueLoss:
    """How much less a firm is worth after the weeks of a cascade."""

    firm: str
    name: str
    lost: int
    """US dollars of headline value."""
    part: float
    """The same as a part of what it would be worth without the failure."""


@frozen(kw_only=True)
class PartyWeeks:
    """How a party to an offer stands in the weeks after all have signed it."""

    firm: str
    name: str
    week: int
    """Number of the week in which it fails, or -1."""
    missing: int
    """US dollars that it cannot pay in that week."""
    least: int
    """US dollars in its till at the end of the week in which it is emptiest."""
    least_week: int
    least_without: int
    """The same least if nobody signs."""
    says: str = ""
    """All this in a sentence."""


@frozen(kw_only=True)
class Cascade:
    """What follows when a firm's cash is gone, or when all sign an offer.

    All that binds firms counts, as in a public stress test, with rivals' cash and debts as the
    chief reckons them; only contracts that the chief knows are named. It is told by difference
    between two courses of the same world, in which nobody orders anything: as it is, and
    without that cash.
    """

    firm: str
    name: str
    falls: tuple[Fall, ...]
    """Who falls, in the order of weeks and waves; the firm itself first when it fails."""
    losses: tuple[Loss, ...]
    """What each other party loses, largest first."""
    total: int
    """US dollars that creditors lose together."""
    text: str
    """The cascade in a sentence."""
    weeks: int = 0
    """Weeks that were played on."""
    by_kind: tuple[tuple[str, int], ...] = ()
    """What `total` is made of: kind in words and US dollars, largest first."""
    evicted: tuple[str, ...] = ()
    """What tenants of those who fall lose of their compute, most first, in words."""
    ends: tuple[Ended, ...] = ()
    """Contracts that end, in the order of weeks."""
    values: tuple[ValueLoss, ...] = ()
    """Who is worth less after these weeks, largest loss first."""
    value_total: int = 0
    """US dollars of headline value lost together."""
    rests_on: str = ""
    """Which private figures stand in it at their estimate, in a sentence."""
    parties: tuple[PartyWeeks, ...] = ()
    """Where it is asked what a signature brings: how each party stands, the own firm first."""
