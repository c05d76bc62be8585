"""What the command line answers to being used rightly and wrongly."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("command", ["play", "list", "run", "check", "replay", "bench"])
def test_every_command_has_help(warring: Run, command: str) -> None:
    """`--help` of each command says how it is used and exits with 0."""
    code, out, _err = warring(command, "--help")
    assert code == 0
    assert f"usage: warring {command}" in out


def test_the_version_is_told(warring: Run) -> None:
    """`--version` prints name and version."""
    code, out, _err = warring("--version")
    assert (code, out) == (0, "warring 0.1.0\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("run",),
        ("run", "cold-shot", "--seed", "x"),
        ("run", "cold-shot", "--seed", str(2**70)),
        ("run", "cold-shot", "--turns", "0"),
        ("run", "cold-shot", "--player", "openai"),
        ("run", "cold-shot", "--player", "openai=nobody"),
        ("run", "cold-shot", "--player", "opnai=idle"),
        ("run", "cold-shot", "--player", "openai=idle", "--player", "openai=random"),
        ("check",),
        ("replay",),
        ("list", "--jso"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(warring: Run, arguments: tuple[str, ...]) -> None:
    """What cannot be followed is said on the error output, and nothing is printed."""
    code, out, err = warring(*arguments)
    assert code == 2
    assert out == ""
    assert "warring" in err
    assert "Traceback" not in err


def test_a_misspelt_firm_brings_the_nearest_name(warring: Run) -> None:
    """A firm that does not exist is answered with the one probably meant."""
    _code, _out, err = warring("run", "cold-shot", "--player", "opnai=idle")
    assert "did you mean 'openai'?" in err


@pytest.mark.parametrize("arguments", [(), ("play",), ("play", "cold-shot", "--chair", "openai")])
def test_playing_needs_a_terminal(warring: Run, arguments: tuple[str, ...]) -> None:
    """Without a terminal the game says so, and what to use instead."""
    code, out, err = warring(*arguments)
    assert (code, out) == (2, "")
    assert "needs a terminal" in err
    assert "warring run" in err
