"""What the desk does about lessons: it tells them what was opened and shows the one that is on.

Invariant: nothing here keeps an order, an area or a week from being had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from game.session.lessons import are_over, learn, skip, switch
from game.ui.actions import ACTION_BY_ID
from game.ui.desk.status import AreaTabs
from game.ui.lessons.strip import LessonStrip
from game.ui.orders.dialog import OrderDialog
from game.ui.place import PlaceScreen, place_of
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


class LessonDesk(PlaceScreen[None]):
    """The part of the desk that knows of lessons."""

    _door: Door
    _area: str
    _opened: tuple[str, ...] = ()
    """Places opened since the desk was last in front."""

    def watch_places(self) -> None:
        """Learn from now on of every screen that comes in front."""
        self.app.screen_change_signal.subscribe(self, self._came_in_front)

    def note_opened(self, place: str) -> None:
        """Take `place` for opened until the desk is in front again."""
        self._opened = (*self._opened, place)

    def _came_in_front(self, screen: Screen[Any]) -> None:
        place = place_of(screen)
        if screen is not self:
            kind = screen.draft.kind if isinstance(screen, OrderDialog) else None
            self.note_opened(f"{place} {kind.id}" if kind else place)
            left = self._area if place == "resolving" else ""  # handed in, it has been looked at
            self.learn(area=left, place=place if place == "ending" else "")
            return
        opened, self._opened = self._opened, ()
        for place in opened:  # what was opened counts once it is closed: till then it is read
            before = self._door.game.passed
            self.learn(place=place)
            if self._door.game.passed != before:
                break

    def learn(self, *, area: str = "", place: str = "") -> None:
        """Show the lesson that is on once `area` was left, `place` opened, or an order given."""
        line = learn(self._door.game, area=area, place=place)
        self.query_one(LessonStrip).show(None if self._door.ending else line, self._area)
        self.set_class(line is not None, "-taught")
        self.query_one(AreaTabs).point(line.show if line and not line.waits else "")
        self.refresh_bindings()

    def has_lessons(self) -> bool:
        """Whether the scenario has any."""
        return bool(self._door.game.scenario.lessons) and not self._door.ending

    def action_skip_lesson(self) -> None:
        """Go on to the next lesson; who stands in the area that was to be looked at has seen it."""
        game = self._door.game
        if not self.has_lessons() or are_over(game):
            return
        passed = game.passed
        learn(game, area=self._area)
        if game.passed == passed:
            skip(game)
        self.learn()

    def action_fold_lesson(self) -> None:
        """Fold the lesson to one line, or unfold it."""
        if self.has_lessons():
            self.query_one(LessonStrip).fold()

    def action_end_lessons(self) -> None:
        """Play without lessons, or take them up again."""
        if not self.has_lessons():
            return
        switch(self._door.game)
        self.learn()
        if are_over(self._door.game):
            text = _("No more lessons; [{key}] brings them back.")
            self.notify(text.format(key=ACTION_BY_ID["end-lessons"].key), markup=False)

    @on(LessonStrip.Pressed)
    async def _lesson_pressed(self, event: LessonStrip.Pressed) -> None:
        await self.run_action(event.run)

    @on(LessonStrip.Wanted)
    async def _lesson_wanted(self, event: LessonStrip.Wanted) -> None:
        await self.run_action(ACTION_BY_ID[f"area-{event.area}"].run)
