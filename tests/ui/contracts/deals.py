"""The sample week with contracts: two that run, two offers, and a session that appraises.

Invariant: `DealSession` has the methods and meanings of `game.session.session.Session`;
its worths are plain sums, so that a test can say what a change must do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from game.session.clause_words import Promise, sentence
from game.session.dealings import BreakLine, ClauseLine, ContractLine, DueLine, OfferLine
from game.session.deals import (
    Appraisal,
    Cascade,
    Change,
    ClauseDraft,
    Draft,
    Fall,
    Loss,
    PartyWeeks,
    WorthLine,
)
from game.session.orders import Order, Quote
from game.session.view import View
from tests.ui.samples import HOSTILE_NAMES, FakeDoor, FakeSession, hostile_view, sample_view


def clause(view: View, kind: str, giver: str, taker: str, **more: Any) -> ClauseLine:
    """A clause between two firms of `view`."""
    names = {firm.id: firm.name for firm in view.firms}
    numbers = {key: value for key, value in more.items() if key in {"amount", "price", "weeks"}}
    said = sentence(
        Promise(kind=kind, giver=names.get(giver, giver), taker=names.get(taker, taker), **numbers)
    )
    return ClauseLine(
        kind=kind, title=kind, giver=giver, giver_name=names.get(giver, giver), taker=taker,
        taker_name=names.get(taker, taker), says=said, **more,
    )  # fmt: skip


def contract(view: View, id_: str, parties: Sequence[str], *clauses: ClauseLine,
             **more: Any) -> ContractLine:  # fmt: skip
    """A running contract of `parties`, unless `more` says otherwise."""
    names = {firm.id: firm.name for firm in view.firms}
    usual: dict[str, Any] = {
        "title": f"The {id_} pact", "about": "Compute for cash.", "state": "running", "since": 2,
        "until": 40, "rank": "junior", "secret": False, "mine": view.firm in parties,
        "signed": tuple(parties), "proposer": parties[0],
    }  # fmt: skip
    return ContractLine(
        id=id_, parties=tuple(parties), party_names=tuple(names[party] for party in parties),
        clauses=tuple(clauses), **{**usual, **more},
    )  # fmt: skip


def with_deals(view: View) -> View:
    """`view` with contracts, offers, dues, holdings and circular money."""
    lease = clause(view, "lease", "alibaba", "deepseek", amount=1500, price=0.35, next_week=5,
                   next_amount=525_000)  # fmt: skip
    fee = clause(view, "break-fee", "deepseek", "alibaba", amount=40_000)
    racks = contract(view, "racks", ("alibaba", "deepseek"), lease, fee)
    supply = clause(view, "purchase", "openai", "microsoft", amount=250_000_000, weeks=364)
    pay = clause(view, "payment", "apple", "openai", amount=1000, weeks=4)
    azure = contract(view, "azure", ("microsoft", "openai"), supply, pay)
    offered = contract(
        view, "door", ("meta", "deepseek"), clause(view, "licence", "deepseek", "meta"),
        clause(view, "payment", "meta", "deepseek", amount=9000, weeks=4), state="offered",
        signed=("meta",),
    )  # fmt: skip
    mine = contract(
        view, "deal-1", ("deepseek", "amd"), clause(view, "credit", "amd", "deepseek",
        amount=90_000, price=0.08, weeks=52), state="offered", signed=("deepseek",),
    )  # fmt: skip
    dues = tuple(
        DueLine(contract="racks", title="The racks pact", clause="Compute lease", other="Alibaba",
                week=week, amount=-525_000)
        for week in range(5, 13)
    )  # fmt: skip
    broken = BreakLine(
        contract="racks", title="The racks pact", fee=40_000_000, pledges=(),
        loses=("Alibaba lets DeepSeek 1,500 units",), free_of=("DeepSeek owes a fee",),
        ends_with=("Alibaba",),
    )  # fmt: skip
    firms = tuple(
        attrs.evolve(firm, net_value=firm.value * 0.95, holdings=_held(firm.id))
        for firm in view.firms
    )
    headline = sum(firm.value for firm in firms)
    return attrs.evolve(
        view, contracts=(racks, azure),
        offers=(
            OfferLine(contract=offered, to_sign=True, waits_for=(), weeks_left=2),
            OfferLine(contract=mine, to_sign=False, waits_for=("AMD",), weeks_left=3),
        ),
        dues=dues, breaks=(broken,), firms=firms, me=firms[-1],
        market=attrs.evolve(view.market, headline=headline, circular=headline * 0.05),
    )  # fmt: skip


def _held(firm: str) -> dict[str, float]:
    return {"microsoft": {"openai": 0.27}, "nvidia": {"xai": 0.02}}.get(firm, {})


def hostile_deals() -> View:
    """The same with titles and words that try to be markup or control codes."""
    view = with_deals(hostile_view())
    worse = [
        attrs.evolve(deal, title=HOSTILE_NAMES[n % 5], about=HOSTILE_NAMES[(n + 1) % 5])
        for n, deal in enumerate([*view.contracts, *(offer.contract for offer in view.offers)])
    ]
    return attrs.evolve(
        view, contracts=tuple(worse[:2]),
        offers=tuple(
            attrs.evolve(offer, contract=deal)
            for offer, deal in zip(view.offers, worse[2:], strict=True)
        ),
    )  # fmt: skip


class DealSession(FakeSession):
    """The sample week with contracts."""

    def __init__(self, view: View | None = None) -> None:
        """Start at `view`, or at the sample week with contracts."""
        super().__init__(view or with_deals(sample_view()))
        self.asked: list[str] = []
        self.refused = ""
        """What `send` answers, "" when the tray takes it."""

    def give(self, order: Order) -> Quote:
        """Put the order into the tray; clauses add up."""
        if order.kind != "clause":
            return super().give(order)
        self._tray.append(order)
        return self.quote(order)

    def undo(self) -> Order | None:
        """Take the last order back, a clause with its proposal."""
        order = super().undo()
        while order is not None and order.kind == "clause":
            order = super().undo()
        return order

    def send(self, draft: Draft) -> Quote:
        """Put all orders of `draft` into the tray, unless a test refuses it."""
        quote = self.quote(draft.orders()[0])
        if self.refused:
            return attrs.evolve(quote, refusal=self.refused)
        self._tray += draft.orders()
        return quote

    def appraise(self, draft: Draft) -> Appraisal:
        """Each thousand dollars of a clause is worth itself to its taker and costs its giver."""
        worth = sum(self._worth(clause) for clause in draft.clauses)
        names = {firm.id: firm.name for firm in self.view().firms}
        wants = None
        if worth >= 0 and draft.clauses:
            better = attrs.evolve(draft.clauses[0], amount=draft.clauses[0].amount // 2)
            changed = attrs.evolve(draft, clauses=(better, *draft.clauses[1:]))
            wants = Change(text="half of it would do", clause=0, draft=changed, odds=0.6)
        return Appraisal(
            them=draft.to, them_name=names.get(draft.to, draft.to), worth_me=worth,
            worth_them=-worth, lines_me=(WorthLine(text="money", amount=worth),),
            lines_them=(WorthLine(text="money", amount=-worth),), fears_me=(),
            fears_them=(WorthLine(text="to depend on one customer", amount=-1_000_000),),
            wants=wants, odds=0.25 if worth >= 0 else 0.75,
        )  # fmt: skip

    def _worth(self, clause: ClauseDraft) -> int:
        return clause.amount * (1000 if clause.taker == self.chair else -1000)

    def appraise_offer(self, contract: str) -> Appraisal:
        """What an offer is worth."""
        offers = [offer.contract for offer in self.view().offers]
        deal = next(deal for deal in offers if deal.id == contract)
        drafts = [
            ClauseDraft(kind=c.kind, giver=c.giver, taker=c.taker, amount=c.amount)
            for c in deal.clauses
        ]
        return self.appraise(Draft(to=deal.proposer, clauses=drafts))

    def appraise_handover(self, contract: str, heir: str) -> Appraisal:
        """Handing over is worth a million to the heir."""
        clause = ClauseDraft(kind="payment", giver=self.chair, taker=heir, amount=1000)
        return self.appraise(Draft(to=heir, clauses=[clause]))

    def if_signed(self, asked: str | Draft) -> Cascade:
        """Signed by all, the other party fails in week nine for want of two billion."""
        me = self.view().me
        return Cascade(
            firm=me.id, name=me.name, falls=(), losses=(), total=0,
            text="Signed by all, nobody else falls.",
            parties=(
                PartyWeeks(
                    firm=me.id, name=me.name, week=-1, missing=0, least=1, least_week=3,
                    least_without=2, says="You keep $1.00B.",
                ),
                PartyWeeks(
                    firm="amd", name="AMD", week=9, missing=2_000_000_000, least=0, least_week=9,
                    least_without=3, says="AMD fails in week 9: $2.00B is missing",
                ),
            ),
        )  # fmt: skip

    def what_if(self, firm: str) -> Cascade:
        """The firm falls, then Oracle's stand-in Amazon; Microsoft loses most."""
        self.asked.append(firm)
        names = {f.id: f.name for f in self.view().firms}
        return Cascade(
            firm=firm, name=names[firm], total=5_000_000_000,
            falls=(
                Fall(firm=firm, name=names[firm], wave=0),
                Fall(firm="amazon", name=names["amazon"], wave=1, contracts=("The racks pact",)),
            ),
            losses=(
                Loss(firm="microsoft", name=names["microsoft"], lost=4_000_000_000),
                Loss(firm="amazon", name=names["amazon"], lost=1_000_000_000),
            ),
            text="Two firms fall and creditors lose $5.00B.",
        )  # fmt: skip


def deal_door(*, hostile: bool = False) -> FakeDoor:
    """A door to the sample week with contracts."""
    return FakeDoor(DealSession(hostile_deals() if hostile else None))
