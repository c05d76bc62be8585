"""`warring list`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_scenarios_are_listed_with_their_chairs(warring: Run) -> None:
    """The list has title, weeks and chairs, and no scenario that only serves others."""
    code, out, _err = warring("list", "--json")
    listed = {entry["id"]: entry for entry in json.loads(out)}
    assert code == 0
    assert "world" not in listed
    cold_shot = listed["cold-shot"]
    assert cold_shot["title"] == "The Cold Shot"
    assert cold_shot["turns"] == 12
    assert cold_shot["playable"]
    assert {"id": "deepseek", "name": "DeepSeek"} in cold_shot["chairs"]
    assert len(cold_shot["chairs"]) == 11


def test_people_read_the_same(warring: Run) -> None:
    """The text names id, title and chairs."""
    code, out, _err = warring("list")
    assert code == 0
    assert "cold-shot: The Cold Shot (12 weeks)" in out
    assert "DeepSeek (deepseek)" in out


def test_a_broken_scenario_stays_in_the_list(warring: Run, tmp_path: Path) -> None:
    """Broken ones are marked, with the reason, wherever the fault lies."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "torn.toml").write_text('title = "Torn', encoding="utf-8")
    (folder / "odd.toml").write_text('extends = "cold-shot"\nturns = -1\n', encoding="utf-8")
    code, out, _err = warring("list", "--json")
    listed = {entry["id"]: entry for entry in json.loads(out)}
    assert code == 0
    for name, message in (("torn", "not valid TOML"), ("odd", "too small")):
        assert not listed[name]["playable"]
        assert message in listed[name]["problems"][0]["message"]
    assert "cannot be played" in warring("list")[1]
