"""Files read as text: whatever a path names, reading it ends soon and without surprise.

Invariant: a text that leaves this module came from a regular file of bounded size, is
valid UTF-8 with line breaks as `\\n`, and is within what the parser can bear; anything
else is exactly one error.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from game.scenario.cleaning import clean
from game.scenario.limits import first_excess
from game.scenario.problems import Place, Problems
from game.words import N_, _

__all__ = [
    "MOST_BYTES",
    "check_bearable",
    "clean",
    "line_and_column",
    "read_beginning",
    "read_source",
    "read_text",
]

MOST_BYTES = 1_000_000
"""Most bytes of a scenario file."""

_KINDS = {
    stat.S_IFDIR: N_("this is a folder, not a file"),
    stat.S_IFIFO: N_("this is a pipe, not a file"),
    stat.S_IFCHR: N_("this is a device, not a file"),
    stat.S_IFBLK: N_("this is a device, not a file"),
}


class _RefusedError(Exception):
    """The file cannot be read as text; the message says why, `position` where."""

    def __init__(self, message: str, *, hint: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line or None
        self.column = column or None


def read_source(path: Path, problems: Problems, *, most_bytes: int = MOST_BYTES) -> str | None:
    """Return the text of the TOML file at `path`, or None after adding one error.

    Never blocks: pipes and devices are refused unopened.
    """
    text = read_text(path, problems, most_bytes=most_bytes)
    return text if text is not None and check_bearable(path, text, problems) else None


def read_text(path: Path, problems: Problems, *, most_bytes: int = MOST_BYTES) -> str | None:
    """Return the text of the file at `path` whatever it holds, or None after adding an error."""
    try:
        content = _read_bytes(path, most_bytes + 1)
        if len(content) > most_bytes:
            message = _("the file is larger than {most} bytes")
            raise _RefusedError(message.format(most=most_bytes))
        return _decode(content)
    except _RefusedError as refused:
        _add(refused, path, problems)
        return None


def check_bearable(path: Path, text: str, problems: Problems) -> bool:
    """Whether the parser can bear the text of the file at `path`; adds an error if not."""
    try:
        _refuse_excess(text)
    except _RefusedError as refused:
        _add(refused, path, problems)
        return False
    return True


def _add(refused: _RefusedError, path: Path, problems: Problems) -> None:
    place = Place(path, refused.line, refused.column)
    problems.error(str(refused), at=place, hint=refused.hint)


def read_beginning(path: Path, *, size: int = 16_384) -> str:
    """Return the first `size` bytes of the file at `path` as text; empty if it has none.

    What is not UTF-8 is replaced: this is for a quick look, not for reading.
    """
    try:
        return _read_bytes(path, size).decode("utf-8-sig", errors="replace")
    except _RefusedError:
        return ""


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `position` in `text`."""
    line_start = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, position) + 1, position - line_start + 1


def _read_bytes(path: Path, size: int) -> bytes:
    """Return the first `size` bytes of the regular file at `path`."""
    try:
        _refuse_irregular(path.stat().st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - opened by descriptor
            _refuse_irregular(os.fstat(file.fileno()).st_mode)  # it may have been swapped
            return file.read(size)
    except FileNotFoundError:
        raise _RefusedError(_("there is no such file")) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise _RefusedError(_("cannot be read: {reason}").format(reason=reason)) from None


def _refuse_irregular(mode: int) -> None:
    """Refuse what is not a regular file."""
    if not stat.S_ISREG(mode):
        raise _RefusedError(_(_KINDS.get(stat.S_IFMT(mode), N_("this is not a regular file"))))


def _decode(content: bytes) -> str:
    """Return `content` as text, without byte-order mark and with `\\n` between lines."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = line_and_column(before, len(before))
        message = _("byte {byte} is not UTF-8 text").format(byte=f"0x{content[error.start]:02x}")
        hint = _("save the file as UTF-8 text")
        raise _RefusedError(message, hint=hint, line=line, column=column) from None
    return text.replace("\r\n", "\n")


def _refuse_excess(text: str) -> None:
    """Refuse a text that the parser could not bear."""
    if excess := first_excess(text):
        line, column = line_and_column(text, excess.position)
        raise _RefusedError(excess.message, line=line, column=column)
