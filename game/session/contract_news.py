"""News of contracts and of money: who signs, breaks, calls, is rescued or bought.

Invariant: an offer is told to its parties alone, and so is all that befalls a contract
while it is secret; what everybody can see in the markets is told to everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from attrs import frozen

from game.compiled.clauses import OFFERED, RUNNING
from game.compiled.layout import Record
from game.compiled.sizes import NOBODY
from game.session.bonds import Bond, account_id, bond_at
from game.session.catalogue import Catalogue
from game.session.dealings import ClauseLine
from game.session.numbers import number_in_words
from game.session.view import News
from game.words import _

Told = tuple[str, str]
"""Title and text."""
Heard = tuple[News, bool]
"""A piece of news, and whether everybody hears of it or only the firm it names."""


@frozen(kw_only=True)
class Deed:
    """One note of the log about contracts or capital, with what is needed to tell it."""

    catalogue: Catalogue
    world: Record
    kind: str
    firm: int
    """Firm or account concerned, or -1."""
    subject: int
    """Number of a contract, or a firm, chip or model; -1 for none."""
    amount: float
    week: int

    @property
    def name(self) -> str:
        """Name of whoever is concerned."""
        return self.catalogue.account_name(self.firm) if self.firm != NOBODY else ""

    @property
    def other(self) -> str:
        """Name of the other firm, or ""."""
        known = 0 <= self.subject < len(self.catalogue.firms)
        return self.catalogue.firm_name(self.subject) if known else ""

    @property
    def money(self) -> str:
        """The amount as money."""
        return number_in_words(self.amount * 1000.0, "usd")

    def news(self, told: Told, firm: int) -> News:
        """The deed as a piece of news that names `firm`."""
        firms = self.catalogue.firms
        named = firms[firm] if 0 <= firm < len(firms) else ""
        return News(week=self.week, kind=self.kind, title=told[0], text=told[1], firm=named)


def deeds_told(deed: Deed) -> Iterator[Heard]:
    """What is told of a deed, and to whom; nothing for a kind that is told elsewhere."""
    if deed.kind in _CONTRACTS:
        yield from _of_contract(deed)
    elif deed.kind in _PRIVATE:
        yield deed.news(_PRIVATE[deed.kind](deed), deed.firm), False
    elif deed.kind in _PUBLIC:
        yield deed.news(_PUBLIC[deed.kind](deed), deed.firm), True


def _of_contract(deed: Deed) -> Iterator[Heard]:
    bond = _bond(deed)
    if bond is None:
        return
    told = _CONTRACTS[deed.kind](deed, bond)
    if deed.kind in _BETWEEN_PARTIES or bond.secret:
        for party in sorted(bond.firms):
            yield deed.news(told, party), False
    else:
        yield deed.news(told, deed.firm), True


def _bond(deed: Deed) -> Bond | None:
    """The contract of this number; None once its place was given to another."""
    places = np.flatnonzero(deed.world["contract_serial"] == deed.subject)
    taken = [int(place) for place in places if deed.world["contract_parties"][place]]
    return bond_at(deed.catalogue, deed.world, taken[0]) if taken else None


def _terms(bond: Bond) -> str:
    """What an offer is about: it may ask what nobody can know yet."""
    return bond.line.about or _promises(bond)


def _promises(bond: Bond) -> str:
    """What holds from now on; why it was offered was told with the offer."""
    return "; ".join(clause.says for clause in bond.line.clauses)


def _parties(bond: Bond) -> str:
    return ", ".join(bond.line.party_names)


def _offered(deed: Deed, bond: Bond) -> Told:
    if not deed.name:
        return _("On the table: {title}").format(title=bond.line.title), _terms(bond)
    title = _("{firm} offers: {title}").format(firm=deed.name, title=bond.line.title)
    return title, _terms(bond)


def _signed(deed: Deed, bond: Bond) -> Told:
    title = _("{parties} sign: {title}")
    if bond.rewrites:
        title = _("{parties} rewrite: {title}")
    return title.format(parties=_parties(bond), title=bond.line.title), _promises(bond)


def _refused(deed: Deed, bond: Bond) -> Told:
    if not deed.name:
        title = _("Not signed in time: {title}").format(title=bond.line.title)
        return title, _("Its weeks were over before all had signed.")
    if deed.amount:
        title = _("{firm} cannot give what it offered: {title}")
        why = _("It has meanwhile let, pledged or lost what it needs for it: the offer is gone.")
        return title.format(firm=deed.name, title=bond.line.title), why
    text = _("{firm} says no: {title}")
    if _answers_anew(deed, bond):
        text = _("{firm} puts other terms in place of it: {title}")
    elif account_id(deed.catalogue, deed.firm) == bond.line.proposer:
        text = _("{firm} takes its offer back: {title}")
    return text.format(firm=deed.name, title=bond.line.title), ""


def _answers_anew(deed: Deed, bond: Bond) -> bool:
    """Whether who said no has offered something else to the same parties in that week."""
    world = deed.world
    anew = (world["contract_state"] == OFFERED) & (world["contract_proposer"] == deed.firm)
    anew &= (world["contract_serial"] > deed.subject) & (world["contract_heir"] == NOBODY)
    anew &= world["contract_week"] == world["turn"] - 1
    return bool((anew & (world["contract_parties"] == world["contract_parties"][bond.place])).any())


def _ended(deed: Deed, bond: Bond) -> Told:
    title = _("At an end: {title}").format(title=bond.line.title)
    heir = _in_its_place(deed)
    if heir is not None and _is_known_to_all_who_hear(heir, bond):
        if heir.rewrites:
            return title, _("It goes on as it was rewritten.")
        return title, _("“{title}” takes its place.").format(title=heir.line.title)
    return title, _("Between {parties}.").format(parties=_parties(bond))


def _is_known_to_all_who_hear(heir: Bond, of: Bond) -> bool:
    """Whether whoever hears what befalls the contract `of` knows of `heir`, be that secret."""
    return not heir.secret or (of.secret and of.firms <= heir.firms)


def _in_its_place(deed: Deed) -> Bond | None:
    """The contract that was signed in place of this one, while it stands; None for none."""
    heirs = deed.world["contract_replaces"] == deed.subject
    signed = (deed.world["contract_state"] == RUNNING) & (deed.world["contract_parties"] != 0)
    places = np.flatnonzero(heirs & signed).tolist()
    return bond_at(deed.catalogue, deed.world, places[0]) if places else None


def _broken(deed: Deed, bond: Bond) -> Told:
    title = _("{firm} breaks its word: {title}").format(firm=deed.name, title=bond.line.title)
    text = _("Between {parties}. {money} fall due for it.")
    if deed.amount <= 0:
        text = _("Between {parties}. No fee and no damages are due for it.")
    breaker = account_id(deed.catalogue, deed.firm)
    if any(_goes_over(clause, breaker) for clause in bond.line.clauses):
        text = _("{told} What was pledged goes over.").format(told=text)
    return title, text.format(parties=_parties(bond), money=deed.money)


def _goes_over(clause: ClauseLine, breaker: str) -> bool:
    """Whether cards of `breaker` go to another under the clause: pledged, or not paid off."""
    if clause.kind == "credit":
        return clause.taker == breaker and clause.left > 0
    return clause.kind == "collateral" and clause.giver == breaker


def _leaked(deed: Deed, bond: Bond) -> Told:
    return _("It comes out: {title}").format(title=bond.line.title), _terms(bond)


_CONTRACTS: Mapping[str, Callable[[Deed, Bond], Told]] = {
    "contract offered": _offered,
    "contract signed": _signed,
    "contract refused": _refused,
    "contract ended": _ended,
    "contract broken": _broken,
    "contract leaked": _leaked,
}
_BETWEEN_PARTIES = ("contract offered", "contract refused")


def _guarantee(deed: Deed) -> Told:
    title = _("The guarantee for {other} is called: {money}")
    return title.format(other=deed.other, money=deed.money), ""


def _repossessed(deed: Deed) -> Told:
    chip = deed.catalogue.chip_name(deed.subject)
    title = _("The vendor takes back {count:,.0f} {chip}").format(count=deed.amount, chip=chip)
    return title, _("They were shipped on credit and not paid off.")


def _short_called(deed: Deed) -> Told:
    title = _("{other} rose: the lender of its shares calls for {money}")
    text = _("It is put up from cash. Who cannot pay a call is closed out.")
    return title.format(other=deed.other, money=deed.money), text


def _short_closed(deed: Deed) -> Told:
    title = _("The short of {other} is closed: {money}")
    money = f"+{deed.money}" if deed.amount >= 0 else deed.money
    text = _("What it won or lost since the sale, fees not counted.")
    return title.format(other=deed.other, money=money), text


_PRIVATE: Mapping[str, Callable[[Deed], Told]] = {
    "guarantee called": _guarantee,
    "chips repossessed": _repossessed,
    "short called": _short_called,
    "short closed": _short_closed,
}


def _margin(deed: Deed) -> Told:
    title = _("Lenders call {firm}'s loan on its holdings").format(firm=deed.name)
    return title, _("It must sell what it holds of others into a falling market.")


def _shorts(deed: Deed) -> Told:
    title = _("Shorts gather against {firm}").format(firm=deed.name)
    text = _("{part:.0%} of its shares are sold short.")
    return title, text.format(part=deed.amount)


def _short_known(deed: Deed) -> Told:
    title = _("{firm} sells {other} short for {money}")
    text = _("It wins what {other} falls by. So large a sale has to be told.")
    told = title.format(firm=deed.name, other=deed.other, money=deed.money)
    return told, text.format(other=deed.other)


def _short_asked(deed: Deed) -> Told:
    title = _("Courts ask what {firm} knew when it sold {other} short")
    text = _("It brought out a model while it owed the shares: heat +{points:.0f} points.")
    told = title.format(firm=deed.name, other=deed.other)
    return told, text.format(points=100.0 * deed.amount)


def _squeezed(deed: Deed) -> Told:
    title = _("{firm} is squeezed out of its short of {other}")
    text = _("It had no cash for the call; {money} of shares are bought back in haste.")
    told = title.format(firm=deed.name, other=deed.other)
    return told, text.format(money=deed.money)


def _vehicle(deed: Deed) -> Told:
    title = _("{money} of {firm}'s debt was off the page").format(money=deed.money, firm=deed.name)
    return title, _("A vehicle borrowed it. It now counts as any other debt.")


def _listed(deed: Deed) -> Told:
    title = _("{firm} goes public").format(firm=deed.name)
    return title, _("Its first shares bring {money}.").format(money=deed.money)


def _rescued(deed: Deed) -> Told:
    title = _("The state answers for {money} of {firm}'s debt")
    return title.format(money=deed.money, firm=deed.name), _("It takes warrants. People mind.")


def _denied(deed: Deed) -> Told:
    title = _("The state will not answer for {firm}").format(firm=deed.name)
    return title, _("Whoever asks, people think, must need it.")


def _declared(deed: Deed) -> Told:
    model = deed.catalogue.model_name(deed.subject)
    title = _("{firm} declares general intelligence").format(firm=deed.name)
    return title, _("A panel will judge {model}.").format(model=model)


def _verified(deed: Deed) -> Told:
    title = _("The panel agrees: {firm} has built general intelligence").format(firm=deed.name)
    return title, _("Contracts that were to end on this day end.")


def _doubted(deed: Deed) -> Told:
    title = _("The panel doubts {firm}'s claim").format(firm=deed.name)
    return title, _("Investors believe it less.")


def _agreed(deed: Deed) -> Told:
    title = _("{firm} is to buy {other} for {money}")
    return (
        title.format(firm=deed.name, other=deed.other, money=deed.money),
        _("Its owners agree; now the courts look at it. The price is due when it closes."),
    )


def _blocked(deed: Deed) -> Told:
    title = _("{firm} does not get {other}").format(firm=deed.name, other=deed.other)
    return title, _("The courts say no. A fee is due.")


def _unpaid(deed: Deed) -> Told:
    title = _("{firm} cannot pay for {other}").format(firm=deed.name, other=deed.other)
    text = _("The courts said yes, but the {money} are not in the till. A fee is due.")
    return title, text.format(money=deed.money)


def _taken_over(deed: Deed) -> Told:
    title = _("{firm} buys {other} for {money}")
    return title.format(firm=deed.name, other=deed.other, money=deed.money), ""


def _entered(deed: Deed) -> Told:
    return _("{firm} enters the race").format(firm=deed.name), ""


def _split(deed: Deed) -> Told:
    title = _("{firm} is split off from {other}").format(firm=deed.name, other=deed.other)
    return title, _("It has the same owners; each contract goes to the half that can keep it.")


_PUBLIC: Mapping[str, Callable[[Deed], Told]] = {
    "margin call": _margin,
    "shorts strike": _shorts,
    "short known": _short_known,
    "short asked": _short_asked,
    "short squeezed": _squeezed,
    "vehicle found": _vehicle,
    "listed": _listed,
    "rescued": _rescued,
    "rescue denied": _denied,
    "agi declared": _declared,
    "agi verified": _verified,
    "agi doubted": _doubted,
    "firm bought": _taken_over,
    "purchase agreed": _agreed,
    "purchase blocked": _blocked,
    "purchase unpaid": _unpaid,
    "firm entered": _entered,
    "firm split": _split,
}

DEEDS = frozenset((*_CONTRACTS, *_PRIVATE, *_PUBLIC))
"""Kinds of note that are told here."""
