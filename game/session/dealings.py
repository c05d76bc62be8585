"""Contracts as a chief may know them, as plain values.

Invariant: nothing here belongs to a contract that its chief does not know. Numbers of a
clause are in the units its kind names, so that a clause can be written again as it stands;
sums of money that are due are in US dollars.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import field, frozen

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS


@frozen(kw_only=True)
class ClauseLine:
    """One promise of a contract."""

    kind: str
    """Id in CLAUSE_KINDS."""
    title: str
    giver: str
    """Id of a firm or of a party outside; "" where the kind has none."""
    giver_name: str
    taker: str
    taker_name: str
    subject: str = ""
    """Id of a chip, segment or firm, or ""."""
    subject_name: str = ""
    amount: int = 0
    """In the kind's unit, as in orders and drafts."""
    price: float = 0.0
    weeks: int = 0
    done: int = 0
    """Paid, used or owed so far, in the amount's unit; of a lease the weeks before its contract."""
    left: int = 0
    """What is left of the amount, in its unit; 0 where nothing is used up."""
    next_amount: int = 0
    """US dollars that fall due next; 0 when nothing does."""
    next_week: int = -1
    """Turn in which it falls due, or -1."""
    says: str = ""
    """The clause in a sentence."""

    @property
    def is_done(self) -> bool:
        """Whether the promise was kept for good: all of a sum paid, bought or used up."""
        once = self.kind == "stake" or (self.kind == "payment" and not self.weeks)
        used_up = CLAUSE_KINDS[CLAUSE_BY_ID[self.kind]].used_up
        return (once or used_up) and 0 < self.amount <= self.done


@frozen(kw_only=True)
class ContractLine:
    """A contract the chief knows of: a public one, or one of the own firm."""

    id: str
    title: str
    about: str
    parties: tuple[str, ...]
    """Ids of the firms bound by it."""
    party_names: tuple[str, ...]
    """Names of all parties, those outside the game among them."""
    proposer: str
    state: str
    """draft, offered, running, sleeping, breaking, ended, broken or refused"""
    since: int
    """Turn it was offered, signed or ended, by its state."""
    until: int
    """Last turn by its date; -1 when it has none."""
    rank: str
    """secured, junior or subordinate"""
    secret: bool
    mine: bool
    signed: tuple[str, ...]
    """Ids of the firms that have signed."""
    breaker: str = ""
    """Id of the firm that broke it, or ""."""
    replaces: str = ""
    """Id of the contract that ends when this one is signed, or ""."""
    clauses: tuple[ClauseLine, ...] = ()

    @property
    def is_endless(self) -> bool:
        """Whether no clause names a day on which it ends: it lasts until somebody ends it."""
        return not any(clause.kind in ENDING for clause in self.clauses)


ENDING = ("end-on-date", "end-on-agi")
"""Kinds of clause that end a contract which nobody breaks."""


@frozen(kw_only=True)
class OfferLine:
    """An offer the own firm is party to, and that somebody has not signed yet."""

    contract: ContractLine
    to_sign: bool
    """Whether it waits for the own signature."""
    waits_for: tuple[str, ...]
    """Names of the others who have not signed."""
    weeks_left: int
    """Weeks until it lapses; 1 in its last week."""
    dues: tuple[DueLine, ...] = ()
    """What it would make due to and from the own firm if all had signed by now."""


@frozen(kw_only=True)
class ProposedLine:
    """An offer that the own firm once made, whatever became of it."""

    week: int
    """Turn it was offered."""
    to: tuple[str, ...]
    """Ids of the others who were to sign."""
    promises: tuple[tuple[str, str, str], ...]
    """Kind, giver and taker of each clause."""
    replaces: str = ""
    """Id of the contract that would have ended, or changed hands, with it; or ""."""
    heir: str = ""
    """Id of the firm it would have put in the own place, or ""."""
    rank: str = "junior"
    clauses: tuple[ClauseLine, ...] = ()
    """The promises in full."""
    refused_by: str = ""
    """Id of the firm that said no to it, the own one where it took it back; "" for nobody."""
    signed: bool = False
    """Whether all signed it, whatever became of it then."""


