"""The lesson that is on, in a few lines above the desk.

Invariant: it says which keys skip it, fold it and end all; a click does what they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from game.session.lessons import LessonLine
from game.ui.actions import ACTION_BY_ID
from game.ui.figures import fit, plain
from game.ui.keys.action import Action
from game.ui.lessons.keys import LESSON_ACTIONS, with_keys
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _

_MOST_LINES: Final = 4
"""Lines of a lesson's text."""
_FEW_LINES: Final = 2
"""The same where the screen is low."""
_KEY: Final = re.compile(r"(\[[^\]\s]{1,3}\])")


@frozen
class _Button:
    """Something to click in the head line: the action it runs, and where it stands."""

    run: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + cell_len(self.text)


class LessonStrip(Sheet):
    """What the lesson is, what to do, and how to be rid of it; hidden without one."""

    DEFAULT_CSS = """
    LessonStrip {
        display: none; padding: 0 1; background: $panel; border-left: outer $accent;
    }
    LessonStrip.-on { display: block; }
    """

    class Pressed(Message):
        """A button of the strip was clicked; `run` is the action it stands for."""

        def __init__(self, run: str) -> None:
            super().__init__()
            self.run = run

    class Wanted(Message):
        """The text was clicked: somebody wants to see the area it points at."""

        def __init__(self, area: str) -> None:
            super().__init__()
            self.area = area

    line: LessonLine | None = None
    folded = False
    _area = ""

    def show(self, line: LessonLine | None, area: str = "") -> None:
        """Show a lesson, or nothing; `area` is what lies open below it."""
        self.line, self._area = line, area
        self.set_class(line is not None, "-on")
        self.refresh(layout=True)

    def fold(self) -> None:
        """Fold it to its head, or unfold it."""
        self.folded = not self.folded
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The head; below it what was learnt last, and what to do now."""
        line = self.line
        if line is None:
            return ()
        head = self._head(line, width)
        return [head] if self.folded else [head, *self._body(line, width)]

    def _head(self, line: LessonLine, width: int) -> Content:
        buttons = self._buttons(width)
        room = max((buttons[0].start if buttons else width) - 1, 0)
        place = _("Lesson {n}/{all}").format(n=line.number, all=line.count)
        text = fit(f"▶ {place} · {plain(line.title)}", room)
        parts: list[tuple[str, str] | str] = [(text, "bold $accent")]
        at = cell_len(text)
        for button in buttons:
            parts += [" " * (button.start - at), (button.text, "$quiet")]
            at = button.end
        return assembled(*parts)

    def _buttons(self, width: int) -> list[_Button]:
        """The lesson's actions at the right end, by key alone where room is short."""
        waits = self.line is not None and self.line.waits  # what is to come cannot be skipped
        for form in ("[{key}] {title}", "[{key}]"):
            texts = [
                (action.run, form.format(key=action.key, title=self._title(action)))
                for action in LESSON_ACTIONS
                if not (waits and action.id == "skip-lesson")
            ]
            at = width - sum(cell_len(text) + 2 for _run, text in texts) + 2
            if at >= width * 2 // 5:
                break
        buttons = []
        for run, text in texts:
            buttons.append(_Button(run, text, max(at, 0)))
            at += cell_len(text) + 2
        return buttons

    def _title(self, action: Action) -> str:
        """What a button says; of a lesson whose area lies open, that it has been seen."""
        seen = self.line is not None and self.line.area and self.line.area == self._area
        return _("Seen") if seen and action.id == "skip-lesson" else _(action.title)

    def _body(self, line: LessonLine, width: int) -> Iterator[Content]:
        most = _FEW_LINES if self.screen.has_class("-low") else _MOST_LINES
        if line.learnt and most == _MOST_LINES:
            for told in wrapped(f"✓ {plain(with_keys(line.learnt))}", width)[:1]:
                yield said(told, "$success")
        text = plain(with_keys(line.text))
        if line.waits:
            waiting = _(
                "The next lesson comes in week {week}. Order whatever you like meanwhile; "
                "[{key}] hands in the week."
            )
            text = waiting.format(week=line.week, key=ACTION_BY_ID["hand-in"].key)
        for told in wrapped(text, width)[:most]:
            yield _with_bold_keys(told)

    def on_click(self, event: events.Click) -> None:
        """Press a button of the head, unfold a folded strip, or want what is pointed at."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None or self.line is None:
            return
        pressed = [b for b in self._buttons(self.content_size.width) if b.start <= at.x < b.end]
        if at.y == 0 and pressed:
            self.post_message(self.Pressed(pressed[0].run))
        elif self.folded:
            self.fold()
        elif self.line.show:
            self.post_message(self.Wanted(self.line.show))


def _with_bold_keys(text: str) -> Content:
    parts = _KEY.split(text)
    return assembled(
        *((part, "bold $accent") if _KEY.fullmatch(part) else (part, "") for part in parts if part)
    )
