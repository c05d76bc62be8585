"""What a contract is worth to both sides, what they fear in it, and whether they sign.

Invariant: the sum above the items of a side is the session's; nothing told is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS, ClauseKind
from game.session.dealings import ContractLine
from game.session.deals import Appraisal, ClauseDraft, Draft, WorthLine
from game.session.deals.ahead import completed, is_outside
from game.session.deals.by_clause import PartyWorth, worths_in_draft, worths_of_contract
from game.session.deals.coming_back import orders_in_words
from game.session.view import View
from game.ui import figures
from game.ui.contracts.clauses import explained
from game.ui.contracts.sheets import indented, signed, tone
from game.ui.figures import fit
from game.ui.widgets.marks import bar
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_SIDE_BY_SIDE: Final = 68
"""Cells from which the worth to both sides stands in two columns."""
_ODDS: Final = 14
_LIKELY: Final = 0.5
_MOST_SHOWN: Final = 6
"""Items of a worth that are listed, the weightiest first."""


class AppraisalSheet(Sheet):
    """What a bundle is worth to both, what they fear and want, and the odds."""

    _appraisal: Appraisal | None = None
    _refusal = ""
    _wish_key = ""
    _answered = False
    _told = ""
    _breaches: Sequence[str] = ()
    _nothing: Sequence[WorthLine] = ()

    def show(
        self,
        appraisal: Appraisal,
        *,
        refusal: str = "",
        wish_key: str = "",
        answered: bool = False,
        answer: str = "",
        breaches: Sequence[str] = (),
        nothing: Sequence[WorthLine] = (),
    ) -> None:
        """Show `appraisal`, without odds once all others have `answered`: `answer` says how.

        `refusal` is why it could not be sent, `wish_key` takes the wish; `breaches` say which
        contracts in force a signature breaks, `nothing` what is worth nothing to the own firm.
        """
        self._nothing = nothing
        self._appraisal, self._refusal, self._wish_key = appraisal, refusal, wish_key
        self._answered, self._told, self._breaches = answered, answer, breaches
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
            *(
                line
                for text in self._breaches
                for line in indented(text, width, "bold $error", "✗ ")
            ),
            *_notes(found, width),
            *self._answer(found, width),
            *_worths(found, self._nothing, width),
            *(said(line, "$quiet") for line in wrapped(found.measure, width) if line),
        ]

    def _answer(self, found: Appraisal, width: int) -> list[Content]:
        """The odds of their answer and the one thing that would turn it: a change, or a worth.

        Of what cannot be sent there are none.
        """
        if self._refusal:
            return []
        if self._answered:
            return [said(line, "$quiet") for line in wrapped(self._told, width) if line]
        odds = [odds_line(found, width)]
        if found.wants is None:
            rule = found.rule if found.odds < _LIKELY else ""
            if rule:
                rule = _("{rule}; no single change would do").format(rule=rule)
            return [*odds, *(said(text, "$quiet") for text in wrapped(rule, width))]
        text = _("{firm} would sign if: {change} (odds {odds})").format(
            firm=found.them_name,
            change=found.wants.text,
            odds=figures.percent(found.wants.odds, 0),
        )
        mark = f"{self._wish_key} " if self._wish_key else "» "
        return [*odds, *indented(text, width, "", mark)]


def _notes(found: Appraisal, width: int) -> list[Content]:
    """What else speaks for caution."""
    return [line for note in found.notes for line in indented(note, width, "bold $warning", "⚠ ")]


def clauses_worth(view: View, deal: ContractLine) -> tuple[str, ...]:
    """What each clause of an offer or a contract in force is worth to whom, or ""."""
    if deal.state not in ("offered", "running", "sleeping"):
        return ()
    return tuple(worth_in_words(worths, view.firm) for worths in worths_of_contract(view, deal))


def clause_told(clause: ClauseDraft, view: View, draft: Draft) -> str:
    """What a clause of a draft is worth to whom, then what its kind means."""
    worth = worth_in_words(worths_in_draft(view, draft, clause), view.firm)
    told = explained(clause, view, draft.contract)
    if clause.kind == "reinvestment":
        told = " ".join([orders_in_words(view, draft, clause), told])
    if is_outside(view, clause):
        told = " ".join([_("It stands as it is: nobody asks a party outside."), told])
    return f"{worth[:1].upper()}{worth[1:]}. {told}" if worth else told


def worth_in_words(worths: Sequence[PartyWorth], me: str) -> str:
    """ "worth ▲$1.20B to you, ≈▼$400M to Oracle"; "" where there is nothing to tell."""
    told = [_worth_to(line, me) for line in worths]
    return _("worth {sides}").format(sides=", ".join(told)) if told else ""


def _worth_to(line: PartyWorth, me: str) -> str:
    """What one party has of a clause; of the own firm also that it has nothing, and why."""
    if line.firm != me:
        return _("≈{usd} to {firm}").format(usd=signed(line.usd), firm=line.name)
    if line.usd:
        return _("{usd} to you").format(usd=signed(line.usd))
    return _("nothing to you: {why}").format(why=line.why) if line.why else _("nothing to you")


def nothing_in_draft(view: View, draft: Draft) -> tuple[WorthLine, ...]:
    """An item for each clause of a draft that binds the own firm and is worth nothing to it."""
    clauses = completed(view, draft).clauses
    worths = [worths_in_draft(view, draft, clause) for clause in clauses]
    return _nothing(view, [clause.about for clause in clauses], worths)


def nothing_in(view: View, deal: ContractLine) -> tuple[WorthLine, ...]:
    """The same of an offer."""
    kinds = [CLAUSE_KINDS[CLAUSE_BY_ID[clause.kind]] for clause in deal.clauses]
    return _nothing(view, kinds, worths_of_contract(view, deal))


def _nothing(
    view: View, kinds: Sequence[ClauseKind], worths: Sequence[Sequence[PartyWorth]]
) -> tuple[WorthLine, ...]:
    return tuple(
        WorthLine(text=": ".join(filter(None, (_(kind.title), line.why))), amount=0)
        for kind, lines in zip(kinds, worths, strict=True)
        for line in lines
        if line.firm == view.firm and not line.usd
    )


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
    """How a firm leans at these odds; of several, whose odds they are and who leans least."""
    if found.asked > 1:
        text = _("that all {n} sign; {firm} leans to it least")
        return text.format(n=found.asked, firm=found.them_name)
    for least, words in (
        (0.9, _("{firm} will sign")),
        (0.55, _("{firm} is likely to sign")),
        (0.45, _("{firm} may sign or not")),
        (0.1, _("{firm} would rather not")),
        (0.0, _("{firm} will refuse")),
    ):
        if found.odds >= least:
            return words.format(firm=found.them_name)
    return ""


def _worths(found: Appraisal, nothing: Sequence[WorthLine], width: int) -> list[Content]:
    mine = (_("Worth to you"), found.worth_me, found.lines_me, found.fears_me, nothing)
    theirs = (
        _("Worth to {firm} (estimate)").format(firm=found.them_name),
        found.worth_them,
        found.lines_them,
        found.fears_them,
        (),
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
    nothing: Sequence[WorthLine],
    width: int,
) -> list[Content]:
    """The worth to one side: the sum, its items, what is worth nothing, and what is feared."""
    sum_ = signed(worth)
    room = max(width - cell_len(sum_) - 1, 4)
    top = assembled((fit(title, room), "bold $primary"), " ", (sum_, f"bold {tone(worth)}"))
    weighty = sorted(items, key=lambda line: -abs(line.amount))[:_MOST_SHOWN]
    feared = sorted(fears, key=lambda line: line.amount)
    return [
        top,
        *(line for item in (*weighty, *nothing) for line in _item(item, width, "· ")),
        *(line for item in feared for line in _item(item, width, _("fears: "))),
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