@frozen(kw_only=True)
class DueLine:
    """What one contract makes due to or from the own firm in one week."""

    contract: str
    title: str
    clause: str
    """Title of the clause's kind."""
    other: str
    """Name of the other party."""
    week: int
    """Turn in which it falls due."""
    amount: int
    """US dollars; what the own firm pays is below zero."""
    certain: bool = True
    """False for what depends on revenue or orders and is reckoned from last week's."""
    if_signed: bool = False
    """True for what an own offer makes due once the others sign it."""


@frozen(kw_only=True)
class BreakLine:
    """What breaking one of the own contracts would bring."""

    contract: str
    title: str
    fee: int
    """US dollars of fees that would fall due at once, as far as courts uphold them."""
    pledges: tuple[str, ...]
    """What would go over to others, in words."""
    loses: tuple[str, ...]
    """Promises to the own firm that would end, in words."""
    free_of: tuple[str, ...]
    """Own promises that would end, in words."""
    ends_with: tuple[str, ...]
    """Names of the firms whose failure would end it; of a contract of many none, see `parts`."""
    breaks: tuple[str, ...] = ()
    """Own exclusive contracts that this one breaks once it is known, by title."""
    damages: int = 0
    """US dollars due at once besides: what others lose by it, or money to be given back."""
    costs: tuple[str, ...] = ()
    """What else it costs from now on, in words."""
    parts: tuple[str, ...] = ()
    """Names of the firms of whom one that fails takes its own part out: the others stay bound."""


@frozen(kw_only=True)
class ConflictLine:
    """A contract in force that somebody breaks by signing another."""

    contract: str
    title: str
    promise: str
    """The clause that is broken, in a sentence."""
    firm: str
    """Id of who breaks it."""
    firm_name: str
    mine: bool
    """Whether that is the own firm."""
    partners: tuple[str, ...]
    """Names of the others whom it lets down."""
    fee: int = 0
    """US dollars due at once, as far as courts uphold them; known of own contracts alone."""
    damages: int = 0
    """US dollars due at once besides."""
    pledges: tuple[str, ...] = ()
    """What goes over to others, in words."""
    ends: bool = False
    """Whether the contract ends with it."""
    leak: float = 1.0
    """Chance a week that it comes out, of what is signed in secret; 1.0 when all see it."""


@frozen(kw_only=True)
class Bearings:
    """Rules of the world by which promises are weighed; everybody knows them."""

    project_gain: float = 0.4
    """Log gain of serving skill a year of a shared project at full cost."""
    project_cost: float = 50e9
    """US dollars a week of a project at full cost."""
    agi_bar: float = 200.0
    """Capability that the panel calls general."""
    attention: Mapping[str, float] = field(factory=dict)
    """US dollars a week of other business that the widest door would bring a firm, by id."""
    questions: Mapping[str, float] = field(factory=dict)
    """Part of those who pass a firm's doors who come to ask, by id; all where none is named."""
    run_low: float = 0.0
    """Units of the smallest training run."""
    penalty_most: float = 0.0
    """Largest fee that courts uphold, in years of what the other loses; 0 where none is named."""
    damages_part: float = 0.0
    """Part of a year's loss that is owed as damages where no fee is agreed."""
    fee_unproven: float = 0.0
    """Part of the smaller firm's value that courts add for a loss that is hard to prove."""
    kept_word: float = 0.0
    """Part that each quarter of dues paid adds to a firm's promises in the eyes of who got them."""
    reinvest_most: float = 1.0
    """Largest part of orders that a vendor may promise back."""
    priority_most: float = math.inf
    """Largest weight in its queue that a vendor may promise."""
    doors: Mapping[tuple[str, str], float] = field(factory=dict)
    """By firm and segment: the widest door the firm can open there, in utility."""
    lettable: Mapping[tuple[str, str], float] = field(factory=dict)
    """By landlord and tenant's region: units it could let there with all its power, at most."""

    def most_price(self, kind: str, giver: str, subject: str) -> float:
        """The largest price a clause may name, in its unit; infinite where the rules set none."""
        if kind == "placement":
            return self.doors.get((giver, subject), math.inf)
        bounds = {"reinvestment": self.reinvest_most, "priority": self.priority_most}
        return bounds.get(kind, math.inf)


@frozen(kw_only=True)
class LeaseLine:
    """A lease the chief is party to."""

    id: str
    other: str
    """Name of the other party."""
    inward: bool
    """True when the chief rents, False when the chief lets."""
    units: float
    rent: float
    """USD an hour and unit."""
    until: int
    built: float = 1.0
    """Part of the units that is let by now; it builds up over the weeks of its clause."""
