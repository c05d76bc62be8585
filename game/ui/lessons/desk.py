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
from game.ui.place import PlaceScreen, place_of
from game.words import _

if TYPE_CHECKING:
    from game.ui.door import Door


class LessonDesk(PlaceScreen[None]):
    """The part of the desk that knows of lessons."""

    _door: Door
    _area: str

    def watch_places(self) -> None:
        """Learn from now on of every screen that comes in front."""
        self.app.screen_change_signal.subscribe(self, self._came_in_front)

    def _came_in_front(self, screen: Screen[Any]) -> None:
        if screen is not self:
            self.learn(area=self._area, place=place_of(screen))

    def learn(self, *, area: str = "", place: str = "") -> None:
        """Show the lesson that is on once `area` was left, `place` opened, or an order given."""
        line = learn(self._door.game, area=area, place=place)
        self.query_one(LessonStrip).show(None if self._door.ending else line)
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
