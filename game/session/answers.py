"""What became of the offers a chief made: signed, refused, lapsed or not answered yet.

Invariant: every offer that stood when the week began is told of once in its report, with
what it was thought to be worth to those who did not sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
from attrs import frozen

from game.session.dealings import OfferLine
from game.session.deals import Appraisal
from game.session.deals.weighing import appraise_contract
from game.session.numbers import number_in_words
from game.session.view import News, View, WeekReport
from game.words import _, ngettext

_REFUSED = "contract refused"
_WAITS = "contract offered"


@frozen
class Asked:
    """An own offer on the morning of the week, and how the others were thought to see it."""

    offer: OfferLine
    found: Appraisal


def asked_of(view: View) -> tuple[Asked, ...]:
    """The offers the own firm has signed that wait for others."""
    return tuple(
        Asked(offer, appraise_contract(view, offer.contract))
        for offer in view.offers
        if offer.contract.proposer == view.firm and offer.waits_for and not offer.to_sign
    )


def open_to(view: View) -> tuple[OfferLine, ...]:
    """What waits for the own signature, or for that of others on what another offered."""
    return tuple(
        offer for offer in view.offers if offer.to_sign or offer.contract.proposer != view.firm
    )


def with_answers(
    report: WeekReport, asked: Sequence[Asked], view: View, theirs: Sequence[OfferLine] = ()
) -> WeekReport:
    """The report with what became of the offers; `view` is that of the morning after.

    `asked` are the own offers of the morning, `theirs` those of others.

    An offer that the chief took back in that week is not told of; what others offered and
    lapsed that morning is.
    """
    back = {result.order.subject for result in report.orders if result.order.kind == "refuse"}
    told = [news for one in asked if one.offer.contract.id not in back for news in _told(one, view)]
    titles = {news.title for news in (*report.news, *told)}
    titles |= {_lapse(one.offer.contract.title) for one in asked}
    reasons = {offer.contract.title: _why_lapsed(offer, report, view.firm) for offer in theirs}
    lapsed = [
        attrs.evolve(news, text=_reason_of(news, reasons))
        for news in view.news
        if (news.kind, news.week) == (_REFUSED, view.turn) and news.title not in titles
    ]
    anew = {news.title for news in told}
    kept = [news for news in report.news if news.title not in anew]
    return attrs.evolve(report, news=(*kept, *told, *lapsed))


def _reason_of(news: News, reasons: Mapping[str, str]) -> str:
    """Why an offer of another lapsed; what is said anyhow of one that was refused."""
    found = (why for title, why in reasons.items() if news.title == _lapse(title))
    return next(found, news.text)


def _lapse(title: str) -> str:
    """How the news call an offer whose weeks are over; the own ones are told with their reason."""
    return _("Not signed in time: {title}").format(title=title)


def _why_lapsed(offer: OfferLine, report: WeekReport, firm: str) -> str:
    """Whose signature was missing on an offer whose weeks are over, told to `firm`."""
    line, others = offer.contract, ", ".join(offer.waits_for)
    proposer = dict(zip(line.parties, line.party_names, strict=False)).get(line.proposer, "")
    if offer.to_sign and line.proposer == firm:
        proposer = _("your own house")
    signed = not offer.to_sign or any(
        result.order.kind == "accept" and result.order.subject == line.id and not result.refusal
        for result in report.orders
    )
    if not signed:
        text = _("You did not answer {firm} within the weeks its offer stood.")
        return text.format(firm=proposer or others)
    text = _("You signed; {firms} did not within the weeks it stood.")
    return text.format(firms=others or proposer)


def _told(asked: Asked, view: View) -> Iterator[News]:
    """Nothing of one that was signed: that is news to everybody."""
    line = asked.offer.contract
    waiting = next((offer for offer in view.offers if offer.contract.id == line.id), None)
    if any(other.id == line.id for other in view.contracts):
        return
    firms = ", ".join(asked.offer.waits_for)
    if waiting is not None:
        title = ngettext(
            "{firm} has not answered: {title} ({weeks} week left)",
            "{firm} has not answered: {title} ({weeks} weeks left)",
            waiting.weeks_left,
        ).format(firm=firms, title=line.title, weeks=waiting.weeks_left)
        kind = _WAITS
    else:
        title, kind = _no(asked, view), _REFUSED
    yield News(
        week=view.turn, kind=kind, title=title, text=reason(asked.found), firm=view.firm, mine=True
    )


def _no(asked: Asked, view: View) -> str:
    """Who said no, if that is known; else that nobody answered."""
    title = asked.offer.contract.title
    firms = ", ".join(asked.offer.waits_for)
    said = {news.title for news in view.news if news.week == view.turn}
    for name in asked.offer.waits_for:
        for text in (
            _("{firm} puts other terms in place of it: {title}"),
            _("{firm} says no: {title}"),
        ):
            if (told := text.format(firm=name, title=title)) in said:
                return told
    if asked.offer.weeks_left <= 1:
        return _("{firm} did not answer in time: {title}").format(firm=firms, title=title)
    text = ngettext("{firm} says no: {title}", "{firm} say no: {title}", len(asked.offer.waits_for))
    return text.format(firm=firms, title=title)


def reason(found: Appraisal) -> str:
    """Why somebody did not sign, as far as it can be told from outside."""
    text = _(
        "To {firm} it was worth about {worth}, as far as can be told from outside; from {bar} on "
        "it signs more often than not."
    ).format(firm=found.them_name, worth=_usd(found.worth_them), bar=_usd(found.bar_them))
    if found.doubts:
        text = " ".join([text, *(_("{doubt}.").format(doubt=doubt) for doubt in found.doubts)])
    if found.worth_them > found.bar_them:
        more = _("It was {odds:.0%} likely to sign; what only its chief knows spoke against it.")
        text = f"{text} {more.format(odds=found.odds)}"
    against = min(
        (*found.lines_them, *found.fears_them), key=lambda line: line.amount, default=None
    )
    if against is None or against.amount >= 0:
        return text
    fears = against in found.fears_them
    most = _("It fears most: {what} ({worth}).") if fears else _("It minds most: {what} ({worth}).")
    return f"{text} {most.format(what=against.text, worth=_usd(against.amount))}"


def _usd(amount: int) -> str:
    return number_in_words(float(f"{amount:.3g}"), "usd")
