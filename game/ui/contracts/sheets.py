"""What a contract says, makes due and costs to break; what it is worth; who falls next.

Invariant: every sign is also a word or a figure with its sign, and nothing told is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from game.session.dealings import BreakLine, ClauseLine, ContractLine, DueLine
from game.session.deals import Appraisal, Cascade, WorthLine
from game.ui import figures
from game.ui.figures import fit
from game.ui.widgets.marks import bar
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _, ngettext

_SIDE_BY_SIDE: Final = 68
"""Cells from which the worth to both sides stands in two columns."""
_ODDS: Final = 14
_MOST_SHOWN: Final = 6
"""Items of a worth that are listed, the weightiest first."""


def signed(usd: float) -> str:
    """Money with a sign that needs no colour: "▲$1.20B", "▼$30.0M", "=$0"."""
    sign = figures.UP if usd > 0 else figures.DOWN if usd < 0 else figures.LEVEL
    return f"{sign}{figures.money(abs(usd))}"


def tone(usd: float) -> str:
    """The style that goes with `signed`."""
    return "$success" if usd > 0 else "$error" if usd < 0 else "$quiet"


def indented(text: str, width: int, style: str = "", mark: str = "· ") -> list[Content]:
    """`text` wrapped behind a mark, further lines below its first word."""
    room = max(width - cell_len(mark), 8)
    lines = wrapped(text, room) or [""]
    heads = [mark, *([" " * cell_len(mark)] * (len(lines) - 1))]
    return [
        assembled((head, "$accent"), (line, style)) for head, line in zip(heads, lines, strict=True)
    ]


def head(text: str) -> Content:
    """A small heading."""
    return said(text, "bold $primary")


class DealSheet(Sheet):
    """One contract in full."""

    _deal: ContractLine | None = None
    _breaking: BreakLine | None = None
    _dues: tuple[DueLine, ...] = ()
    _turn = 0

    def show(
        self,
        deal: ContractLine | None,
        breaking: BreakLine | None = None,
        dues: Sequence[DueLine] = (),
        turn: int = 0,
    ) -> None:
        """Show `deal`, what breaking it brings and what it makes due after `turn`."""
        self._deal, self._breaking, self._dues, self._turn = deal, breaking, tuple(dues), turn
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Parties, clauses, what is due when, what breaks what."""
        deal = self._deal
        if deal is None:
            return [said(_("Nothing is chosen."), "$quiet")]
        return [
            *(said(line, "bold $accent") for line in wrapped(deal.title, width)),
            *(said(line, "$quiet") for line in wrapped(standing(deal, self._turn), width)),
            *(said(line) for line in wrapped(deal.about, width)),
            *(line for clause in deal.clauses for line in indented(_clause_text(clause), width)),
            *self._due_lines(width),
            *(_breaking_lines(self._breaking, width) if self._breaking else ()),
        ]

    def _due_lines(self, width: int) -> list[Content]:
        if not self._dues:
            return []
        weeks = sorted({due.week for due in self._dues})
        shown = [
            _week_line(week, [due for due in self._dues if due.week == week], width)
            for week in weeks
        ]
        return [head(_("Due in the next weeks")), *shown]


def _week_line(week: int, dues: Sequence[DueLine], width: int) -> Content:
    """The sum of a week, and what makes it due; a sign stands where it is reckoned."""
    sum_ = sum(due.amount for due in dues)
    reasons = ", ".join(due.clause + ("" if due.certain else " ≈") for due in dues)
    return assembled(
        (fit(_("week {n}").format(n=week), 9), "$quiet"),
        (fit(signed(sum_), 9, "right"), tone(sum_)),
        fit(f"  {reasons}", max(width - 18, 0)),
    )


def standing(deal: ContractLine, turn: int) -> str:
    """Who is bound, in what rank, since when and until when."""
    parts = [" · ".join(deal.party_names), _(deal.state), _(deal.rank)]
    if deal.secret:
        parts.append(_("secret"))
    if deal.state == "running" and deal.until >= 0:
        left = max(deal.until - turn, 0)
        parts.append(_("ends in {weeks}").format(weeks=figures.weeks(left)))
    return " · ".join(part for part in parts if part)


def _clause_text(clause: ClauseLine) -> str:
    if clause.next_amount and clause.next_week >= 0:
        return _("{clause}; next {money} in week {week}").format(
            clause=clause.says, money=figures.money(clause.next_amount), week=clause.next_week
        )
    return clause.says


