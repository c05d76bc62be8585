"""Problems: collected once each, sorted by place, shown as text and as plain values."""

from __future__ import annotations

import json

from game.scenario.problems import (
    MOST_PROBLEMS,
    Place,
    Problem,
    Problems,
    Severity,
    did_you_mean,
    key_text,
    nearest,
)


def test_problem_is_written_with_place_severity_key_and_message() -> None:
    """The text has the form compilers use, and the hint on a line of its own."""
    problems = Problems()
    problems.error("too small", at=Place("a.toml", 3, 7), key=("firms", "amd"), hint="more")
    assert problems.to_text() == "a.toml:3:7: error: firms.amd: too small\n    more"


def test_a_problem_shows_its_line_with_a_caret_and_where_the_value_was_before() -> None:
    """Below the message stand the line as it is written and what it was set over."""
    problems = Problems()
    place = Place("a.toml", 3, 5, source="x = -1", before=(Place("world.toml", 8, 1),))
    problems.error("too small", at=place, key="x", hint="more")
    assert problems.to_text().splitlines() == [
        "a.toml:3:5: error: x: too small",
        "    3 | x = -1",
        "      |     ^",
        "    more",
        "    set before in world.toml:8",
    ]


def test_parts_that_are_missing_are_left_out_of_the_text() -> None:
    """A problem without place or key is still a clean line."""
    problems = Problems()
    problems.warning("odd", at=Place("a.toml"))
    problems.note("by the way")
    assert problems.to_text() == "note: by the way\na.toml: warning: odd"


def test_colour_only_adds_to_the_word() -> None:
    """The severity is written out with and without colour."""
    problems = Problems()
    problems.error("bad")
    assert problems.to_text(colour=True) == "\x1b[31;1merror\x1b[0m: bad"


def test_json_has_exactly_these_fields() -> None:
    """The plain values survive JSON and name what the command promises."""
    problems = Problems()
    before = (Place("b.toml", 9, 1),)
    place = Place("a.toml", 1, 2, source="xy", before=before)
    problems.error("bad", at=place, key=("x", 0), hint="h")
    (entry,) = json.loads(json.dumps(problems.to_json()))
    assert entry == {
        "severity": "error",
        "file": "a.toml",
        "line": 1,
        "column": 2,
        "key": "x[0]",
        "message": "bad",
        "hint": "h",
        "excerpt": "xy",
        "caret": 1,
        "inherited": ["b.toml:9"],
    }


def test_problems_come_sorted_by_file_and_place() -> None:
    """The order of finding does not matter."""
    problems = Problems()
    for file, line in (("b", 1), ("a", 9), ("a", 2)):
        problems.error("x", at=Place(file, line, 1), key="k")
    assert [(problem.file, problem.line) for problem in problems] == [("a", 2), ("a", 9), ("b", 1)]


def test_repeated_problem_is_folded() -> None:
    """The same problem found twice is one problem."""
    problems = Problems()
    for _time in range(2):
        problems.warning("odd", at=Place("a", 1, 1))
    assert len(problems) == 1


def test_second_error_of_a_key_at_its_place_is_a_consequence() -> None:
    """Only the first error of one key at one place is kept."""
    problems = Problems()
    problems.error("not finite", at=Place("a", 1, 1), key="cash")
    problems.error("too small", at=Place("a", 1, 1), key="cash")
    assert [problem.message for problem in problems] == ["not finite"]


def test_errors_of_a_file_without_line_are_all_kept() -> None:
    """Missing keys of a file stand at no line, and each counts."""
    problems = Problems()
    problems.error("missing", at=Place("a"), key="title")
    problems.error("missing", at=Place("a"), key="turns")
    problems.error("unreadable", at=Place("a"))
    problems.error("unlistable", at=Place("a"))
    assert len(problems) == 4


def test_errors_count_even_among_many_warnings() -> None:
    """However many warnings there are, an error is seen."""
    problems = Problems()
    for line in range(2 * MOST_PROBLEMS):
        problems.warning("odd", at=Place("a", line, 1))
    before = problems.has_errors
    problems.error("bad")
    assert (before, problems.has_errors) == (False, True)
    assert len(problems) == MOST_PROBLEMS + 1


def test_full_collector_says_that_there_is_more() -> None:
    """A collector keeps a bounded number and says so."""
    problems = Problems()
    for line in range(1, MOST_PROBLEMS + 5):
        problems.error("bad", at=Place("a", line, 1), key="k")
    assert problems.full
    assert len(problems) == MOST_PROBLEMS
    assert problems.to_text().endswith(f"only the first {MOST_PROBLEMS} of a kind are shown")


def test_hostile_text_becomes_one_clean_bounded_line() -> None:
    """Control characters, line breaks and huge texts cannot leave through a problem."""
    text = "\x1b[31mred\nnext\u202e" + "x" * 100_000
    problem = Problem(Severity.ERROR, text, 1, 1, (text,), text, text)
    shown = problem.to_text().removesuffix("\n    " + problem.hint)
    assert shown.isprintable()
    assert problem.message.startswith("[31mred next")
    assert len(problem.message) <= 400
    assert len(problem.key) <= 400


def test_key_path_is_written_as_people_write_it() -> None:
    """Plain parts have dots, list positions brackets, others quotes."""
    assert key_text(("firms", "llama-4", "deals", 2, "a b")) == 'firms.llama-4.deals[2]."a b"'
    assert key_text(()) == ""


def test_nearest_name_is_found_for_a_misspelling() -> None:
    """A near name is found whatever its case; a far one is not."""
    names = ["nvidia", "amd", "deepseek"]
    assert nearest("Nvida", names) == "nvidia"
    assert nearest("zzz", names) is None
    assert nearest("x" * 10_000, names) is None


def test_hint_names_the_nearest_or_lists_the_valid() -> None:
    """The hint is of use even if nothing is near."""
    assert did_you_mean("nvida", ["nvidia", "amd"]) == "did you mean 'nvidia'?"
    assert did_you_mean("zzz", ["nvidia", "amd"]) == "valid here: amd, nvidia"
    assert did_you_mean("zzz", []) == ""
