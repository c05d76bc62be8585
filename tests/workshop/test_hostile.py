"""The hostile list: each item is a clear problem, soon, in little memory, and nothing is lost.

Every file is met as a person meets it: as a scenario that is checked, as a mod over a good
scenario, as a parent of a good child, and in the list beside good ones. The time is that of
the processor, so that a busy machine fails nobody.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workshop.limits import MEMORY, SECONDS, Ran, run

HEAD = 'extends = "cold-shot"\n'
GOOD = HEAD + 'title = "Good"\nabout = "x"\n'
MOD = '[mod]\npatches = "cold-shot"\n'

Make = Callable[[Path], object]


def text(content: str | bytes) -> Make:
    """A file of `content`."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return lambda path: path.write_bytes(data)


BROKEN: dict[str, Make] = {
    "dotted key of 40 kB": text("a" + ".a" * 20_000 + " = 1\n"),
    "dotted header": text("[" + "a." * 20_000 + "a]\n"),
    "quoted dotted key": text('"a"' + '."a"' * 10_000 + " = 1\n"),
    "ten thousand brackets": text("x = " + "[" * 10_000),
    "ten thousand closed brackets": text("x = " + "[" * 10_000 + "]" * 10_000),
    "ten thousand braces": text("x = " + "{a=" * 10_000),
    "5,000 digits": text(HEAD + "turns = " + "9" * 5_000 + "\n"),
    "5,000 hex digits": text(HEAD + "turns = 0x" + "f" * 5_000 + "\n"),
    "nan": text(HEAD + "[firms.openai]\ncash = nan\n"),
    "inf": text(HEAD + "[firms.openai]\nprice = -inf\n"),
    "1e400": text(HEAD + "[rental]\nrent_start = 1e400\n"),
    "2^80": text(HEAD + f"turns = {2**80}\n"),
    "2^63": text(HEAD + f"[firms.openai]\ncash = {2**63}\n"),
    "times to overflow": text(HEAD + "[firms.openai]\nprice = { times = 1e308 }\n"),
    "not text": text(b'title = "\xff\xfe"\n'),
    "UTF-16": text('title = "x"\n'.encode("utf-16")),
    "surrogate": text('title = "\ud800"\n'),
    "zeros": text(b"\x00" * 4_000),
    "bell in a text": text(HEAD + 'title = "\x07"\n'),
    "too large": text("#" * 1_000_001),
    "megabyte of keys": text("".join(f"k{n} = {n}\n" for n in range(70_000))),
    "as many keys as may be": text(
        HEAD + "".join(f"a.b.c.d.e.f.g.h.k{n} = {n}\n" for n in range(15_900))
    ),
    "more conditions than there is room for": text(
        HEAD
        + "".join(
            f'[events.e{n}]\ntitle = "t"\ntext = "u"\ndate = 2025-02-01\nwhen = "'
            + " and ".join([f"world.turn > {n}"] * 24)
            + '"\n'
            for n in range(110)
        )
    ),
    "one long line": text("x = [" + "1," * 11_000 + "]\n"),
    "torn": text('title = "The Cold'),
    "conflict markers": text(f"<<<<<<< ours\n{HEAD}=======\n{HEAD}>>>>>>> theirs\n"),
    "JSON": text('{"extends": "cold-shot"}'),
    "twice": text(HEAD + HEAD),
    "extends itself": text('extends = "hostile"\n'),
    "extends upwards": text('extends = "../../etc/passwd"\n'),
    "extends a path": text('extends = "/etc/passwd"\n'),
    "extends home": text('extends = "~/.ssh/id_rsa"\n'),
    "extends a file name": text('extends = "cold-shot.toml"\n'),
    "extends nothing": text('extends = "cold-shoot"\n'),
    "extends a thousand": text("extends = [" + '"cold-shot",' * 1_000 + "]\n"),
    "condition that calls": text(
        HEAD + "[firms.openai.fear]\nwhen = \"__import__('os').system('touch pwned')\"\n"
    ),
    "condition that nests": text(
        HEAD + '[firms.openai.fear]\nwhen = "' + "(" * 240 + "1" + ")" * 240 + '"\n'
    ),
    "condition that is too long": text(
        HEAD + '[firms.openai.fear]\nwhen = "' + "1 + " * 2_000 + '1"\n'
    ),
    "condition of powers": text(HEAD + '[firms.openai.fear]\nwhen = "9**9**9**9"\n'),
    "unknown quantity": text(HEAD + '[firms.openai.fear]\nwhen = "firms.openai.csah > 0"\n'),
    "own word with a placeholder": text(HEAD + '[words]\nchip = "{0.__class__}"\n'),
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "loop of links": lambda path: path.symlink_to(path),
    "link to nothing": lambda path: path.symlink_to("/nowhere/at/all.toml"),
    "mod and child": text(HEAD + MOD),
    "mod for nothing": text('[mod]\npatches = "cold-shoot"\n'),
    "mod for a path": text('[mod]\npatches = "../../../etc/passwd"\n'),
    "mod of a wrong kind": text("[mod]\npatches = [[1]]\n"),
    "mod that takes away what is not there": text(MOD + "[firms]\nnobody = { remove = true }\n"),
}

