"""Who falls when a firm's cash is gone, who loses what, told from two courses of the world.

Invariant: weeks, waves and losses count everything that binds firms; a contract is named
only where the asking chief knows it.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from game.compiled.causes import GUARANTEED
from game.compiled.clauses import CLAUSE_KINDS, RUNNING, SLEEPING
from game.compiled.layout import Ints, Record
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import ACTIVE
from game.session.bonds import account_id
from game.session.catalogue import Catalogue
from game.session.deals.appraisal import Cascade, Ended, Fall, Loss, LossItem, ValueLoss
from game.session.deals.evicted import evicted
from game.session.deals.losses import CLAIMS, DEBT, Lost, losses_of
from game.session.deals.stress import Course
from game.session.numbers import number_in_words
from game.session.view import View
from game.words import _, ngettext

_THOUSAND = 1000
_LEAST = 0.0005
"""Part of a value below which a change of it is not worth a line."""
_BINDS = (RUNNING, SLEEPING)


@frozen
class Trial:
    """Two courses of one world: as it is, and without the cash of firm `firm` (a place)."""

    firm: int
    as_is: Course
    without: Course
    wave: Ints
    """(FIRMS,) the wave in which each falls if that cash were gone on the day of payment."""
    forced: bool = False
    """Whether the firm's business covers what it owes, and it was made to fail all the same."""
    breaks: bool = False
    """Whether it is not the cash that is missing in `without`, but a contract that is broken."""
    signs: bool = False
    """Whether no cash is missing in `without`, but all have signed an offer."""

    def fallen(self) -> list[int]:
        """Who fails for want of that cash, or by the breach, in the order of weeks and waves."""
        found = []
        for f in range(FIRMS):
            week, anyway = self.without.failure(f), self.as_is.failure(f)
            asked = f == self.firm and not self.breaks and not self.signs
            if week != NOBODY and (asked or anyway == NOBODY or anyway > week):
                found.append(f)
        return sorted(found, key=lambda f: (*self.step(f), f))

    def step(self, f: int) -> tuple[int, int]:
        """Week in which firm `f` fails, and its wave within the first week."""
        week = self.without.failure(f)
        if f == self.firm or week > 0:
            return week, 0
        return week, max(1, int(self.wave[f]))


def cascade_of(view: View, catalogue: Catalogue, trial: Trial) -> Cascade:
    """What a trial tells the chief whose view is given."""
    fallen = trial.fallen()
    falls = _falls(view, catalogue, trial, fallen)
    lost = [item for f in fallen for item in losses_of(trial.as_is, trial.without, f)]
    lost = [item for item in lost if item.creditor not in fallen]
    losses = _losses(view, catalogue, lost, trial.as_is.mornings[0])
    values = _values(catalogue, trial, fallen)
    total = sum(loss.lost for loss in losses)
    name = catalogue.firm_name(trial.firm)
    told = _told(name, falls, total, len(trial.without.logs))
    if trial.breaks:
        told = _broken_told(name, falls, total)
    if trial.signs:
        told = _signed_told(falls, total, len(trial.without.logs))
    calls = "" if trial.breaks else called_in_words(catalogue, trial)
    told = _("{text}; {more}").format(text=told, more=calls) if calls else told
    return Cascade(
        firm=catalogue.firms[trial.firm],
        name=name,
        falls=falls,
        losses=losses,
        total=total,
        text=_forced_told(trial, name) + told,
        weeks=len(trial.without.logs),
        by_kind=_by_kind(lost),
        evicted=evicted(view, catalogue, trial.without, fallen),
        ends=_ends(view, catalogue, trial, fallen) if fallen else (),
        values=values,
        value_total=sum(line.lost for line in values),
    )


def called_in_words(catalogue: Catalogue, trial: Trial) -> str:
    """Who pays for others as a guarantor in these weeks, beyond what it pays as it is."""
    calls = []
    for f in range(FIRMS):
        usd = _THOUSAND * (_called(trial.without, f) - _called(trial.as_is, f))
        if usd > 0:
            text = _("{firm} is called for {money} as guarantor")
            money = number_in_words(float(f"{usd:.3g}"), "usd")
            calls.append(text.format(firm=catalogue.firm_name(f), money=money))
    return ", ".join(calls)


