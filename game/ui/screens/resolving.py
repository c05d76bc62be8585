"""The week takes its course: what is being decided, phase by phase.

Invariant: the screen closes with the report and never before it; it lasts long
enough to be seen, and not a moment longer for whoever skips or has switched
animations off.
"""

from __future__ import annotations

from time import monotonic
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from game.session.view import WeekReport
from game.ui.door import Door, DoorError
from game.ui.figures import fit
from game.ui.place import PlaceScreen
from game.ui.screens.parts import Gauge, Keys, Prose, quiet
from game.words import N_, _

SECONDS: Final = 1.3
"""How long the week is shown for at least."""

PHASES: Final = (
    N_("Happenings"),
    N_("Orders"),
    N_("Deliveries"),
    N_("Power"),
    N_("Compute market"),
    N_("Talent market"),
    N_("Research"),
    N_("Services market"),
    N_("Obligations"),
    N_("Capital"),
    N_("Politics"),
    N_("Books"),
)
"""The phases of a turn, in their order."""


class ResolvingScreen(PlaceScreen[WeekReport | None]):
    """Dismissed with the week's report, or with None when the week could not be resolved."""

    PLACE: ClassVar[str] = "resolving"
    DEFAULT_CSS = """
    ResolvingScreen {
        align: center middle;
        & > Vertical { width: 52; max-width: 100%; height: auto; }
        #when { text-align: center; text-style: bold; color: $accent; }
        #phases { margin: 1 0; }
        &.-low #phases { display: none; }
    }
    """

    def __init__(self, door: Door, when: str) -> None:
        super().__init__()
        self._door = door
        self._when = when
        self._report: WeekReport | None = None
        self._since = monotonic()
        self._skipped = False

    def compose(self) -> ComposeResult:
        """Lay out the date, the phases and the gauge."""
        with Vertical():
            yield Prose(self._when, id="when")
            yield Prose(id="phases")
            yield Gauge()
        yield Keys()

    def on_mount(self) -> None:
        """Resolve the week."""
        self._since = monotonic()
        self._skipped = self.app.animation_level == "none"
        self.set_interval(1 / 30, self._watch)
        self._resolve()

    @work(exclusive=True)
    async def _resolve(self) -> None:
        try:
            self._report = await self._door.hand_in()
        except DoorError as error:
            self.notify(str(error), title=_("The week stands still"), severity="error",
                        timeout=20, markup=False)  # fmt: skip
            self.dismiss(None)
            return
        self._watch()

    def _watch(self) -> None:
        """Show how far the week is, no faster than can be seen."""
        week = self._door.week
        shown = min(1.0, (monotonic() - self._since) / SECONDS)
        part = 1.0 if self._report else week.part
        if not self._skipped:
            part = min(part, shown)
        self.query_one(Gauge).show(part, week.text)
        self.query_one("#phases", Prose).update(_phases(part))
        if self._report and part >= 1.0 and self.is_current:
            self.dismiss(self._report)

    def action_skip(self) -> None:
        """Show the report as soon as it is there."""
        self._skipped = True


def _phases(part: float) -> Content:
    """The phases in two columns: done, under way, to come."""
    done = int(part * len(PHASES))
    half = len(PHASES) // 2
    rows = [
        Content.assemble(_phase(row, done), _phase(row + half, done)) for row in range(half)
    ]  # fmt: skip
    return Content("\n").join(rows)


def _phase(place: int, done: int) -> Content:
    title = fit(_(PHASES[place]), 22)
    if place < done:
        return Content.assemble(("  ✓ ", "$gain"), (title, "$foreground"))
    if place == done:
        return Content.assemble(("  ▸ ", "bold $accent"), (title, "bold $accent"))
    return quiet("  · " + title)