def _breaking_lines(breaking: BreakLine, width: int) -> Iterator[Content]:
    """What would fall due, go over, be lost and be shed, and with whom it ends anyhow."""
    yield head(_("If you break it"))
    if breaking.fee:
        text = _("you owe {money} at once").format(money=figures.money(breaking.fee))
        yield from indented(text, width, "bold $warning", "⚠ ")
    for mark, texts, style in (
        ("⚠ ", breaking.pledges, "$warning"),
        ("▼ ", breaking.loses, ""),
        ("▲ ", breaking.free_of, ""),
    ):
        for text in texts:
            yield from indented(text, width, style, mark)
    if breaking.ends_with:
        text = _("it ends with the failure of {firms}").format(firms=", ".join(breaking.ends_with))
        yield from indented(text, width)
    if breaking.breaks:
        text = _("it breaks, once known: {titles}").format(titles=", ".join(breaking.breaks))
        yield from indented(text, width, "$warning", "⚠ ")


class Calendar(Sheet):
    """What all contracts make due, week by week, with sums."""

    _dues: tuple[DueLine, ...] = ()

    def show(self, dues: Sequence[DueLine]) -> None:
        """Show what is due."""
        self._dues = tuple(dues)
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A line per week: in, out, what is left, and for what; the sum below."""
        if not self._dues:
            return [said(_("Nothing falls due in the next eight weeks."), "$quiet")]
        weeks = sorted({due.week for due in self._dues})
        rows = [(str(week), [due for due in self._dues if due.week == week]) for week in weeks]
        titles = (_("week"), _("in"), _("out"), _("left"))
        first = assembled(
            (fit(titles[0], 6), "$quiet"),
            *((fit(title, 10, "right"), "$quiet") for title in titles[1:]),
        )
        whole = self._line(_("sum"), list(self._dues), width, "bold")
        return [first, *(self._line(name, dues, width) for name, dues in rows), whole]

    @staticmethod
    def _line(name: str, dues: list[DueLine], width: int, style: str = "") -> Content:
        gets = sum(due.amount for due in dues if due.amount > 0)
        pays = sum(due.amount for due in dues if due.amount < 0)
        why = sorted(dues, key=lambda due: -abs(due.amount))
        reasons = ", ".join(dict.fromkeys(due.title for due in why)) if not style else ""
        return assembled(
            (fit(name, 6), style or "$quiet"),
            (fit(figures.money(gets) if gets else figures.MISSING, 10, "right"), style),
            (fit(figures.money(-pays) if pays else figures.MISSING, 10, "right"), style),
            (fit(signed(gets + pays), 10, "right"), f"{style} {tone(gets + pays)}".strip()),
            (fit(f"  {reasons}", max(width - 36, 0)), "$quiet"),
        )


class AppraisalSheet(Sheet):
    """What a bundle is worth to both, what they fear and want, and the odds."""

    _appraisal: Appraisal | None = None
    _refusal = ""
    _wish_key = ""
    _answered = False

    def show(
        self,
        appraisal: Appraisal,
        *,
        refusal: str = "",
        wish_key: str = "",
        answered: bool = False,
    ) -> None:
        """Show `appraisal`, without odds once all others have `answered`.

        `refusal` is why it could not be sent, `wish_key` takes the wish.
        """
        self._appraisal, self._refusal, self._wish_key = appraisal, refusal, wish_key
        self._answered = answered
        self.refresh(layout=True)

    def empty(self, words: str) -> None:
        """Say why there is nothing to appraise."""
        self._appraisal, self._refusal = None, words
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The odds first, then what would change them, then the worth item by item."""
        found = self._appraisal
        if found is None:
            return [said(line, "$quiet") for line in wrapped(self._refusal, width)]
        return [
            *(
                said(line, "bold $error")
                for line in wrapped(
                    _("✗ Not allowed: {reason}").format(reason=_(self._refusal)), width
                )
                if self._refusal
            ),
            *self._answer(found, width),
            *_worths(found, width),
        ]

    def _answer(self, found: Appraisal, width: int) -> list[Content]:
        """The odds of their answer, and what would turn it."""
        if self._answered:
            return []
        if found.wants is None:
            return [odds_line(found, width)]
        text = _("{firm} would sign if: {change} (odds {odds})").format(
            firm=found.them_name,
            change=found.wants.text,
            odds=figures.percent(found.wants.odds, 0),
        )
        mark = f"{self._wish_key} " if self._wish_key else "» "
        return [odds_line(found, width), *indented(text, width, "", mark)]


def odds_line(found: Appraisal, width: int) -> Content:
    """The chance that they sign, as a bar, a figure and words."""
    style = "$success" if found.odds >= 0.5 else "$warning" if found.odds >= 0.2 else "$error"
    return assembled(
        (_("Odds "), "$quiet"),
        (bar(found.odds, _ODDS, ground="·"), style),
        (f" {figures.percent(found.odds, 0)} ", f"bold {style}"),
        (fit(leaning(found), max(width - _ODDS - 12, 0)), ""),
    )