def _called(course: Course, guarantor: int) -> int:
    """Thousands of US dollars that a firm pays as a guarantor in all weeks of a course."""
    return sum(
        amount
        for week in range(len(course.logs))
        for (_creditor, cause), amount in course.paid(week, guarantor).items()
        if cause == GUARANTEED
    )


def _falls(view: View, catalogue: Catalogue, trial: Trial, fallen: list[int]) -> tuple[Fall, ...]:
    steps = sorted({trial.step(f) for f in fallen})
    waves = {catalogue.firms[f]: steps.index(trial.step(f)) for f in fallen}
    return tuple(
        Fall(
            firm=catalogue.firms[f],
            name=catalogue.firm_name(f),
            wave=waves[catalogue.firms[f]],
            contracts=_through(view, waves, catalogue.firms[f]),
            week=int(trial.without.mornings[trial.without.failure(f)]["turn"]) + 1,
        )
        for f in fallen
    )


def _through(view: View, waves: dict[str, int], firm: str) -> tuple[str, ...]:
    """Known contracts that tie a firm to those that fall before it."""
    earlier = {other for other, when in waves.items() if when < waves[firm]}
    return tuple(
        line.title
        for line in view.contracts
        if line.state == "running" and firm in line.parties and earlier & set(line.parties)
    )


def _losses(view: View, catalogue: Catalogue, lost: list[Lost], world: Record) -> tuple[Loss, ...]:
    titles = {line.id: line.title for line in view.contracts}
    by_creditor: dict[int, list[LossItem]] = {}
    for item in lost:
        by_creditor.setdefault(item.creditor, []).append(_item(catalogue, titles, item))
    losses = [
        Loss(
            firm=account_id(catalogue, creditor) or catalogue.account_name(creditor),
            name=catalogue.account_name(creditor),
            lost=sum(item.lost for item in items),
            beyond=_beyond_worth(world, creditor, sum(item.lost for item in items)),
            items=tuple(sorted(items, key=lambda item: -item.lost)),
        )
        for creditor, items in by_creditor.items()
    ]
    return tuple(sorted(losses, key=lambda loss: (-loss.lost, loss.firm)))


def _beyond_worth(world: Record, creditor: int, lost: int) -> int:
    """US dollars of a loss that a firm cannot bear, being worth less; 0 for parties outside."""
    if creditor >= FIRMS:
        return 0
    return max(0, lost - round(_THOUSAND * float(world["value"][creditor])))


def _item(catalogue: Catalogue, titles: dict[str, str], lost: Lost) -> LossItem:
    known = titles.get(catalogue.contract_id(lost.contract), "") if lost.contract >= 0 else ""
    words = _in_words(lost.kind)
    title = _("{what}: {contract}").format(what=words, contract=known) if known else words
    return LossItem(
        kind=_kind(lost.kind), title=title, contract=known, lost=_THOUSAND * lost.amount
    )


def _kind(kind: str) -> str:
    return kind if kind in (CLAIMS, DEBT) else CLAUSE_KINDS[int(kind)].id


def _in_words(kind: str) -> str:
    if kind == CLAIMS:
        return _("due and not paid")
    return _("lent") if kind == DEBT else _(CLAUSE_KINDS[int(kind)].title)


