"""Weighs a contract for its parties: worth, fears, odds.

Invariant: a weighing reads a view and changes nothing; a party's own chief and another
differ only in what the view tells them of that party.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import attrs

from game.session.dealings import BreakLine, ContractLine, DueLine
from game.session.deals.ahead import completed
from game.session.deals.appraisal import Appraisal, WorthLine
from game.session.deals.asked import asked, doubts, impossible, sides_asked
from game.session.deals.draft import ClauseDraft, Draft, clause_drafts
from game.session.deals.measure import measure_of
from game.session.deals.promised import cannot_pay, dues_of_draft, dues_spared
from game.session.deals.side import Side, ahead_of, side_of
from game.session.deals.table import Deal, deal_of
from game.session.deals.wants import smallest_change
from game.session.deals.worth import worth_lines
from game.session.numbers import number_in_words
from game.session.view import View
from game.words import _


def appraise(view: View, draft: Draft) -> Appraisal:
    """What a draft of the own firm is worth to whom, and whether the others sign.

    An offer that was opened and not changed is weighed as the offer it is; what binds parties
    outside is weighed with it, whether it was struck out or not, for it stands.
    """
    draft = completed(view, draft)
    same = _itself(view, draft)
    found = _appraisal(draft, table_of(view, draft), same.signed if same else (view.firm,))
    dues = _dues_of(view, draft.clauses, _replaced(view, draft), view.turn + 1)
    notes = (
        *impossible(table_of(view, draft)),
        *found.doubts,
        cannot_pay(view, dues),
        *_about_theirs(view, draft),
        *_endless(view, draft),
        *_minds(table_of(view, draft), (view.firm,)),
    )
    return attrs.evolve(found, notes=tuple(note for note in notes if note))


def _dues_of(
    view: View, clauses: tuple[ClauseDraft, ...], replaced: str, start: int
) -> tuple[DueLine, ...]:
    """What clauses signed at `start` make due, less what they spare of the contract replaced."""
    return (*dues_of_draft(view, clauses, start), *dues_spared(view, replaced, start))


def _itself(view: View, draft: Draft) -> ContractLine | None:
    """The offer that a draft answers, where it says just what that says."""
    line = _answered(view, draft)
    same = line and clause_drafts(line.clauses) == draft.clauses and line.rank == draft.rank
    return line if same else None


def _answered(view: View, draft: Draft) -> ContractLine | None:
    """The offer on the table that a draft answers; None for none."""
    known = (offer.contract for offer in view.offers)
    return next((line for line in known if line.id == draft.contract), None)


def _endless(view: View, draft: Draft) -> Iterator[str]:
    """A warning where a licence of the own models has no last day."""
    kinds = {clause.kind for clause in draft.clauses}
    given = any((c.kind, c.giver) == ("licence", view.firm) for c in draft.clauses)
    if given and "end-on-date" not in kinds:
        yield _("the licence has no last day: it gives away all that you will ever release")


def _minds(deal: Deal, signed: tuple[str, ...]) -> Iterator[str]:
    """What each of several others who must sign thinks of it, the least inclined first."""
    sides = sides_asked(deal, signed)
    for side in sides if len(sides) > 1 else ():
        text = _("{firm}: worth {worth} to it, {odds:.0%} that it signs")
        worth = number_in_words(float(f"{float(side.feared):.3g}"), "usd")
        yield text.format(firm=deal.who(side.firm).name, worth=worth, odds=side.odds)


def _about_theirs(view: View, draft: Draft) -> Iterator[str]:
    """What an answer to an offer does to that offer."""
    line = _answered(view, draft)
    if line is not None:
        if _itself(view, draft):
            yield _("this is the offer itself: sign it instead")
        else:
            yield _("this refuses {title} as it stands: it is gone even if they say no").format(
                title=line.title
            )


def appraise_contract(view: View, contract: ContractLine) -> Appraisal:
    """The same of an offer, or of what lies ahead of a contract that runs."""
    others = [party for party in contract.parties if party != view.firm]
    to = contract.proposer if contract.proposer in others else (others or [""])[0]
    deal = contract_table(view, contract)
    draft = Draft(to=to, rank=contract.rank, clauses=deal.clauses, contract=contract.id)
    found = _appraisal(draft, deal, contract.signed, wait=0)
    if contract.state != "offered" or view.firm in contract.signed:
        return found
    notes = [cannot_pay(view, _dues_of(view, deal.clauses, contract.replaces, view.turn))]
    notes.extend(found.doubts)
    notes.extend(_minds(deal, contract.signed))
    if contract.proposer == found.them and found.worth_them < 0:
        text = _("{firm} offers it all the same: it sees more in it than can be told from outside")
        notes.append(text.format(firm=found.them_name))
    return attrs.evolve(found, notes=tuple(note for note in notes if note))


def appraise_handover(view: View, contract: ContractLine, heir: str) -> Appraisal:
    """What handing the own place in a contract to `heir` is worth to whom.

    The own firm is rid of what lies ahead, which is worth no more than breaking it would cost;
    all others must sign with the heir in its place.
    """
    old = ahead_of(view, contract)
    draft, deal = _handed_over(view, contract, heir)
    lines = (WorthLine(text=line.text, amount=-line.amount) for line in worth_lines(old, view.firm))
    lost = tuple(lines)
    bound = tuple(_bound(view, contract, sum(line.amount for line in lost)))
    rid = (*lost, *bound)
    found = _appraisal(draft, deal, ())
    worth = sum(line.amount for line in rid)
    notes = (*(line.text for line in bound), *found.doubts)
    return attrs.evolve(found, worth_me=worth, lines_me=rid, fears_me=(), wants=None, notes=notes)


def _bound(view: View, contract: ContractLine, whole: int) -> Iterator[WorthLine]:
    """What takes the worth of being rid of a contract down to the cost of breaking it."""
    way = next((way for way in view.breaks if way.contract == contract.id), None)
    cost = cost_of_breaking(view, contract, way) if way else whole
    if whole > cost:
        usd = number_in_words(float(f"{float(cost):.3g}"), "usd")
        text = _("breaking it would cost {usd} and the name: it is worth no more to be rid of it")
        yield WorthLine(text=text.format(usd=usd), amount=cost - whole)


def cost_of_breaking(view: View, contract: ContractLine, way: BreakLine) -> int:
    """US dollars that walking out of a contract takes: fees, damages, pledges, unpaid cards."""
    prices = {chip.id: chip.price for chip in view.chips}
    pledged = sum(
        clause.amount * prices.get(clause.subject, 0)
        for clause in contract.clauses
        if clause.kind == "collateral" and clause.giver == view.firm
    )
    owed = sum(
        1000 * clause.left
        for clause in contract.clauses
        if clause.kind == "credit" and clause.taker == view.firm
    )
    return way.fee + way.damages + pledged + owed


def sides_of_handover(view: View, contract: ContractLine, heir: str) -> tuple[Side, ...]:
    """`heir` in the own place in the eyes of the heir and of all others bound, as `sides_asked`."""
    return sides_asked(_handed_over(view, contract, heir)[1], ())


def _handed_over(view: View, contract: ContractLine, heir: str) -> tuple[Draft, Deal]:
    """What lies ahead of a contract with `heir` in the own place, and the table for it."""
    clauses = tuple(
        attrs.evolve(
            clause,
            giver=heir if clause.giver == view.firm else clause.giver,
            taker=heir if clause.taker == view.firm else clause.taker,
        )
        for clause in ahead_of(view, contract).clauses
    )
    deal = deal_of(view, clauses, contract.rank, (heir,), contract.id, itself=True)
    return Draft(to=heir, rank=contract.rank, clauses=clauses, contract=contract.id), deal


def contract_table(view: View, contract: ContractLine) -> Deal:
    """The table for an offer, or for what lies ahead of a contract that runs."""
    if contract.state == "running":
        return ahead_of(view, contract)
    clauses = clause_drafts(contract.clauses)
    return deal_of(view, clauses, contract.rank, contract.parties, contract.replaces)


def _appraisal(draft: Draft, deal: Deal, signed: tuple[str, ...], wait: int = 1) -> Appraisal:
    """`wait` is the weeks until it can run: one more for what is not on the table yet."""
    view = deal.view
    me, them = side_of(deal, view.firm), _hardest(deal, draft.to, signed)
    odds = _all_sign(deal, signed)
    wants = smallest_change(
        view,
        draft,
        view.firm,
        them.firm,
        lambda other: odds_of(view, other, signed),
        lambda other: -side_of(table_of(view, other), view.firm).feared,
    )
    return Appraisal(
        them=them.firm,
        them_name=_called(deal, them.firm),
        worth_me=me.feared,
        worth_them=them.feared,
        lines_me=me.lines,
        lines_them=them.lines,
        fears_me=me.fears,
        fears_them=them.fears,
        wants=wants,
        odds=odds,
        asked=len(asked(deal, signed)),
        bar_them=round(them.inclined.bar),
        rule=_rule(_called(deal, them.firm), them),
        measure=measure_of(deal, wait),
        doubts=tuple(doubts(deal, them)),
    )


def _rule(name: str, side: Side) -> str:
    """How the odds of one party follow from what the contract is worth to it."""
    bar = number_in_words(float(f"{side.inclined.bar:.3g}"), "usd")
    return _("{firm} is likelier to sign than not once it is worth more than {bar} to it").format(
        firm=name, bar=bar
    )


def table_of(view: View, draft: Draft) -> Deal:
    """The table that a draft is weighed on; the answer to an offer is in place of what that is."""
    old = _replaced(view, draft)
    return deal_of(view, draft.clauses, draft.rank, (view.firm, draft.to), old)


def _replaced(view: View, draft: Draft) -> str:
    """Id of the contract that ends when a draft is signed, or ""."""
    offer = _answered(view, draft)
    return offer.replaces if offer else draft.contract


def _called(deal: Deal, party: str) -> str:
    """A party's name; one outside the game has none but its id."""
    return deal.who(party).name or party.replace("-", " ") or _("the other side")


def _hardest(deal: Deal, to: str, signed: tuple[str, ...]) -> Side:
    """The party least inclined to sign; the one addressed when all the others have signed."""
    sides = sides_asked(deal, signed)
    return sides[0] if sides else side_of(deal, to)


def odds_of(view: View, draft: Draft, signed: tuple[str, ...] = ()) -> float:
    """Chance that all who must still sign, the own firm aside, do so; 1 when nobody must."""
    return _all_sign(table_of(view, draft), signed)


def _all_sign(deal: Deal, signed: tuple[str, ...]) -> float:
    if any(impossible(deal)):
        return 0.0
    return math.prod(side.odds for side in sides_asked(deal, signed))