def leaning(found: Appraisal) -> str:
    """How a firm leans at these odds."""
    for least, words in (
        (0.8, _("{firm} will sign")),
        (0.5, _("{firm} is likely to sign")),
        (0.2, _("{firm} would rather not")),
        (0.0, _("{firm} will refuse")),
    ):
        if found.odds >= least:
            return words.format(firm=found.them_name)
    return ""


def _worths(found: Appraisal, width: int) -> list[Content]:
    mine = (_("Worth to you"), found.worth_me, found.lines_me, found.fears_me)
    theirs = (
        _("Worth to {firm} (estimate)").format(firm=found.them_name),
        found.worth_them,
        found.lines_them,
        found.fears_them,
    )
    if width < _SIDE_BY_SIDE:
        return [*_worth(*theirs, width), *_worth(*mine, width)]
    half = (width - 2) // 2
    left, right = _worth(*mine, half), _worth(*theirs, half)
    rows = max(len(left), len(right))
    left += [said(" " * half)] * (rows - len(left))
    right += [said("")] * (rows - len(right))
    return [Content("  ").join(pair) for pair in zip(left, right, strict=True)]


def _worth(
    title: str,
    worth: int,
    items: Sequence[WorthLine],
    fears: Sequence[WorthLine],
    width: int,
) -> list[Content]:
    """The worth to one side: the sum, its items, and what is feared in it."""
    sum_ = signed(worth)
    room = max(width - cell_len(sum_) - 1, 4)
    top = assembled((fit(title, room), "bold $primary"), " ", (sum_, f"bold {tone(worth)}"))
    weighty = sorted(items, key=lambda line: -abs(line.amount))[:_MOST_SHOWN]
    feared = sorted(fears, key=lambda line: line.amount)
    return [
        top,
        *(line for item in weighty for line in _item(item, width, "· ")),
        *(line for item in feared for line in _item(item, width, _("fears "))),
    ]


def _item(item: WorthLine, width: int, mark: str) -> list[Content]:
    """An item with its sum at the right end of its first line."""
    sum_ = signed(item.amount)
    room = max(width - cell_len(mark) - cell_len(sum_) - 1, 6)
    first, *more = wrapped(item.text, room) or [""]
    indent = " " * cell_len(mark)
    return [
        assembled((mark, "$accent"), fit(first, room), " ", (sum_, tone(item.amount))),
        *(said(fit(f"{indent}{line}", width)) for line in more),
    ]


class CascadeSheet(Sheet):
    """Who falls when a firm misses its payments, in which order, and what others lose."""

    _cascade: Cascade | None = None

    def show(self, cascade: Cascade | None) -> None:
        """Show `cascade`, or that none was asked for."""
        self._cascade = cascade
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The cascade in a sentence, the waves, the losses."""
        found = self._cascade
        if found is None:
            return [said(_("Choose a firm and ask."), "$quiet")]
        return [
            *(said(line, "bold") for line in wrapped(found.text, width)),
            *self._falls(found, width),
            *self._losses(found, width),
        ]

    @staticmethod
    def _falls(found: Cascade, width: int) -> Iterator[Content]:
        if found.falls:
            yield head(_("Who falls, wave by wave"))
        for fall in found.falls:
            text = fall.name
            if fall.contracts:
                through = ", ".join(fall.contracts)
                text = _("{firm}, through {contracts}").format(firm=fall.name, contracts=through)
            style = "" if fall.wave else "bold $error"
            yield from indented(text, width, style, f"✗{fall.wave + 1} ")

    @staticmethod
    def _losses(found: Cascade, width: int) -> Iterator[Content]:
        losses = [loss for loss in found.losses if loss.lost > 0]
        if not losses:
            return
        yield head(_("What creditors lose"))
        most = max(loss.lost for loss in losses)
        drawn = min(max(width // 4, 4), 20)
        for loss in losses:
            yield assembled(
                fit(loss.name, max(width - drawn - 11, 4)),
                " ",
                (bar(loss.lost / most, drawn), "$error"),
                fit(f"▼{figures.money(loss.lost)}", 10, "right"),
            )
        total = f"▼{figures.money(found.total)}"
        text = ngettext("{n} creditor together", "{n} creditors together", len(losses))
        yield assembled(
            (fit(text.format(n=len(losses)), max(width - 10, 4)), "bold"),
            (fit(total, 10, "right"), "bold $error"),
        )
