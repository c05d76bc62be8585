"""The examples of docs/testing.md do what the page says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from game.cli import main
from game.testing.small import TEXT

pytestmark = pytest.mark.usefixtures("engine")

PAGE = Path(__file__).parents[2] / "docs" / "testing.md"
_BLOCK = re.compile(r"^```(python|toml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FAILS = "# exits with 1"


def blocks(kind: str) -> list[str]:
    """The page's blocks of one kind, in order."""
    return [
        text for found, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8")) if found == kind
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small world and the files the page shows."""
    (tmp_path / "small.toml").write_text(TEXT, encoding="utf-8")
    for text in blocks("toml"):
        name = text.splitlines()[0].removeprefix("# ")
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    """Run a command as a shell would, with what it prints going where the line says."""
    command, _sign, comment = line.partition("#")
    words, _arrow, target = command.partition(">")
    program, *arguments = shlex.split(words)
    assert program == "warring"
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main(arguments)
    if target.strip():
        Path(target.strip()).write_text(told.getvalue(), encoding="utf-8")
    assert code == (1 if f"#{comment}" == _FAILS else 0), told.getvalue()
    return code


def test_its_commands_do_what_it_says(folder: Path) -> None:
    """Each command ends as the page says, in the order of the page."""
    for line in "".join(blocks("sh")).splitlines():
        run(line)
    case = (folder / "broken.case.toml").read_text(encoding="utf-8")
    assert case.count("[[orders]]") == 1
    assert 'firm = "bolt"' in case


def test_its_python_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each block runs after those before it."""
    assert folder.is_dir()
    names: dict[str, object] = {"__name__": "testing_page"}
    for text in blocks("python"):
        exec(compile(text, str(PAGE), "exec"), names)  # noqa: S102 - the page is our own
    assert capsys.readouterr().out.startswith("ledgers: ")
    assert "TestMyWorld" in names
