"""The schema helps in an ordinary editor, and says what the game says.

The language server is the real one; it reads the files that `warring schema` writes.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.schema import scenario_schema
from game.scenario.find import list_mods, list_scenarios
from tests.cli.conftest import Run
from tests.workshop.editor import SERVER, Editor, editor_in

MODDED = """\
[mod]
patches = "cold-shot"
[firms.deepseek]
cash = { times = 2 }
[words]
chip = "oven"
"""

FAULTY = """\
extends = "cold-shot"
titel = "Misspelt"
[firms.deepseek]
cash = "lots"
morale = 5.0
[contracts.pact.clauses.first]
kind = "leas"
"""


@pytest.fixture
def folder(warring: Run, tmp_path: Path) -> Path:
    """A folder with the schema and the editors' set-up."""
    code, out, _err = warring("schema", "--write", tmp_path)
    assert code == 0
    assert len(out.splitlines()) == 3
    return tmp_path


@pytest.fixture
def editor(folder: Path) -> Iterator[Editor]:
    """An editor open in that folder."""
    with editor_in(folder) as editor:
        yield editor


def test_mistakes_are_marked_where_they_stand(editor: Editor) -> None:
    """A misspelt key, a wrong type, a value out of range, a kind that is none."""
    marked = editor.open("faulty.toml", FAULTY)
    errors = [each for each in marked if each["severity"] == 1]
    assert {each["range"]["start"]["line"] for each in errors} == {1, 3, 4, 6}


def test_changes_of_inherited_values_are_no_mistakes(editor: Editor) -> None:
    """Adding, multiplying and taking away are known to the schema."""
    text = (
        'extends = "cold-shot"\n[firms.deepseek]\ncash = { times = 2 }\nmorale = { add = 0.1 }\n'
        "[firms]\namd = { remove = true }\n"
    )
    assert [each for each in editor.open("mod.toml", text) if each["severity"] == 1] == []


def test_a_mod_is_no_mistake(editor: Editor) -> None:
    """Its own table is known beside the keys of scenarios, and explained."""
    assert [each for each in editor.open("mod.toml", MODDED) if each["severity"] == 1] == []
    assert "Scenario it is for" in editor.hover("mod.toml", 1, 2)


def test_keys_and_words_are_completed(editor: Editor) -> None:
    """In a table its keys are offered, in a text the words that are allowed."""
    editor.open("keys.toml", "[firms.deepseek]\n\nmorale = 0.5\n")
    assert {"cash", "temper", "stage"} <= set(editor.complete("keys.toml", 1, 0))
    editor.open("words.toml", '[contracts.pact.clauses.first]\nkind = ""\n')
    assert {"lease", "guarantee"} <= set(editor.complete("words.toml", 1, 8))


def test_a_key_is_explained(editor: Editor) -> None:
    """Hovering over it shows its meaning, unit and range."""
    editor.open("hover.toml", "[firms.deepseek]\ncash = 5\n")
    shown = editor.hover("hover.toml", 1, 2)
    assert "Cash and what can be sold at once." in shown
    assert "Unit: usd." in shown


def test_the_shipped_scenarios_are_faultless_by_the_schema(folder: Path) -> None:
    """What the game accepts, the schema accepts."""
    for path in (*list_scenarios(examples=True), *list_mods(examples=True)):
        (folder / path.name).write_bytes(path.read_bytes())
    done = subprocess.run(
        [SERVER, "lint", "--offline", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_set_up_of_ones_own_is_left_alone(warring: Run, folder: Path) -> None:
    """Only the schema is written anew over what somebody changed."""
    (folder / "tombi.toml").write_text("# mine\n", encoding="utf-8")
    (folder / "warring.schema.json").write_text("{}", encoding="utf-8")
    code, out, _err = warring("schema", "--write", folder)
    assert code == 0
    assert "left as it is" in out
    assert (folder / "tombi.toml").read_text(encoding="utf-8") == "# mine\n"
    written = json.loads((folder / "warring.schema.json").read_text(encoding="utf-8"))
    assert written == scenario_schema()


def test_a_folder_that_cannot_be_written_is_told(warring: Run, tmp_path: Path) -> None:
    """It is one line, not a fault."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _out, err = warring("schema", "--write", tmp_path / "file")
    assert code == 1
    assert "cannot be written" in err


def test_every_key_of_the_model_is_described() -> None:
    """No key is left without words: an editor would show nothing."""
    schema = scenario_schema()
    tables = [schema, *schema["definitions"].values()]
    bare = [
        name
        for table in tables
        for name, value in table.get("properties", {}).items()
        if table.get("required") is None and not value.get("description")
    ]
    assert bare == []
