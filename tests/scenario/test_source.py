"""Reading files: whatever a path names, there is a text or exactly one clear error."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from game.scenario.limits import (
    LONGEST_LINE,
    LONGEST_WORD,
    MOST_BRACKETS,
    MOST_KEY_PARTS,
    MOST_VALUES,
    first_excess,
    unclosed_text,
)
from game.scenario.problems import Problem, Problems
from game.scenario.source import line_and_column, read_beginning, read_source


def refusal(path: Path) -> Problem:
    """Return the one error that reading `path` gives."""
    problems = Problems()
    assert read_source(path, problems) is None
    (problem,) = problems
    assert problem.file == str(path)
    return problem


def refusal_of(content: str | bytes, tmp_path: Path) -> Problem:
    """Return the one error that reading a file with `content` gives."""
    path = tmp_path / "bad.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return refusal(path)


def test_text_of_a_plain_file(tmp_path: Path) -> None:
    """A byte-order mark is left out and Windows line ends become plain ones."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = '\xe7\xae\x97'\r\n")
    problems = Problems()
    assert read_source(path, problems) == "a = 1\nb = '算'\n"
    assert len(problems) == 0


def test_missing_file(tmp_path: Path) -> None:
    """A path that names nothing is said to."""
    assert refusal(tmp_path / "none.toml").message == "there is no such file"


def test_folder(tmp_path: Path) -> None:
    """A folder is not read."""
    assert refusal(tmp_path).message == "this is a folder, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe_does_not_block(tmp_path: Path) -> None:
    """A named pipe nobody writes to is refused at once, even through a link."""
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    link = tmp_path / "link.toml"
    link.symlink_to(pipe)
    assert refusal(pipe).message == "this is a pipe, not a file"
    assert refusal(link).message == "this is a pipe, not a file"
    assert read_beginning(pipe) == ""


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
def test_device() -> None:
    """An endless device is refused."""
    assert refusal(Path("/dev/zero")).message == "this is a device, not a file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no such sockets")
def test_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else that is no regular file is refused."""
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.toml")
        assert refusal(Path("s.toml")).message == "this is not a regular file"


def test_circle_of_links(tmp_path: Path) -> None:
    """A link that leads to itself cannot be read."""
    link = tmp_path / "link.toml"
    link.symlink_to(link)
    assert refusal(link).message.startswith("cannot be read: ")


def test_path_no_system_can_open() -> None:
    """A path with a zero character or of absurd length gives a clear error too."""
    for name in ("a\0b", "x" * 5000):
        problems = Problems()
        assert read_source(Path(name), problems) is None
        (problem,) = problems
        assert problem.message.startswith("cannot be read: ")


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused permission is told with the system's reason."""

    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.toml"
    path.write_text("a = 1")
    monkeypatch.setattr(os, "open", refuse)
    assert refusal(path).message == "cannot be read: Permission denied"


def test_too_large_file(tmp_path: Path) -> None:
    """A file beyond the size limit is not read further."""
    assert "larger than" in refusal_of(b"#" * 1_000_001, tmp_path).message


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    """The first bad byte is named with its place, in characters."""
    problem = refusal_of(b"\xef\xbb\xbfa = 1\nn = '\xe7\xae\x97\xff'", tmp_path)
    assert (problem.line, problem.column) == (2, 7)
    assert "0xff" in problem.message
    assert "UTF-8" in problem.hint


def test_text_in_utf16(tmp_path: Path) -> None:
    """A file saved as UTF-16 is told to be saved as UTF-8."""
    assert "UTF-8" in refusal_of("a = 1".encode("utf-16"), tmp_path).hint


@pytest.mark.parametrize(
    ("content", "words", "column"),
    [
        ("a." * 20_000 + "a = 1", "parts", 2 * MOST_KEY_PARTS),
        ("[" + "a." * 20_000 + "a]", "parts", 2 * MOST_KEY_PARTS + 1),
        ("x = {" + '"a" . ' * 10_000 + "a = 1}", "parts", 6 * MOST_KEY_PARTS + 4),
        ("a = " + "[" * 10_000, "brackets", MOST_BRACKETS + 5),
        ("a = " + "[" * 10_000 + "]" * 10_000, "brackets", MOST_BRACKETS + 5),
        ("a = " + "{b=" * 10_000, "brackets", 3 * MOST_BRACKETS + 5),
        ("a = " + "9" * 5000, "a number", 5),
        ("a = 0x" + "f" * 900_000, "a number", 5),
        ("a = -1." + "0" * 900_000, "a number", 8),
        ("b" * 5000 + " = 1", "a number or bare word", 1),
        ("a = [" + "1," * (2 * MOST_VALUES) + "]", "values", None),
        ("a = '" + "x" * 900_000 + "'", "a line", 1),
        (" " * 900_000, "a line", 1),
        ("\r" * 900_000, "a line", 1),
        ("=" * 900_000, "values", None),
        ("." * 900_000, "parts", MOST_KEY_PARTS),
    ],
)
def test_text_the_parser_could_not_bear(
    content: str, words: str, column: int | None, tmp_path: Path
) -> None:
    """Whatever would slow or break the parser gives one error where it begins."""
    problem = refusal_of(content, tmp_path)
    assert words in problem.message
    assert problem.line == 1
    assert column is None or problem.column == column


@pytest.mark.parametrize(
    "text",
    [
        "a = '" + "[" * 100 + "'",
        'a = "' + '\\"[' * 100 + '"',
        "a = '''\n" + "[\n" * 100 + "'''",
        'a = """' + '""["\\"' * 100 + '"""',
        "# " + "a." * 100 + "[" * 100,
        "a = '" + "9" * (LONGEST_WORD + 1) + "'",
        "a = '" + "x." * 100 + "'",
        r"""a = ['', "", '''''', '''it's''', "it's", "\\""]""" + "[]" * 100,
        "\n".join(f"a{n} = [[{n}], {{b.c = {n}.5}}] # [" for n in range(1000)),
        "a" * LONGEST_WORD + " = 1",
        ".".join("a" * MOST_KEY_PARTS) + " = " + "[" * MOST_BRACKETS + "]" * MOST_BRACKETS,
        "a = '" + "x" * (LONGEST_LINE - 6) + "'",
        "",
    ],
)
def test_what_stands_in_texts_and_comments_does_not_count(text: str) -> None:
    """Brackets, dots and digits are counted only where they are structure."""
    assert first_excess(text) is None


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a = 'x'", None),
        ("a = \"it's\" # it's", None),
        ("a = 'x' 'y", 8),
        ('a = """x""', 4),
        (r'a = "x\"', 4),
        ('a = """x""""\nb = \'', 17),
    ],
)
def test_quote_that_is_never_closed(text: str, position: int | None) -> None:
    """The first open quote is found, whatever quotes stand in closed texts."""
    assert unclosed_text(text) == position


def test_line_and_column_count_characters_from_one() -> None:
    """Positions are those an editor shows."""
    text = "算 = 1\nb = 2"
    assert line_and_column(text, 0) == (1, 1)
    assert line_and_column(text, 6) == (2, 1)
    assert line_and_column(text, len(text)) == (2, 6)


def test_beginning_of_a_file_is_read_whatever_it_holds(tmp_path: Path) -> None:
    """A quick look gives some text for a broken file and none for a missing one."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"abstract = true\n\xff" * 10)
    assert read_beginning(path, size=15) == "abstract = true"
    assert read_beginning(tmp_path / "none") == ""
