"""A contract in the eyes of one party: worth, fears, whether it can give what it promises.

Invariant: a party's own chief and another differ only in what the view tells them of that
party, and in what the other learnt from its refusals.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from game.session.dealings import ContractLine
from game.session.deals.able import Able
from game.session.deals.ahead import remaining
from game.session.deals.appraisal import WorthLine
from game.session.deals.fears import doubted, fear_lines
from game.session.deals.humour import Refusal, odds_after
from game.session.deals.kept import kept_lines
from game.session.deals.lettable import halls_of
from game.session.deals.odds import Inclination, inclination
from game.session.deals.purse import purse_of
from game.session.deals.table import Deal, deal_of
from game.session.deals.worth import worth_lines
from game.session.view import View
from game.words import _


@frozen(kw_only=True)
class Side:
    """A contract in the eyes of one party."""

    firm: str
    lines: tuple[WorthLine, ...]
    fears: tuple[WorthLine, ...]
    inclined: Inclination
    """Whether it wants to sign."""
    able: tuple[Able, ...] = ()
    """Whether it has what it would give: money, compute. From inside no question of odds."""
    refusals: tuple[Refusal, ...] = ()
    """What it lately said no to; known to who asked it."""

    @property
    def odds(self) -> float:
        """Chance that it signs, 0 to 1: that it wants to and can, after all it said no to."""
        return odds_after(self.inclined.odds, self.chance_able, self.refusals)

    @property
    def chance_able(self) -> float:
        """Chance that it has what it would give, as far as can be told; the least of them."""
        return min((able.chance for able in self.able), default=1.0)

    @property
    def worth(self) -> int:
        """US dollars of today, before any fear."""
        return sum(line.amount for line in self.lines)

    @property
    def feared(self) -> int:
        """The same after all fears."""
        return self.worth + sum(line.amount for line in self.fears)


def side_of(deal: Deal, firm: str) -> Side:
    """The contract in the eyes of `firm`."""
    who = deal.who(firm)
    lines = (*worth_lines(deal, firm), *kept_lines(deal, firm), *_instead(deal, firm))
    fears = fear_lines(deal, firm)
    partner = any(deal.bound(firm, other) for other in deal.parties if other != firm)
    inclined = inclination(
        lines, fears, value=who.value, temper=who.temper, partner=partner,
        doubted=doubted(deal, firm),
    )  # fmt: skip
    able = (purse_of(deal, firm), halls_of(deal, firm))
    return Side(firm=firm, lines=lines, fears=fears, inclined=inclined, able=able)


def _instead(deal: Deal, firm: str) -> Iterator[WorthLine]:
    """What lay ahead of the contract that ends when this one is signed, its fears with it.

    So terms that stay as they are come to nothing: only the change counts.
    """
    old = deal.old
    if old is not None and firm in old.parties:
        ahead = ahead_of(deal.view, old)
        known = (*worth_lines(ahead, firm), *kept_lines(ahead, firm), *fear_lines(ahead, firm))
        amount = -sum(line.amount for line in known)
        if amount:
            yield WorthLine(text=_("in place of {title}").format(title=old.title), amount=amount)


def ahead_of(view: View, contract: ContractLine) -> Deal:
    """The table for what lies ahead of a running contract."""
    clauses = remaining(contract, view.turn)
    return deal_of(view, clauses, contract.rank, contract.parties, contract.id, itself=True)
