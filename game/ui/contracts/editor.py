"""The editor: a bundle of clauses, and beside it what it is worth to both sides.

Invariant: the appraisal shown is of exactly the draft that Send would put into the
tray; it follows every change after a moment's rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList

from game.compiled.clauses import CLAUSE_KINDS
from game.session import conflicts
from game.session.dealings import ENDING
from game.session.deals import Appraisal, ClauseDraft, Draft
from game.ui.contracts.choosing import ChoosesParties
from game.ui.contracts.clauses import (
    around,
    bounds_of,
    first_clause,
    known_names,
    most_of,
    number_of,
    presets,
    settled,
    span_of,
    turned,
    units_of,
    with_number,
    worded,
)
from game.ui.contracts.pick import PickDialog
from game.ui.contracts.sheets import endless
from game.ui.contracts.trying import TriesDrafts
from game.ui.contracts.units import clause_unit
from game.ui.contracts.worth import AppraisalSheet, clause_told, nothing_in_draft
from game.ui.orders.handy import Preset
from game.ui.orders.numbers import NumberField, NumberInput
from game.ui.orders.picks import Picks
from game.ui.orders.plans import planned_view
from game.ui.orders.subjects import Choice
from game.ui.orders.typing import TypesNumbers
from game.ui.place import PlaceScreen
from game.ui.screens.dialogs import DiscardDialog
from game.ui.screens.parts import Bar, Keys, Prose
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import assembled
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door

_REST: Final = 0.05
"""Seconds of rest after a change before the bundle is appraised."""


class EditorScreen(ChoosesParties, TriesDrafts, TypesNumbers, PlaceScreen[bool]):
    """Closes with whether the bundle was sent."""

    PLACE: ClassVar[str] = "editor"
    AUTO_FOCUS = "Picks"
    DEFAULT_CSS = """
    EditorScreen {
        #editor-body { height: 1fr; layout: vertical; }
        #bundle { height: auto; }
        #clause-list { height: auto; max-height: 7; background: transparent; }
        #clause-help { color: $quiet; height: auto; max-height: 3; }
        #numbers { height: auto; }
        #worth-panel { height: 1fr; min-height: 5; }
        #worth-scroll { height: 1fr; scrollbar-size-vertical: 1; }
        .option-list--option-highlighted { background: $panel; color: $foreground; }
        Picks:focus > .option-list--option-highlighted {
            background: $accent 30%; color: $foreground; text-style: bold;
        }
    }
    EditorScreen ToastRack { dock: top; align: left top; }
    EditorScreen.-wide #editor-body { layout: horizontal; }
    EditorScreen.-wide #bundle { width: 1fr; height: 1fr; }
    EditorScreen.-wide #worth-panel { width: 1fr; height: 1fr; }
    EditorScreen.-wide.-tall #clause-list { max-height: 20; }
    EditorScreen.-middle #clause-list { max-height: 4; }
    EditorScreen.-middle #clause-help { max-height: 2; }
    EditorScreen.-low #clause-help { max-height: 1; }
    EditorScreen.-low #clause-list { max-height: 3; }
    EditorScreen.-low #editor-body { overflow-y: auto; }
    """

    def __init__(self, door: Door, draft: Draft) -> None:
        super().__init__()
        self._door = door
        self.view = planned_view(door)
        self.names = known_names(self.view)
        self.draft = draft
        self._first = draft
        self.place = 0
        self._found: Appraisal | None = None
        self._timer: Timer | None = None
        self._refusal = ""
        self._numbers: list[NumberField] = []
        """The fields of the clause under the cursor; what others still send is late."""

    def compose(self) -> ComposeResult:
        """Clauses and their numbers, and the worth beside or below."""
        yield Bar("")
        with Container(id="editor-body"):
            with Vertical(id="bundle"), Panel(_("Clauses")):
                yield Picks(id="clause-list")
                yield Prose(id="clause-help")
                yield Vertical(id="numbers")
            with Panel(_("What it is worth (v reads on, y: if signed)"), id="worth-panel"):
                yield VerticalScroll(AppraisalSheet(), id="worth-scroll", can_focus=False)
        yield Keys()

    async def on_mount(self) -> None:
        """Show the draft; without clauses, offer to add the first."""
        await self.show_clause(0)
        if not self.draft.clauses:
            self.action_add_clause()

    # The draft.

    @property
    def clause(self) -> ClauseDraft | None:
        """The clause under the cursor."""
        clauses = self.draft.clauses
        return clauses[self.place] if self.place < len(clauses) else None

    def _change(self, clause: ClauseDraft) -> None:
        """Put `clause` in the place of the one under the cursor."""
        clauses = list(self.draft.clauses)
        clauses[self.place] = clause
        self.draft = evolve(self.draft, clauses=clauses)
        self._list_clauses()
        self.weigh()

    def put(self, clause: ClauseDraft) -> None:
        """Put `clause` there with new parties or a new subject, and its numbers with it."""
        if self.clause and not self.refuses_change(self.clause):
            self._change(settled(turned(clause, self.clause, self.view), self.view))
            self._write_numbers()

    def _write_numbers(self, typed: str = "") -> None:
        """Show the numbers of the clause, but the one being `typed`, and what is handy now."""
        clause = self.clause
        if clause is None:
            return
        for field in self._numbers:
            number = str(field.id)
            if not field.query(NumberInput):
                continue  # not on the screen yet, and then it is filled anew
            field.offer(self._handy(clause, number))
            if number != typed and field.number != number_of(clause, number):
                field.put(number_of(clause, number))
            field.bound(bounds_of(clause, number, self.view))

    async def show_clause(self, place: int) -> None:
        """Show the draft anew, with the cursor on the clause at `place`."""
        self.place = max(min(place, len(self.draft.clauses) - 1), 0)
        self.say_partner()
        self._list_clauses()
        await self._show_numbers()
        self.weigh()

    def say_partner(self) -> None:
        """Say to whom it is offered, in what rank, and over what time it is weighed."""
        partner = self.names.get(self.draft.to, self.draft.to)
        title = _("An offer to {firm}").format(firm=partner)
        if self.draft.contract:
            title = _("Other terms for {firm}").format(firm=partner)
        rank = _("rank: {rank} (r)").format(rank=_(self.draft.rank))
        self.query_one(Bar).show(title, " · ".join([*span_of(self.draft.clauses), rank]))

    def _list_clauses(self) -> None:
        lines = (
            (str(place), self._line(clause)) for place, clause in enumerate(self.draft.clauses)
        )
        rows = self.query_one("#clause-list", Picks)
        with self.prevent(OptionList.OptionHighlighted):
            rows.fill(lines, cursor=str(self.place))
        clause = self.clause
        told = _("No clause yet: a adds one.")
        if clause:
            told = clause_told(clause, self.view, self.draft)
        self.query_one("#clause-help", Prose).update(Content(told))

    def _line(self, clause: ClauseDraft) -> Content:
        """Which way it goes, and the clause in words."""
        me = self.view.firm
        way = "→ " if clause.giver == me else "← " if clause.taker == me else "· "
        text = worded(clause, self.names)
        if clause.kind == "lease" and not any(c.kind in ENDING for c in self.draft.clauses):
            text = endless(text)
        return assembled((way, "bold $accent"), text)

    async def _show_numbers(self) -> None:
        """Fields for the numbers of the clause under the cursor; none where it stands."""
        room = self.query_one("#numbers", Vertical)
        clause = None if self.is_fixed(self.clause) else self.clause
        fields = self._numbers = list(self._fields(clause)) if clause else []
        await room.remove_children()
        if not clause or fields is not self._numbers:
            return  # another clause came under the cursor meanwhile
        await room.mount(*fields)
        if fields is self._numbers:
            for field in fields:
                field.offer(self._handy(clause, str(field.id)))

    def _handy(self, clause: ClauseDraft, number: str) -> list[Preset]:
        """Values around what stands where terms are changed, else round ones."""
        if self.draft.contract and number != "weeks" and getattr(clause, number):
            most = most_of(clause, number, self.view)
            return [preset for preset in around(clause, number) if preset.value <= most]
        return presets(clause, number, self.view)

    def _fields(self, clause: ClauseDraft) -> Iterator[NumberField]:
        for number, name in units_of(clause.about).items():
            unit = clause_unit(name)
            title = _(unit.name)
            yield NumberField(
                title[:1].upper() + title[1:],
                unit,
                number_of(clause, number),
                id=number,
                bounds=bounds_of(clause, number, self.view),
                whole=number != "price",
                steps=False,
                pages=False,
            )

    # What was done to it.

    @on(OptionList.OptionHighlighted, "#clause-list")
    async def _moved(self, event: OptionList.OptionHighlighted) -> None:
        place = int(event.option_id or 0)
        if place != self.place and place < len(self.draft.clauses):
            self.place = place
            self._list_clauses()
            await self._show_numbers()

    @on(NumberField.Changed)
    def _number_changed(self, event: NumberField.Changed) -> None:
        clause, number = self.clause, str(event.field.id)
        if clause is None or not any(event.field is field for field in self._numbers):
            return
        if not math.isfinite(event.number):
            self.weigh()
            return
        changed = with_number(clause, number, event.number)
        if not math.isclose(getattr(changed, number), getattr(clause, number), rel_tol=1e-4):
            self._change(turned(changed, clause, self.view))
            self._write_numbers(number)
        else:
            self.weigh()

    @on(NumberInput.Walked)
    def _walked(self, event: NumberInput.Walked) -> None:
        """To the number above or below; from the first up to the clauses."""
        if not self.walk(event.up) and event.up:
            self.query_one("#clause-list", Picks).focus()

    def _fault(self) -> str:
        """Why a number that stands in a field cannot be taken, or ""."""
        return next((field.fault for field in self._numbers if field.fault), "")

    def action_into_numbers(self) -> None:
        """From the clauses to the first number; from a number back."""
        lines = list(self.query(NumberInput))
        if isinstance(self.focused, NumberInput) or not lines:
            self.query_one("#clause-list", Picks).focus()
        else:
            lines[0].focus()

    def action_go_back(self) -> None:
        """From a number to the clauses; from there away."""
        clauses = self.query_one("#clause-list", Picks)
        if self.focused is not clauses and self.draft.clauses:
            clauses.focus()
        elif self.draft.clauses and self.draft != self._first:
            question = DiscardDialog(_("Throw it away?"), self.lost(), cursor="keep-writing")
            self.app.push_screen(question, self._leave)
        else:
            self.dismiss(False)

    def _leave(self, answer: str | None) -> None:
        if answer == "yes":
            self.dismiss(False)

    def action_add_clause(self) -> None:
        """Choose a kind and add a clause of it."""
        choices = [Choice(kind.id, _(kind.title)) for kind in CLAUSE_KINDS]
        helps = {kind.id: _(kind.help) for kind in CLAUSE_KINDS}
        dialog = PickDialog(_("Add a clause"), choices, helps, opener="a")
        self.app.push_screen(dialog, self._add)

    async def _add(self, kind: str | None) -> None:
        if kind:
            fresh = first_clause(kind, self.view, self.draft.to)
            self.draft = evolve(self.draft, clauses=(*self.draft.clauses, fresh))
            await self.show_clause(len(self.draft.clauses) - 1)

    async def action_remove_clause(self) -> None:
        """Take the clause under the cursor out."""
        if self.refuses_change(self.clause):
            return
        clauses = list(self.draft.clauses)
        del clauses[self.place : self.place + 1]
        self.draft = evolve(self.draft, clauses=clauses)
        await self.show_clause(self.place)

    def action_flip(self) -> None:
        """Let the giver take and the taker give."""
        if self.clause:
            clause = self.clause
            self.put(evolve(clause, giver=clause.taker, taker=clause.giver))

    async def action_meet_them(self) -> None:
        """Change the bundle as they wish; the cursor stays on its clause."""
        if self._found is None or self._found.wants is None:
            would = (self._found is not None and self._found.odds > 0.5) or self._is_their_own()
            self.notify(
                _("They would sign as it is.")
                if would
                else _("No single change would make them sign."),
                markup=False,
            )
            return
        self.draft = self._found.wants.draft
        self.notify(self._found.wants.text, markup=False)
        await self.show_clause(self.place)

    # What it is worth.

    def weigh(self) -> None:
        """Appraise the bundle as soon as nothing has changed for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_REST, self._appraise)

    def _appraise(self) -> None:
        sheet = self.query_one(AppraisalSheet)
        if not self.draft.clauses:
            self._found = None
            sheet.empty(_("Add a clause, and what it is worth to both sides stands here."))
            return
        self.say_partner()
        self._found = self._door.game.appraise(self.draft)
        refusal = self._fault() or self._refusal
        refusal = refusal or self.why_not_sent()
        self._refusal = ""
        theirs = self._is_their_own()
        told = _("These are their own terms: they have signed them.") if theirs else ""
        broken = conflicts.in_words(conflicts.broken_by_draft(self.view, self.draft))
        sheet.show(
            self._found, refusal=refusal, wish_key="w", answered=theirs, answer=told,
            breaches=broken, nothing=nothing_in_draft(self.view, self.draft),
        )  # fmt: skip

    def _is_their_own(self) -> bool:
        """Whether nothing has been changed yet of an offer that they signed themselves."""
        offered = next((o for o in self.view.offers if o.contract.id == self.draft.contract), None)
        asked = offered is not None and offered.to_sign and not offered.waits_for
        return asked and self.draft == self._first

    def action_read_worth(self) -> None:
        """Read on in the appraisal, or begin again at its end."""
        page = self.query_one("#worth-scroll", VerticalScroll)
        if page.scroll_y < page.max_scroll_y:
            page.scroll_page_down(animate=False)
        else:
            page.scroll_home(animate=False)

    def action_send(self) -> None:
        """Put the bundle into the tray."""
        if not self.draft.clauses:
            self.app.bell()
            return
        if not self._fault():
            quote = self._door.game.send(self.draft)
            if quote.allowed:
                self.dismiss(True)
                return
            self._refusal = quote.refusal
        self._appraise()
        self.query_one("#worth-scroll", VerticalScroll).scroll_home(animate=False)
        self.app.bell()
