"""The workshop: every scenario and mod, what is wrong with it, and where values come from.

Invariant: a broken file stays in the list with its mark; a file that was changed is read
again when one comes back to this screen, and nothing is shown of what it said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve, frozen
from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from game.ui.door import Door, DoorError
from game.ui.figures import plain
from game.ui.modding import ModChoice
from game.ui.place import PlaceDialog, PlaceScreen
from game.ui.screens.choices import Choices
from game.ui.screens.dialogs import _FRAME, NameLine
from game.ui.screens.parts import Bar, Keys, Prose, lines, paragraphs, quiet
from game.ui.screens.reading import ReadingScreen
from game.ui.widgets.table import Column, Row
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.scenario.load import ScenarioCard
    from game.scenario.mods import ModCard
    from game.scenario.problems import Problems


@frozen
class Piece:
    """A scenario or a mod, and what was found wrong with it."""

    id: str
    title: str
    about: str
    file: str
    patches: tuple[str, ...] = ()
    """What a mod is for; nothing for a scenario."""
    is_mod: bool = False
    problems: Problems | None = None
    """None until it was checked."""


def _columns() -> tuple[Column, ...]:
    return (
        Column("", most=1),
        Column(_("Name"), most=24),
        Column(_("Title"), rank=2, most=40, grows=True),
        Column(_("Kind"), rank=1, most=16),
        Column(_("State"), rank=0, most=26),
    )


class WorkshopScreen(PlaceScreen[str]):
    """Dismissed with the scenario to start, or with None."""

    PLACE: ClassVar[str] = "workshop"
    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    WorkshopScreen {
        #list { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        #said { height: 6; padding: 0 1; border-top: solid $faint; }
        &.-low #said { height: 2; border: none; }
    }
    """

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._pieces: dict[str, Piece] = {}
        self._stamp: object = None

    @property
    def _choice(self) -> ModChoice:
        return self._door.chosen

    def compose(self) -> ComposeResult:
        """Lay out the list and what is known of the piece under the cursor."""
        yield Bar(_("Workshop"))
        with VerticalScroll(id="list", can_focus=False):
            yield Choices(_columns(), empty=_("Reading the scenarios …"))
        yield Prose(id="said")
        yield Keys()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        self._look()

    def action_read_again(self) -> None:
        """Read all files as they are now."""
        self._stamp = None
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        """Read what has changed since the last look, then check piece by piece."""
        try:
            stamp = await self._door.stamp()
            if stamp == self._stamp:
                return
            cards, mods = await self._door.pieces()
            self._stamp = stamp
            self._pieces = {piece.id: piece for piece in _pieces_of(cards, mods)}
            self._show()
            await self._check()
        except DoorError as error:
            self.query_one("#said", Prose).update(Content(str(error)))

    @work(group="look", exclusive=True)
    async def _check_again(self) -> None:
        """Check everything anew under the mods that are on now, and remember them."""
        await self._door.keep_mods()
        self._pieces = {id_: evolve(piece, problems=None) for id_, piece in self._pieces.items()}
        self._show()
        await self._check()

    async def _check(self) -> None:
        for id_ in list(self._pieces):
            _loaded, problems = await self._door.scenario(id_)
            self._pieces[id_] = evolve(self._pieces[id_], problems=problems)
            self._show()

    def _show(self) -> None:
        rows = [_row(piece, self._choice) for piece in self._pieces.values()]
        self.query_one(Choices).show(rows)
        on_now = " + ".join(map(plain, self._choice.on))
        mods = _("mods on: {mods}").format(mods=on_now) if on_now else ""
        self.query_one(Bar).show(_("Workshop"), mods)
        self._describe()

    @property
    def _piece(self) -> Piece | None:
        return self._pieces.get(self.query_one(Choices).key)

    @on(Choices.Moved)
    def _describe(self) -> None:
        piece = self._piece
        self.refresh_bindings()
        if piece:
            self.query_one("#said", Prose).update(lines(_said(piece, self._choice)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the piece under the cursor."""
        piece = self._piece if self.is_mounted else None
        if action == "switch":
            return piece is not None and piece.is_mod
        if action == "shift":
            return piece is not None and piece.id in self._choice.on and len(self._choice.on) > 1
        if action == "problems":
            return piece is not None and bool(piece.problems)
        if action in {"use", "explain"}:
            return piece is not None
        return super().check_action(action, parameters)

    @on(Choices.Opened)
    def _opened(self) -> None:
        self.action_use()

    def action_use(self) -> None:
        """Start the scenario under the cursor, or switch the mod."""
        piece = self._piece
        if piece is None:
            return
        if piece.is_mod:
            self.action_switch()
        elif piece.problems is not None and piece.problems.has_errors:
            self.action_problems()
        else:
            self.dismiss(piece.id)

    def action_switch(self) -> None:
        """Switch the mod under the cursor on or off."""
        piece = self._piece
        if piece is None or not piece.is_mod:
            return
        if piece.problems is not None and piece.problems.has_errors and not self._is_on(piece):
            self.action_problems()
            return
        self._choice.switch(piece.id)
        self._check_again()

    def _is_on(self, piece: Piece) -> bool:
        return piece.id in self._choice.on

    def action_shift(self, places: int) -> None:
        """Lay the mod under the cursor later or earlier."""
        if piece := self._piece:
            self._choice.shift(piece.id, places)
            self._check_again()

    def action_problems(self) -> None:
        """Read what is wrong with the piece under the cursor."""
        piece = self._piece
        if piece and piece.problems:
            text = piece.problems.to_text()
            title = _("{name}: problems").format(name=plain(piece.id))
            self.app.push_screen(ReadingScreen(title, [("", text)]))

    @work
    async def action_explain(self) -> None:
        """Ask for a key and show where its value comes from."""
        piece = self._piece
        if piece is None:
            return
        key = await self.app.push_screen_wait(ExplainDialog(piece.id))
        if not key:
            return
        try:
            text = await self._door.explain(piece.id, key)
        except DoorError as error:
            text = str(error)
        title = _("{name}: where it comes from").format(name=plain(piece.id))
        self.app.push_screen(ReadingScreen(title, [("", text)]))

    def action_go_back(self) -> None:
        """Go back without starting anything."""
        self.dismiss(None)


class ExplainDialog(PlaceDialog[str]):
    """A key of a scenario; dismissed with it."""

    PLACE: ClassVar[str] = "explaining"
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = f"""
    ExplainDialog {{ {_FRAME}
        Input {{ margin: 1 0; }}
        #said {{ min-height: 1; color: $quiet; }}
    }}
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_piece = name

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical() as frame:
            title = _("Explain a value of {name}").format(name=plain(self._name_of_piece))
            frame.border_title = Content(title)
            yield Prose(_("Its key, such as firms.openai.cash or rental.rent_start:"))
            yield NameLine("", max_length=200)
            yield Prose(_("Enter explains, escape goes back."), id="said")
        yield Keys()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        if key := event.value.strip():
            self.dismiss(key)

    def action_explain_it(self) -> None:
        """Do what Enter in the field does."""
        line = self.query_one(Input)
        line.post_message(Input.Submitted(line, line.value))


def _pieces_of(cards: Sequence[ScenarioCard], mods: Sequence[ModCard]) -> Iterator[Piece]:
    for card in cards:
        yield Piece(card.id, card.title, card.about, str(card.path))
    for mod in mods:
        yield Piece(mod.id, mod.title, mod.about, str(mod.path), mod.patches, is_mod=True)


def _row(piece: Piece, choice: ModChoice) -> Row:
    mark, state, style = _state(piece.problems)
    kind = _("scenario")
    if piece.is_mod:
        place = choice.place(piece.id)
        kind = _("mod, on: {place}").format(place=place) if place else _("mod, off")
        mark = str(place) if place and mark == "✓" else mark
    cells = (mark, plain(piece.id), plain(piece.title), kind, state)
    return Row(key=piece.id, cells=cells, styles={0: style, 4: style} if style else {})


_STYLES = {"error": "$loss", "warning": "$warning", "note": "$quiet"}


def _state(problems: Problems | None) -> tuple[str, str, str]:
    """Mark, words and colour for what was found."""
    if problems is None:
        return "·", _("being checked …"), "$quiet"
    counts = {"error": 0, "warning": 0, "note": 0}
    for problem in problems:
        counts[problem.severity.value] += 1
    said = [
        ngettext("{n} error", "{n} errors", counts["error"]).format(n=counts["error"]),
        ngettext("{n} warning", "{n} warnings", counts["warning"]).format(n=counts["warning"]),
        ngettext("{n} note", "{n} notes", counts["note"]).format(n=counts["note"]),
    ]
    shown = [text for text, count in zip(said, counts.values(), strict=True) if count]
    if not shown:
        return "✓", _("nothing is wrong"), ""
    mark = "✗" if counts["error"] else "!" if counts["warning"] else "✓"
    worst = next(name for name, count in counts.items() if count)
    return mark, ", ".join(shown), _STYLES[worst]


def _said(piece: Piece, choice: ModChoice) -> Iterator[Content | str]:
    """What is known of a piece: where it is, what goes over it, its first problem, its words."""
    if piece.is_mod and piece.patches:
        names = ", ".join(map(plain, piece.patches))
        yield quiet(_("patches {names} · {file}").format(names=names, file=plain(piece.file)))
    else:
        over = choice.over(piece.id)
        more = _(" · with {mods}").format(mods=" + ".join(map(plain, over))) if over else ""
        yield quiet(plain(piece.file) + more)
    for problem in list(piece.problems or ())[:1]:
        line = plain(problem.to_text().partition("\n")[0])
        yield Content.styled(line, _STYLES[problem.severity.value])
    yield paragraphs(piece.about)
