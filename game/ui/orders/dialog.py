"""The dialog of an order: its fields, made from its kind, and a live quote.

Invariant: what the quote says is the session's answer to exactly the order that
Enter would give; the dialog closes only when the order was taken or left.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve, frozen
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList

from game.session.orders import Order, Quote
from game.session.view import View
from game.ui import figures
from game.ui.figures import fit, plain
from game.ui.orders import presets
from game.ui.orders.draft import OF_THE_SUBJECT, Draft, names_its_subject
from game.ui.orders.hints import hint
from game.ui.orders.numbers import NumberField, NumberInput
from game.ui.orders.picks import Picks
from game.ui.orders.plans import answered, planned_view
from game.ui.orders.quote import QuoteSheet
from game.ui.orders.second import most_of_the_money, second_thought
from game.ui.orders.subjects import Choice, options, subjects, title_of
from game.ui.orders.typing import TypesNumbers
from game.ui.orders.units import bounds_of, unit_of
from game.ui.orders.useful import useful, within_use
from game.ui.place import PlaceDialog
from game.ui.screens.parts import Keys, Prose
from game.ui.widgets.sheet import assembled
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door

_LONGEST_NAME: Final = 30


@frozen
class Given:
    """An order that was given, and what it was quoted when it was."""

    order: Order
    quote: Quote


class OrderDialog(TypesNumbers, PlaceDialog[Given]):
    """Draws up one order; closes with what was given, or None."""

    PLACE: ClassVar[str] = "order"
    DEFAULT_CSS = """
    OrderDialog {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 84; max-width: 100%; height: auto; max-height: 100%;
            border: round $accent; border-title-color: $accent; border-title-style: bold;
            background: $surface; padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        .about { color: $quiet; margin-bottom: 1; }
        .label { color: $quiet; }
        .heading { color: $quiet; text-style: bold; }
        Picks { height: auto; max-height: 8; background: $surface; margin-bottom: 1; }
        #options { max-height: 100%; }
        QuoteSheet { margin-top: 1; }
        .option-list--option-highlighted {
            background: $panel; color: $foreground; text-style: none;
        }
        Picks:focus > .option-list--option-highlighted {
            background: $accent 30%; color: $foreground; text-style: bold;
        }
    }
    OrderDialog.-middle > VerticalScroll, OrderDialog.-low > VerticalScroll { padding: 0 1; }
    OrderDialog.-middle Picks, OrderDialog.-low Picks { margin-bottom: 0; }
    OrderDialog.-middle QuoteSheet, OrderDialog.-low QuoteSheet { margin-top: 0; }
    OrderDialog.-middle #subjects, OrderDialog.-low #subjects { max-height: 5; }
    OrderDialog.-middle .label, OrderDialog.-low .label { display: none; }
    OrderDialog.-low .help { display: none; }
    OrderDialog.-low Presets { display: none; }
    """

    _doubted: Order | None = None
    """The order that was asked about once more."""

    def __init__(self, door: Door, draft: Draft, *, words: str = "") -> None:
        super().__init__()
        tabs = self._bindings.key_to_bindings.get("tab", [])
        self._bindings.key_to_bindings["tab"] = tabs[-1:]  # the registry's, which has a name
        self._door = door
        self._view: View = planned_view(door)
        self._moves = door.view().own.moves - sum(order.about.moves for order in door.tray)
        self.draft = draft
        if draft.kind.subject == "event":
            self.draft = evolve(draft, option=self._answer())
        self._words = words

    def compose(self) -> ComposeResult:
        """The fields this kind of order has, and the quote."""
        kind = self.draft.kind
        with VerticalScroll(can_focus=False) as frame:
            frame.border_title = Content(_(kind.title))
            if kind.subject:
                frame.border_subtitle = Content(_("letters move to a name"))
            yield Prose(self.about(), classes="about" if kind.subject == "event" else "about help")
            if kind.subject:
                yield Prose(title_of(kind), classes=self._heads())
                yield Picks(id="subjects")
            if self._options():
                if kind.subject == "event":
                    yield Prose(_("Your answer"), classes=self._heads())
                yield Picks(id="options")
            yield from self.between()
            if kind.amount:
                yield self._field("amount", kind.amount, self.draft.amount)
            if kind.price:
                yield self._field("price", kind.price, self.draft.price)
            yield QuoteSheet()
        yield Keys()

    def _answer(self) -> str:
        """The answer given to the matter, or its only one; else none: it is to be chosen."""
        known = [choice.id for choice in self._options()]
        given = (
            order.option
            for order in self._door.tray
            if (order.kind, order.subject) == (self.draft.kind.id, self.draft.subject)
        )
        return next(given, known[0] if len(known) == 1 else "")

    @property
    def _undecided(self) -> bool:
        """Whether a matter waits for one of its answers, or an order for what it is about."""
        if self.draft.kind.subject == "event":
            return not self.draft.option
        return names_its_subject(self.draft.kind) and not self.draft.subject

    def _heads(self) -> str:
        """The class of the lists' titles; two lists of whole sentences are told apart by them."""
        return "heading" if self.draft.kind.subject == "event" else "label"

    def about(self) -> str:
        """What the order is for, in words; a matter's own text."""
        texts = {matter.id: matter.text for matter in self._view.matters}
        if self.draft.kind.subject == "event" and self.draft.subject in texts:
            return texts[self.draft.subject]
        return self._words or _(self.draft.kind.help)

    def between(self) -> ComposeResult:
        """Room for what a special dialog shows above the numbers."""
        yield from ()

    def _field(self, name: str, unit_name: str, number: float) -> NumberField:
        unit = unit_of(unit_name)
        title = _(unit.name)
        title = title[:1].upper() + title[1:]
        several = bool(self.draft.kind.amount and self.draft.kind.price)
        return NumberField(
            title,
            unit,
            number,
            id=name,
            bounds=bounds_of(unit_name, self._door.game.scenario),
            whole=name == "amount",
            steps=not several,
        )

    def _fault(self) -> str:
        """Why a number cannot be taken, or ""."""
        fields = self.query(NumberField).results(NumberField)
        return next((field.fault for field in fields if field.fault), "")

    def on_mount(self) -> None:
        """Fill the lists and ask for the first quote."""
        if not self.query(QuoteSheet):
            return  # closed by a quick key before it was composed
        if self.query("#subjects"):
            rows = self.query_one("#subjects", Picks)
            known = self._subjects()
            rows.fill(
                _choice_rows(known),
                cursor=self.draft.subject,
                undecided=self._undecided and not self.draft.subject,
            )
            rows.name_rows(plain(choice.name) for choice in known)
            rows.display = bool(known)
        if self.query("#options"):
            self._fill_options(self._options(), self.draft.option)
        self._offer()
        self._ask()
        self._focus_first()
        for rows in self.query(Picks):
            self.call_after_refresh(rows.scroll_to_highlight)

    def _focus_first(self) -> None:
        """Stand where the first decision is."""
        lists = [rows for rows in self.query(Picks) if rows.display]
        choices = [rows for rows in lists if rows.option_count > 1]
        if self.draft.kind.subject == "event":
            choices.reverse()  # to answer is what it is for; Tab leads to the other matters
        elif len(lists) > 1:
            choices = lists  # the same keys lead to the same place, however much there is to choose
        fields = list(self.query("NumberInput"))
        for rows in lists if choices or fields else ():
            rows.can_focus = rows in choices  # where there is nothing to choose nobody is stranded
        target = (choices or fields or lists)[:1]
        if target:
            target[0].focus()

    def action_next_part(self) -> None:
        """Go to the next list or number."""
        self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next part only where there are several."""
        if action == "next_part":
            return len(self.focus_chain) > 1
        return super().check_action(action, parameters)

    def _subjects(self) -> list[Choice]:
        """What the order may be about; matters that are answered come last, with a sign."""
        known = subjects(self.draft.kind, self._view)
        done = answered(self._door.tray) if self.draft.kind.subject == "event" else frozenset()
        open_ = [choice for choice in known if choice.id not in done]
        settled = [choice for choice in known if choice.id in done]
        return open_ + [evolve(choice, note=_("✓ answered")) for choice in settled]

    def _options(self) -> list[Choice]:
        return options(self.draft.kind, self._view, self.draft.subject)

    def _offer(self) -> None:
        """Offer the handy values for what is chosen now."""
        kind, subject = self.draft.kind.id, self.draft.subject
        if self.draft.kind.amount:
            most = useful(kind, self._door.game.scenario)
            found = within_use(presets.amounts(kind, self._view, subject), most)
            self.query_one("#amount", NumberField).offer(found)
        if self.draft.kind.price:
            field = self.query_one("#price", NumberField)
            low, high = field.bounds
            found = presets.prices(kind, self._view, subject)
            field.offer([preset for preset in found if low <= preset.value <= high])

    @on(OptionList.OptionHighlighted, "#subjects")
    def _subject_chosen(self, event: OptionList.OptionHighlighted) -> None:
        if (event.option_id or "") == self.draft.subject:
            return
        self._take_numbers()
        before, self.draft = self.draft, evolve(self.draft, subject=event.option_id or "")
        if self.draft.kind.subject == "event":
            self._fill_answers()
        self._follow(before)
        self._offer()
        self._ask()

    def _follow(self, before: Draft) -> None:
        """Let numbers nobody has touched follow the subject, and a price that is its own."""
        kind = self.draft.kind
        first = presets.first_draft(kind.id, self._view, before.subject)
        fresh = presets.first_draft(kind.id, self._view, self.draft.subject)
        own = kind.id in OF_THE_SUBJECT
        if kind.amount and (own or _same(before.amount, first.amount)):
            self.query_one("#amount", NumberField).put(fresh.amount)
        if kind.price and (own or _same(before.price, first.price)):
            self.query_one("#price", NumberField).put(fresh.price)

    def _fill_options(self, choices: list[Choice], cursor: str = "") -> Picks:
        rows = self.query_one("#options", Picks)
        rows.fill(_choice_rows(choices), cursor=cursor, undecided=self._undecided)
        rows.name_rows(plain(choice.name) for choice in choices)
        return rows

    def _fill_answers(self) -> None:
        choices = self._options()
        self.draft = evolve(self.draft, option=self._answer())
        rows = self._fill_options(choices, self.draft.option)
        rows.can_focus = len(choices) > 1
        self.query_one(".about", Prose).update(Content(self.about()))

    @on(OptionList.OptionHighlighted, "#options")
    def _option_chosen(self, event: OptionList.OptionHighlighted) -> None:
        self.draft = evolve(self.draft, option=event.option_id or "")
        self._ask()

    @on(NumberInput.Walked)
    def _walked(self, event: NumberInput.Walked) -> None:
        """To the number above or below; from the first up to the list."""
        lists = [rows for rows in self.query(Picks) if rows.display and rows.can_focus]
        if not self.walk(event.up) and event.up and lists:
            lists[-1].focus()

    @on(NumberField.Changed)
    def _number_changed(self, event: NumberField.Changed) -> None:
        self._take_numbers()
        self._ask()

    def _take_numbers(self) -> None:
        """Let the draft hold what stands in the fields now, heard of or not yet."""
        for field in self.query(NumberField).results(NumberField):
            change = {str(field.id): field.read()}
            self.draft = evolve(self.draft, **change)  # type: ignore[arg-type]

    def _ask(self) -> None:
        """Show what the order would mean now."""
        sheet = self.query_one(QuoteSheet)
        if self._undecided:
            told = hint(self.draft, self._view, self._door.game.scenario)
            sheet.wait(self._awaited(), told if self.draft.subject else "")
            return
        if fault := self._fault():
            sheet.refuse(fault)
            return
        order = self.draft.to_order()
        told = hint(self.draft, self._view, self._door.game.scenario)
        quote = self._door.quote(order)
        sheet.show(quote, order.kind, self._moves, told, self.warnings(), self.head())

    def _awaited(self) -> str:
        """What is to be chosen before there is anything to quote."""
        if self.draft.kind.subject == "event":
            return _("Choose an answer: the arrows or a click move to one.")
        return _("Choose one first: the arrows, letters or a click move to it.")

    def head(self) -> str:
        """What would be done, in a few words, where one key more or less makes it another thing."""
        if not names_its_subject(self.draft.kind):
            return ""
        known = {choice.id: choice.name for choice in self._subjects()}
        return figures.fit(plain(known.get(self.draft.subject, "")), _LONGEST_NAME).rstrip()

    def warnings(self) -> tuple[str, ...]:
        """Dangers a special dialog sees beside those of the quote."""
        return ()

    def action_give(self) -> None:
        """Give the order; the dialog stays with the reason when it is refused."""
        self._take_numbers()
        if self._fault() or self._undecided:
            self._insist()
            return
        order = self.draft.to_order()
        if (doubt := self._doubt(order)) and self._doubted != order:
            self._doubted = order
            self.query_one(QuoteSheet).ask_again(doubt)
            return
        quote = self._door.give(order)
        if quote.allowed:
            self.dismiss(Given(order, quote))
        else:
            self._ask()
            self._insist()

    def _doubt(self, order: Order) -> str:
        """Why one might not mean the order, in words; "" for nothing."""
        doubt = second_thought(self._view, order)
        return doubt or most_of_the_money(self._view, order, self._door.quote(order))

    def _insist(self) -> None:
        """Say visibly that nothing was given."""
        sheet = self.query_one(QuoteSheet)
        sheet.insist()
        sheet.scroll_visible(animate=False)
        self.app.bell()


def _same(number: float, first: float) -> bool:
    """Whether a field holds the number it began with, as far as it shows its digits."""
    return math.isclose(number, figures.parse_number(figures.editable(first)))


def _choice_rows(choices: list[Choice]) -> list[tuple[str, Content]]:
    """Names in a column with their notes behind; long names in full, since rows wrap."""
    widest = max((cell_len(plain(choice.name)) for choice in choices), default=0)
    name = widest if widest <= _LONGEST_NAME else 0
    return [
        (
            choice.id,
            assembled(
                fit(choice.name, name) if name else choice.name,
                (f"  {choice.note}" if choice.note else "", "$quiet"),
            ),
        )
        for choice in choices
    ]