def _by_kind(lost: list[Lost]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for item in lost:
        words = _in_words(item.kind)
        sums[words] = sums.get(words, 0) + _THOUSAND * item.amount
    return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def _ends(view: View, catalogue: Catalogue, trial: Trial, fallen: list[int]) -> tuple[Ended, ...]:
    """Known contracts that would run on as it is, and end without that cash.

    Of a contract of many only the part of those who failed ends.
    """
    known = {line.id: line for line in view.contracts}
    courses = [_bound(world) for world in trial.without.evenings]
    found = []
    for serial, parties in sorted(_bound(trial.as_is.evenings[-1]).items()):
        line = known.get(catalogue.contract_id(serial))
        course = [bound.get(serial, 0) for bound in courses]
        if line is None or course[-1] == parties:
            continue
        week = next(week for week, bound in enumerate(course) if bound != parties)
        out = [catalogue.firm_name(f) for f in fallen if parties >> f & 1]
        part = _("{title}, the part of {firms}").format(title=line.title, firms=", ".join(out))
        found.append(
            Ended(
                contract=line.id,
                title=part if course[-1] and out else line.title,
                week=int(trial.without.evenings[week]["turn"]),
                parties=line.party_names,
            )
        )
    return tuple(sorted(found, key=lambda ended: (ended.week, ended.title)))


def _bound(world: Record) -> dict[int, int]:
    """Numbers of the contracts that bind somebody, and whom they bind, a bit for each firm."""
    binds = np.isin(world["contract_state"], _BINDS)
    serials, parties = world["contract_serial"][binds], world["contract_parties"][binds]
    return dict(zip(serials.tolist(), parties.tolist(), strict=True))


def _values(catalogue: Catalogue, trial: Trial, fallen: list[int]) -> tuple[ValueLoss, ...]:
    """What each firm is worth less after the weeks; one that failed is worth nothing."""
    as_is, without = trial.as_is.evenings[-1], trial.without.evenings[-1]
    lines = []
    for f, firm in enumerate(catalogue.firms if fallen else ()):
        before, after = (
            float(world["value"][f]) if world["status"][f] == ACTIVE else 0.0
            for world in (as_is, without)
        )
        lost = before - after
        if before > 0.0 and lost > _LEAST * before:
            lines.append(
                ValueLoss(
                    firm=firm,
                    name=catalogue.firm_name(f),
                    lost=round(_THOUSAND * lost),
                    part=lost / before,
                )
            )
    return tuple(sorted(lines, key=lambda line: (-line.lost, line.firm)))


def _forced_told(trial: Trial, name: str) -> str:
    """That the firm would stand by itself, before it is told what its fall would bring."""
    if not trial.forced or trial.without.failure(trial.firm) == NOBODY:
        return ""
    text = _("{firm} can pay what falls due even without its cash. If it failed all the same: ")
    return text.format(firm=name)


def _broken_told(name: str, falls: tuple[Fall, ...], total: int) -> str:
    """Who fails because the firm breaks a contract; "" when nobody does."""
    if not falls:
        return ""
    firms = ", ".join(
        _("{firm} in week {week}").format(firm=fall.name, week=fall.week) for fall in falls
    )
    text = _("if {firm} breaks it, these fail: {firms}; creditors lose {money}")
    money = number_in_words(float(f"{total:.3g}"), "usd")
    return text.format(firm=name, firms=firms, money=money)


def _signed_told(falls: tuple[Fall, ...], total: int, weeks: int) -> str:
    """Who fails because an offer is signed."""
    if not falls:
        text = ngettext(
            "signed by all, nobody fails by it in {weeks} week",
            "signed by all, nobody fails by it in {weeks} weeks",
            weeks,
        )
        return text.format(weeks=weeks)
    firms = ", ".join(
        _("{firm} in week {week}").format(firm=fall.name, week=fall.week) for fall in falls
    )
    text = _("signed by all, these fail by it: {firms}; creditors lose {money}")
    return text.format(firms=firms, money=number_in_words(float(f"{total:.3g}"), "usd"))


def _told(name: str, falls: tuple[Fall, ...], total: int, weeks: int) -> str:
    if not falls:
        text = ngettext(
            "{firm} can pay what falls due in {weeks} week even without its cash",
            "{firm} can pay what falls due in {weeks} weeks even without its cash",
            weeks,
        )
        return text.format(firm=name, weeks=weeks)
    others = [fall.name for fall in falls if fall.name != name]
    money, week = number_in_words(float(total), "usd"), falls[0].week
    if not others:
        text = _("{firm} fails in week {week}, alone; creditors lose {money}")
        return text.format(firm=name, week=week, money=money)
    text = ngettext(
        "{firm} fails in week {week} and takes {count} firm with it: {others}; "
        "creditors lose {money}",
        "{firm} fails in week {week} and takes {count} firms with it: {others}; "
        "creditors lose {money}",
        len(others),
    )
    return text.format(
        firm=name, week=week, count=len(others), others=", ".join(others), money=money
    )