HEAVY = ("dotted key of 40 kB", "as many keys as may be")
"""Those that take a large part of the time that may be taken: each is checked alone."""

_FEW = 4
_LIGHT = [name for name in BROKEN if name not in HEAVY]
BATCHES = [
    *([name] for name in HEAVY),
    *(_LIGHT[first : first + _FEW] for first in range(0, len(_LIGHT), _FEW)),
]
"""What is checked in one command; all of a batch together may take no more than one alone."""

LISTED_AS_MODS = {
    "mod for nothing",
    "mod for a path",
    "mod that takes away what is not there",
}
"""What is whole as a mod; that it fits nothing is told when it is laid over something."""

IN_NO_LIST = {"folder"}
"""What has the name of a file but is none, and so stands in no list of files."""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Processor seconds of checking a good scenario."""
    folder = tmp_path_factory.mktemp("usual")
    (folder / "good.toml").write_text(GOOD, encoding="utf-8")
    ran = run("check", "good.toml", cwd=folder)
    assert ran.code == 0, ran.out
    return ran.seconds


def assert_modest(ran: Ran, usual: float) -> None:
    """It took little time and memory, and told no traceback."""
    assert ran.seconds <= usual + SECONDS
    assert ran.megabytes <= MEMORY
    assert "Traceback" not in ran.out + ran.err


def errors_in(ran: Ran) -> list[dict[str, object]]:
    """The errors it printed as JSON, each of which says something."""
    errors = [each for each in json.loads(ran.out) if each["severity"] == "error"]
    assert all(each["message"] for each in errors)
    return errors


@pytest.mark.parametrize("names", BATCHES, ids=", ".join)
def test_hostile_files_are_clear_problems(names: list[str], tmp_path: Path, usual: float) -> None:
    """Checked in one command with a good one among them, each is told and the good one is fine."""
    good, paths = tmp_path / "good.toml", []
    good.write_text(GOOD, encoding="utf-8")
    for place, name in enumerate(names):
        paths.append(tmp_path / str(place) / "hostile.toml")
        paths[-1].parent.mkdir()
        BROKEN[name](paths[-1])
    ran = run("check", *paths, good, "--json", cwd=tmp_path)
    assert ran.code == 1
    assert_modest(ran, usual)
    told = Counter(each["file"] for each in errors_in(ran))
    assert told.keys() == set(map(str, paths))
    assert all(count <= 3 for count in told.values()), told
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("name", ["dotted key of 40 kB", "5,000 digits", "pipe", "nan", "twice"])
def test_a_hostile_mod_and_a_hostile_parent_are_clear_problems(
    name: str, tmp_path: Path, usual: float
) -> None:
    """It is named as what stands in the way, wherever it comes in."""
    path, child = tmp_path / "hostile.toml", tmp_path / "child.toml"
    BROKEN[name](path)
    child.write_text('extends = "hostile"\n', encoding="utf-8")
    for arguments in (("cold-shot", "--mod", path), (child,)):
        ran = run("check", *arguments, "--json", cwd=tmp_path)
        assert ran.code == 1
        assert_modest(ran, usual)
        assert {each["file"] for each in errors_in(ran)} == {str(path)}


def test_all_of_them_together_hide_nothing(tmp_path: Path) -> None:
    """In a folder full of them the list still has each, the good one can be played."""
    own = tmp_path / "own"
    own.mkdir()
    names = [name for name in BROKEN if name not in IN_NO_LIST]
    for place, name in enumerate(names):
        BROKEN[name](own / f"h{place}.toml")
    (own / "good.toml").write_text(GOOD, encoding="utf-8")
    ran = run("list", "--json", cwd=tmp_path)
    assert ran.code == 0
    assert ran.megabytes <= MEMORY
    listed = {entry["id"]: entry for entry in json.loads(ran.out)}
    assert listed["good"]["playable"]
    assert not any(
        listed[f"h{place}"]["playable"]
        for place, name in enumerate(names)
        if name not in LISTED_AS_MODS
    )


CLEANED = {
    "escape": "\\u001b]0;pwned\\u0007",
    "markup": "[@click=app.quit]Accept[/]",
    "closing markup": "[/x]",
    "bidi": "\\u202eAIvidN\\u2066",
    "zero width": "Nvi\\u200bdia",
    "line break": "a\\nb",
    "delete": "\\u007f\\u0085",
}


def test_hostile_text_is_only_text(tmp_path: Path, usual: float) -> None:
    """Names of firms reach the terminal without what steers it, or are refused."""
    paths = [tmp_path / f"hostile{place}.toml" for place in range(len(CLEANED))]
    for path, name in zip(paths, CLEANED.values(), strict=True):
        path.write_text(f'{GOOD}[firms.openai]\nname = "{name}"\n', encoding="utf-8")
    for arguments in (paths, *((path, "--explain", "firms.openai.name") for path in paths)):
        ran = run("check", *arguments, cwd=tmp_path)
        assert_modest(ran, usual)
        assert not {"\x1b", "\x07", "\x7f", "\x85", "\u202e", "\u2066", "\u200b"} & set(
            ran.out + ran.err
        )
