"""Saving the game under way, and leaving it.

Invariant: nobody leaves a game that was not saved, or without hearing why it could not be.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.app import App

from game.ui import routes
from game.ui.door import Door
from game.ui.opening import Desk
from game.words import _

if TYPE_CHECKING:
    _Base = App[int]
else:
    _Base = object


class SavesAndLeaves(_Base):
    """The part of the app that saves, says what came of it, and asks where to go."""

    door: Door

    @property
    def desk(self) -> Desk | None:
        """The desk of the game under way; without it no game is."""
        raise NotImplementedError

    async def go_home(self) -> None:
        """Leave everything but the title; the game must be saved by now."""
        raise NotImplementedError

    @work(group="save")
    async def action_quick_save(self) -> None:
        """Save over this game's quick save."""
        if self.desk and await self.door.quick_save():
            self.mention(_("Saved."))
        elif self.desk:
            self.tell(self.door.saved)

    @work(group="save")
    async def action_save_as(self) -> None:
        """Ask for a name and save under it."""
        if self.desk is None:
            return
        name = await self.push_screen_wait(routes.naming(self.door))
        if name and await self.door.save_as(name):
            self.mention(_("Saved as “{name}”.").format(name=name))
        elif name:
            self.tell(self.door.saved)

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Save the game under way and ask where to go; from the title, quit."""
        if self.desk is None:
            self.exit(0)
            return
        saving = asyncio.create_task(self._save_and_say())
        dialog = routes.leaving(_("The game is being saved …"))

        def tell(done: asyncio.Task[str]) -> None:
            if not done.cancelled():
                dialog.say(done.result())

        saving.add_done_callback(tell)
        answer = await self.push_screen_wait(dialog)
        text = await saving
        if answer == "quit":
            self.exit(0, message=Text(text))
        elif answer == "title":
            await self.go_home()

    def action_say_how_to_leave(self) -> None:
        """Answer the key that ends programs elsewhere."""
        self.mention(_("q leaves, ctrl+q quits at once; a game under way is saved first."))

    @work(group="leave", exclusive=True)
    async def action_quit_now(self) -> None:
        """Save the game under way and quit."""
        text = await self._save_and_say() if self.desk else ""
        self.exit(0, message=Text(text) if text else None)

    async def _save_and_say(self) -> str:
        view = self.door.view()
        if not await self.door.autosave():
            return self.door.saved
        if self.door.ending:
            over = _("{title}, {firm}: the game is over. It is saved; Continue shows it again.")
            return over.format(title=view.title, firm=view.me.name)
        week = _("week {week} of {weeks}").format(
            week=min(view.turn + 1, view.turns), weeks=view.turns
        )
        said = _("{title}, {firm}, {week} is saved. Continue on the title plays on from here.")
        return said.format(title=view.title, firm=view.me.name, week=week)

    def mention(self, text: str) -> None:
        """Say something in passing, in the place of what was said before."""
        self.clear_notifications()
        self.notify(text, timeout=2, markup=False)

    def tell(self, text: str) -> None:
        """Say something that must be read."""
        self.notify(text, severity="warning", timeout=10, markup=False)
