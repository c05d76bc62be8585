"""What a contract says, makes due and costs to break.

Invariant: every sign is also a word or a figure with its sign, and nothing told is cut;
what falls due only if others sign is never added to what is due anyhow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from game.session.dealings import BreakLine, ClauseLine, ContractLine, DueLine
from game.ui import figures
from game.ui.figures import fit
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _


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
    reasons = ", ".join(_reason(due) for due in dues)
    return assembled(
        (fit(_("week {n}").format(n=week), 9), "$quiet"),
        (fit(signed(sum_), 9, "right"), tone(sum_)),
        fit(f"  {reasons}", max(width - 18, 0)),
    )


def _reason(due: DueLine) -> str:
    """The clause, with a sign where the sum is reckoned, and whether others must sign first."""
    sign = "" if due.certain else " ≈"
    return due.clause + sign + (_(" (if signed)") if due.if_signed else "")


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
    if breaking.damages:
        text = _("you owe {money} of damages at once").format(money=figures.money(breaking.damages))
        yield from indented(text, width, "bold $warning", "⚠ ")
    for mark, texts, style in (
        ("▼ ", breaking.costs, "$warning"),
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
        """What is due, then what would be if own offers were signed."""
        due = [due for due in self._dues if not due.if_signed]
        offered = [due for due in self._dues if due.if_signed]
        if not due:
            lines = [said(_("Nothing falls due in the next eight weeks."), "$quiet")]
        else:
            lines = self._weeks(due, width)
        if offered:
            told = _("⚠ If your offers are signed, this falls due as well:")
            lines += [said(line, "bold $warning") for line in wrapped(told, width)]
            lines += self._weeks(offered, width)
        return lines

    def _weeks(self, dues: Sequence[DueLine], width: int) -> list[Content]:
        """A line per week: in, out, what is left, and for what; the sum below."""
        weeks = sorted({due.week for due in dues})
        rows = [(str(week), [due for due in dues if due.week == week]) for week in weeks]
        titles = (_("week"), _("in"), _("out"), _("left"))
        first = assembled(
            (fit(titles[0], 6), "$quiet"),
            *((fit(title, 10, "right"), "$quiet") for title in titles[1:]),
        )
        whole = self._line(_("sum"), list(dues), width, "bold")
        return [first, *(self._line(name, row, width) for name, row in rows), whole]

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
