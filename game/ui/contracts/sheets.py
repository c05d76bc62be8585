"""What a contract says, makes due and costs to break.

Invariant: every sign is also a word or a figure with its sign, and nothing told is cut;
what falls due only if others sign is never added to what is due anyhow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve
from rich.cells import cell_len
from textual.content import Content

from game.session.dealings import BreakLine, ClauseLine, ContractLine, DueLine
from game.ui import figures
from game.ui.figures import fit
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_WEEK, _MONEY, _LEAST = 10, 9, 14
"""Cells of the calendar: the weeks, a sum, and the least that names are given."""


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
    _worths: Sequence[str] = ()

    def show(
        self,
        deal: ContractLine | None,
        breaking: BreakLine | None = None,
        dues: Sequence[DueLine] = (),
        turn: int = 0,
        worths: Sequence[str] = (),
    ) -> None:
        """Show `deal`, what breaking it brings and what it makes due after `turn`.

        `worths` say of each clause what it is worth to whom, "" where it is worth nothing.
        """
        self._deal, self._breaking, self._dues, self._turn = deal, breaking, tuple(dues), turn
        self._worths = worths
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
            *self._clause_lines(deal, width),
            *self._due_lines(width),
            *(_breaking_lines(self._breaking, width) if self._breaking else ()),
        ]

    def _clause_lines(self, deal: ContractLine, width: int) -> Iterator[Content]:
        """Each clause, and below it what it is worth."""
        for place, clause in enumerate(deal.clauses):
            yield from indented(_clause_text(clause, deal), width)
            worth = self._worths[place] if place < len(self._worths) else ""
            if worth:
                yield from indented(worth, width, "$quiet", "  ")

    def _due_lines(self, width: int) -> list[Content]:
        if not self._dues:
            return []
        shown = [line for span in spans(self._dues) for line in _week_lines(*span, width)]
        title = _("Due in the next weeks (in less out)")
        if all(due.if_signed for due in self._dues):
            title = _("Due in the next weeks, if all sign now (in less out)")
        return [head(title), *shown]


def _week_lines(first: int, last: int, dues: Sequence[DueLine], width: int) -> list[Content]:
    """The sum of a week, or of each of some, and what makes it due; ≈ where it is reckoned."""
    sum_ = sum(due.amount for due in dues)
    room = max(width - 27, 12)
    reasons = wrapped(", ".join(_reason(due, parts=len(dues) > 1) for due in dues), room)
    name = _("week {n}").format(n=first)
    if last > first:
        name = _("weeks {a}–{b}, each").format(a=first, b=last)
    sums = assembled((fit(name, 16), "$quiet"), (fit(signed(sum_), 9, "right"), tone(sum_)))
    heads = [sums, *([said(" " * 25)] * (len(reasons) - 1))]
    return [
        Content("").join([head_, said(f"  {reason}")])
        for head_, reason in zip(heads, reasons, strict=True)
    ]


def _reason(due: DueLine, *, parts: bool) -> str:
    """The clause, with its own sum where it is one of several `parts`.

    ≈ where the sum is reckoned, and whether others must sign first.
    """
    sign = "" if due.certain else " ≈"
    sum_ = f" {signed(due.amount)}" if parts else ""
    return due.clause + sign + sum_ + (_(" (if signed)") if due.if_signed else "")


def standing(deal: ContractLine, turn: int) -> str:
    """Who is bound, in what rank, since when and until when."""
    asleep = deal.state == "sleeping"
    state = _("sleeps until AGI is verified") if asleep else _(deal.state)
    parts = [" · ".join(deal.party_names), state, _(deal.rank)]
    if deal.secret:
        parts.append(_("secret"))
    if deal.state == "running" and deal.until >= 0:
        left = max(deal.until - turn, 0)
        ends = _("ends in {weeks}").format(weeks=figures.weeks(left))
        parts.append(ends if left else _("ends this week"))
    elif deal.is_endless and deal.state in _LASTING:
        parts.append(_("no last day: until somebody ends it"))
    return " · ".join(part for part in parts if part)


_LASTING: Final = ("offered", "running", "sleeping")


def _clause_text(clause: ClauseLine, deal: ContractLine) -> str:
    """The clause, that a lease has no end where it has none, and what it makes due next."""
    if clause.is_done:
        return _("✓ done: {clause}").format(clause=clause.says)
    if clause.kind == "lease" and deal.is_endless:
        clause = evolve(clause, says=endless(clause.says))
    if clause.next_amount and clause.next_week >= 0:
        return _("{clause}; next {money} in week {week}").format(
            clause=clause.says, money=figures.money(clause.next_amount), week=clause.next_week
        )
    return clause.says


def endless(says: str) -> str:
    """A lease in words that has no last day."""
    return _("{clause}, until somebody ends it").format(clause=says)


def costs_of_breaking(breaking: BreakLine) -> list[str]:
    """What breaking costs, a line each; that it costs nothing where it does not."""
    found = [text for _mark, text, _style in _costs(breaking)]
    return [f"⚠ {text}" for text in found] or [_("It costs you nothing at once.")]


def _costs(breaking: BreakLine) -> Iterator[tuple[str, str, str]]:
    """Mark, text and style of each cost: what is due, what goes over, what is lost for ever."""
    if breaking.fee:
        text = _("you owe {money} at once").format(money=figures.money(breaking.fee))
        yield "⚠ ", text, "bold $warning"
    if breaking.damages:
        text = _("you owe {money} of damages at once").format(money=figures.money(breaking.damages))
        yield "⚠ ", text, "bold $warning"
    for text in breaking.costs:
        yield "⚠ ", text, "$warning"
    for text in breaking.pledges:
        yield "⚠ ", text, "$warning"
    if breaking.breaks:
        text = _("it breaks, once known: {titles}").format(titles=", ".join(breaking.breaks))
        yield "⚠ ", text, "$warning"


def _breaking_lines(breaking: BreakLine, width: int) -> Iterator[Content]:
    """What would fall due and go over, what is lost and shed, and with whom it ends anyhow."""
    yield head(_("If you break it"))
    for mark, text, style in _costs(breaking):
        yield from indented(text, width, style, mark)
    for title, texts in ((_("You lose"), breaking.loses), (_("You are rid of"), breaking.free_of)):
        if texts:
            yield said(title, "$quiet")
        for text in texts:
            yield from indented(text, width)
    if breaking.ends_with:
        text = _("it also ends if one of these fails: {firms}")
        firms = ", ".join(breaking.ends_with)
        yield from (said(line, "$quiet") for line in wrapped(text.format(firms=firms), width))
    if breaking.parts:
        text = _("if one of these fails, its part ends and the others stay bound: {firms}")
        firms = ", ".join(breaking.parts)
        yield from (said(line, "$quiet") for line in wrapped(text.format(firms=firms), width))


class Calendar(Sheet):
    """What all contracts make due, week by week, with sums: whole sums in and out, and the rest.

    What is put down for one party is what it pays less what it gets, so a week's parties
    add up to what is left, and the weeks to the sum.
    """

    _dues: tuple[DueLine, ...] = ()

    def show(self, dues: Sequence[DueLine]) -> None:
        """Show what is due."""
        self._dues = tuple(dues)
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """What is due, then what would be if own offers were signed."""
        due = [due for due in self._dues if not due.if_signed]
        offered = [due for due in self._dues if due.if_signed]
        lines: list[Content] = []
        if due or offered:
            rule = _(
                "in less out is what is left; of a purchase counts what rents and orders have not "
                "met; ≈ is reckoned from last week"
            )
            lines = [said(line, "$quiet") for line in wrapped(rule, width)]
        if not due:
            lines.append(said(_("Nothing falls due in the next eight weeks."), "$quiet"))
        else:
            lines += self._weeks(due, width)
        if offered:
            told = _(
                "⚠ If your offers are signed, this changes what is due (what they replace is "
                "taken off):"
            )
            lines += [said(line, "bold $warning") for line in wrapped(told, width)]
            lines += self._weeks(offered, width)
        return lines

    def _weeks(self, dues: Sequence[DueLine], width: int) -> list[Content]:
        """A line per week: in, out, what is left, and for what; the sum below."""
        head_ = assembled(
            (fit(_("weeks"), _WEEK), "$quiet"),
            *((fit(title, _MONEY, "right"), "$quiet") for title in (_("in"), _("out"), _("left"))),
        )
        rows = [line for span in spans(dues) for line in self._row(*span, width)]
        return [head_, *rows, *self._line(_("sum"), list(dues), width, "bold")]

    def _row(self, first: int, last: int, dues: list[DueLine], width: int) -> list[Content]:
        """One week, or weeks that are alike."""
        name = str(first) if first == last else _("{a}–{b}").format(a=first, b=last)
        if last > first:
            name = _("{weeks} each").format(weeks=name)
        return self._line(name, dues, width)

    @staticmethod
    def _line(name: str, dues: list[DueLine], width: int, style: str = "") -> list[Content]:
        """In, out, what is left, and with whom; as many lines as the names need."""
        gets = sum(due.amount for due in dues if due.amount > 0)
        pays = sum(due.amount for due in dues if due.amount < 0)
        sums = assembled(
            (fit(name, _WEEK), style or "$quiet"),
            (fit(figures.money(gets) if gets else figures.MISSING, _MONEY, "right"), style),
            (fit(figures.money(-pays) if pays else figures.MISSING, _MONEY, "right"), style),
            (fit(signed(gets + pays), _MONEY, "right"), f"{style} {tone(gets + pays)}".strip()),
        )
        room = width - _WEEK - 3 * _MONEY - 2
        if style or room < _LEAST:
            return [sums]
        first, *more = _packed(_parties(dues), room) or [""]
        blank = " " * (width - room)
        return [
            Content("").join([sums, said(f"  {first}", "$quiet")]),
            *(said(f"{blank}{line}", "$quiet") for line in more),
        ]


def _parties(dues: Sequence[DueLine]) -> list[str]:
    """With whom, those of most money first, each with its sum: "Microsoft ▼$346M"."""
    sums: dict[str, int] = {}
    for due in dues:
        sums[due.other] = sums.get(due.other, 0) + due.amount
    reckoned = {due.other for due in dues if not due.certain}
    ranked = sorted(sums.items(), key=lambda row: (-abs(row[1]), row[0]))
    return [f"{name} {'≈' if name in reckoned else ''}{signed(usd)}" for name, usd in ranked]


def _packed(parts: Sequence[str], width: int) -> list[str]:
    """The parts in lines of at most `width` cells, none broken but one too long for a line."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + 2 + cell_len(part) <= width:
            lines[-1] += f", {part}"
        else:
            lines.append(fit(part, width) if cell_len(part) > width else part)
    return lines


def spans(dues: Sequence[DueLine]) -> list[tuple[int, int, list[DueLine]]]:
    """First and last week of each run of weeks in which the same falls due, and what that is."""
    found: list[tuple[int, int, list[DueLine]]] = []
    for week in sorted({due.week for due in dues}):
        here = [due for due in dues if due.week == week]
        if found and found[-1][1] == week - 1 and _alike(found[-1][2], here):
            found[-1] = (found[-1][0], week, found[-1][2])
        else:
            found.append((week, week, here))
    return found


def _alike(some: Sequence[DueLine], others: Sequence[DueLine]) -> bool:
    """Whether the same falls due in both weeks, to what people read of it."""

    def read(dues: Sequence[DueLine]) -> list[tuple[str, str, str, bool, bool]]:
        return sorted(
            (due.contract, due.clause, figures.money(due.amount), due.certain, due.if_signed)
            for due in dues
        )

    return read(some) == read(others)
