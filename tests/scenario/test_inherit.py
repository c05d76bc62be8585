"""Inheritance: documents merge by key, and each value knows who set it."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from game.scenario.inherit import MOST_GENERATIONS, Tree, resolve
from game.scenario.problems import KeyPath, Problem, Problems


class Folder:
    """A folder of documents that find their parents beside them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.asked: list[str] = []

    def write(self, **texts: str) -> None:
        """Write one document for each name."""
        for name, text in texts.items():
            (self.path / f"{name}.toml").write_text(text, encoding="utf-8")

    def find(self, name: str, _from_path: Path) -> Path | None:
        """Return the document `name`, or None."""
        self.asked.append(name)
        path = self.path / f"{name}.toml"
        return path if path.exists() else None

    def resolve(self, name: str) -> tuple[Tree | None, list[Problem]]:
        """Resolve the document `name`; return tree and problems."""
        problems = Problems()
        names = ["world", "cold-shot"]
        path = self.path / f"{name}.toml"
        tree = resolve(path, self.find, problems, names=lambda: names)
        return tree, list(problems)

    def tree(self, name: str) -> Tree:
        """Resolve the document `name`, which has no problems."""
        tree, problems = self.resolve(name)
        assert problems == []
        assert tree is not None
        return tree

    def refusal(self, name: str) -> Problem:
        """Return the one error that the document `name` has."""
        tree, problems = self.resolve(name)
        assert tree is None
        (problem,) = problems
        return problem


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return an empty folder."""
    return Folder(tmp_path)


def stems(tree: Tree, *path: str | int) -> list[str]:
    """Return the names of the documents that set the value at `path`."""
    return [document.path.stem for document in tree.chain(path)]


def test_document_without_parents_is_its_own_tree(folder: Folder) -> None:
    """Nothing is added to a document that extends nothing."""
    folder.write(a="x = 1")
    assert folder.tree("a").data == {"x": 1}


def test_tables_merge_by_key_and_the_child_wins(folder: Folder) -> None:
    """A child changes one value of one entry and leaves the rest."""
    folder.write(
        world="[firms.amd]\ncash = 1\nchips = 2\n[firms.meta]\ncash = 3",
        child='extends = "world"\n[firms.amd]\ncash = 9\n[firms.xai]\ncash = 4',
    )
    tree = folder.tree("child")
    assert tree.data["firms"] == {
        "amd": {"cash": 9, "chips": 2},
        "meta": {"cash": 3},
        "xai": {"cash": 4},
    }


def test_scalars_and_lists_replace(folder: Folder) -> None:
    """A list is replaced as a whole, whatever its length."""
    folder.write(
        world="a = [1, 2, 3]\nb = 1\n[[c]]\nx = 1\n[[c]]\nx = 2",
        child='extends = "world"\na = [9]\nb = "text"\n[[c]]\ny = 1',
    )
    tree = folder.tree("child")
    assert (tree.data["a"], tree.data["b"], tree.data["c"]) == ([9], "text", [{"y": 1}])


def test_kind_of_value_may_change(folder: Folder) -> None:
    """A table replaces a scalar and the other way round; nothing of the old one is left."""
    folder.write(world="a = 1\n[b]\nx = 1", child='extends = "world"\nb = 2\n[a]\ny = 1\n')
    tree = folder.tree("child")
    assert (tree.data["a"], tree.data["b"]) == ({"y": 1}, 2)
    assert stems(tree, "b", "x") == ["world", "child"]


def test_parents_stay_as_they_were(folder: Folder) -> None:
    """Merging changes no document."""
    folder.write(world="[a]\nx = 1", child='extends = "world"\n[a]\nx = 2')
    tree = folder.tree("child")
    assert tree.documents[0].data == {"a": {"x": 1}}


def test_later_parent_wins_over_earlier(folder: Folder) -> None:
    """Parents are laid over each other in the order they are named."""
    folder.write(a="x = 1\ny = 1", b="x = 2", child='extends = ["a", "b"]')
    assert folder.tree("child").data["x"] == 2
    assert folder.tree("child").data["y"] == 1


def test_diamond_is_merged_once_in_order(folder: Folder) -> None:
    """A grandparent reached twice does not undo what the first parent changed."""
    folder.write(
        world="x = 1\ny = 1",
        left='extends = "world"\nx = 2',
        right='extends = "world"\ny = 2',
        child='extends = ["left", "right"]',
    )
    tree = folder.tree("child")
    assert (tree.data["x"], tree.data["y"]) == (2, 2)
    assert [d.path.stem for d in tree.documents] == ["world", "left", "right", "child"]


def test_own_keys_are_not_inherited(folder: Folder) -> None:
    """A playable child of an abstract world is playable."""
    folder.write(world="abstract = true\nx = 1", child='extends = "world"')
    assert folder.tree("world").abstract
    child = folder.tree("child")
    assert not child.abstract
    assert child.data == {"x": 1, "extends": "world"}


@pytest.mark.parametrize(
    ("path", "chain", "position"),
    [
        (("firms", "amd", "cash"), ["world", "child"], ("child", 3)),
        (("firms", "amd", "chips"), ["world"], ("world", 3)),
        (("firms", "amd"), ["world", "child"], ("child", 2)),
        (("firms", "amd", "missing"), ["world", "child"], ("child", 2)),
        (("list", 1), ["world"], ("world", 5)),
        (("list", 7), ["world"], ("world", 4)),
        (("nothing", "here"), ["world", "child"], ("child", None)),
    ],
)
def test_values_know_who_set_them_and_where(
    path: KeyPath, chain: list[str], position: tuple[str, int | None], folder: Folder
) -> None:
    """The chain is oldest first; the place is where the last one stands."""
    folder.write(
        world="[firms.amd]\ncash = 1\nchips = 2\n[[list]]\n[[list]]",
        child='extends = "world"\n[firms.amd]\ncash = 2',
    )
    tree = folder.tree("child")
    assert stems(tree, *path) == chain
    place = tree.locate(path)
    assert (Path(place.file).stem, place.line) == position


def test_missing_parent(folder: Folder) -> None:
    """The error stands at the line of `extends` and names the nearest scenario."""
    folder.write(child='title = "x"\nextends = "wrld"')
    problem = folder.refusal("child")
    assert (problem.line, problem.key) == (2, "extends")
    assert "'wrld'" in problem.message
    assert problem.hint == "did you mean 'world'?"


@pytest.mark.parametrize(
    "name",
    ["../world", "../../etc/passwd", "/etc/passwd", "~", "~root/x", "a/b", "a\\\\b", "..", ".",
     "", "world.TOML", "C:world", "x y", "world\\n", "a" * 100],
)  # fmt: skip
def test_parent_is_a_name_and_never_a_path(name: str, folder: Folder) -> None:
    """No folder, no home, no absolute path: no file is even looked for."""
    folder.write(child=f'extends = "{name}"')
    tree, problems = folder.resolve("child")
    assert tree is None
    assert folder.asked == []
    (problem,) = (problem for problem in problems if problem.severity == "error")
    assert "is not a name" in problem.message
    assert problem.line == 1


@pytest.mark.parametrize("value", ["1", "true", "[1]", "{a = 1}", '["a", 2]'])
def test_extends_of_a_wrong_type(value: str, folder: Folder) -> None:
    """Only a name or a list of names will do."""
    folder.write(child=f"extends = {value}")
    assert "expected a name" in folder.refusal("child").message


def test_abstract_of_a_wrong_type(folder: Folder) -> None:
    """Only true or false will do."""
    folder.write(child='abstract = "yes"')
    assert folder.refusal("child").key == "abstract"


def test_document_that_extends_itself(folder: Folder) -> None:
    """The shortest circle is one error."""
    folder.write(a='extends = "a"')
    assert "a → a" in folder.refusal("a").message


def test_circle_of_documents(folder: Folder) -> None:
    """A longer circle is one error that shows the way round."""
    folder.write(a='extends = "b"', b='extends = "c"', c='x = 1\nextends = "a"')
    problem = folder.refusal("a")
    assert "a → b → c → a" in problem.message
    assert Path(problem.file).stem == "c"
    assert problem.line == 2


def test_documents_that_all_extend_each_other(folder: Folder) -> None:
    """However many circles there are, each document is read once."""
    names = [f"n{number}" for number in range(12)]
    parents = ", ".join(f'"{name}"' for name in names)
    folder.write(**dict.fromkeys(names, f"extends = [{parents}]"))
    tree, problems = folder.resolve("n0")
    assert tree is None
    assert problems
    assert len(folder.asked) == len(names) ** 2


def test_broken_parent_is_reported_once(folder: Folder) -> None:
    """A parent reached by two ways that cannot be read is one error, in its own file."""
    folder.write(
        world="x = ",
        left='extends = "world"',
        right='extends = "world"',
        child='extends = ["left", "right"]',
    )
    problem = folder.refusal("child")
    assert Path(problem.file).stem == "world"


def test_too_many_generations(folder: Folder) -> None:
    """A line of descent has an end; the longest allowed is fine."""
    names = [f"n{number}" for number in range(MOST_GENERATIONS + 1)]
    folder.write(**{name: f'extends = "{parent}"' for name, parent in pairwise(names)})
    folder.write(**{names[-1]: "x = 1"})
    assert "too many documents" in folder.refusal(names[0]).message
    assert folder.tree(names[1]).data["x"] == 1


def test_too_many_parents(folder: Folder) -> None:
    """Neither the list of parents nor the whole family is without bound."""
    names = [f"n{number}" for number in range(40)]
    folder.write(**dict.fromkeys(names, "x = 1"))
    folder.write(child="extends = [" + ", ".join(f'"{name}"' for name in names) + "]")
    assert "at most" in folder.refusal("child").message
    few = ", ".join(f'"{name}"' for name in names[:20])
    many = ", ".join(f'"{name}"' for name in names[20:])
    folder.write(child=f'extends = [{few}, "other"]', other=f"extends = [{many}]")
    assert "too many documents" in folder.refusal("child").message


def test_merge_of_documents_given_one_by_one(folder: Folder) -> None:
    """A tree can be made of documents that do not name each other."""
    folder.write(a="x = 1", b="y = 2")
    first, second = (folder.tree(name).document for name in "ab")
    assert Tree.of(first, second).data == {"x": 1, "y": 2}


def test_numbers_lists_and_dates_can_be_changed(folder: Folder) -> None:
    """A child says what becomes of what it inherits; whole numbers stay whole."""
    folder.write(
        world='cash = 10\nrate = 0.5\nday = 2025-01-30\nmodels = ["a", "b"]',
        child='extends = "world"\ncash = { times = 1.25 }\nrate = { add = 1 }\n'
        'day = { add = 3 }\nmodels = { remove = ["a"] }',
        grandchild='extends = "child"\ncash = { add = -2 }\nmodels = { add = ["c"] }',
    )
    assert folder.tree("grandchild").data == {
        "extends": "child",
        "cash": 10,
        "rate": 1.5,
        "day": datetime.date(2025, 2, 2),
        "models": ["b", "c"],
    }
    assert stems(folder.tree("grandchild"), "cash") == ["world", "child", "grandchild"]


def test_an_entry_can_be_taken_away(folder: Folder) -> None:
    """What a child removes is not there, and may be written anew by its own child."""
    folder.write(
        world="[firms.amd]\ncash = 1\n[firms.meta]\ncash = 3",
        child='extends = "world"\n[firms]\namd = { remove = true }',
        grandchild='extends = "child"\n[firms.amd]\nchips = 7',
    )
    assert folder.tree("child").data["firms"] == {"meta": {"cash": 3}}
    assert folder.tree("grandchild").data["firms"]["amd"] == {"chips": 7}


@pytest.mark.parametrize(
    ("inherited", "change", "word"),
    [
        ("x = 1", 'x = { add = "2" }', "added"),
        ('x = "a"', "x = { times = 2 }", "multiplied"),
        ('x = ["a"]', 'x = { remove = ["b"] }', "not in the inherited list"),
        ("x = 1", "x = { remove = [1] }", "removed"),
        ("y = 1", "x = { remove = true }", "nothing here"),
        ("x = 1e308", "x = { times = 10 }", "not finite"),
        ("x = 9223372036854775807", "x = { add = 1 }", "64 bits"),
        ("x = 2025-01-01", "x = { add = 99999999 }", "added"),
    ],
)
def test_a_change_that_cannot_be_made_is_told_where_it_stands(
    folder: Folder, inherited: str, change: str, word: str
) -> None:
    """Each names the line of the change, not that of what was inherited."""
    folder.write(world=inherited, child=f'extends = "world"\n{change}')
    _tree, problems = folder.resolve("child")
    (problem,) = problems
    assert word in problem.message
    assert Path(problem.file).stem == "child"
    assert problem.line == 2


def test_a_table_that_only_looks_like_a_change_is_a_table(folder: Folder) -> None:
    """Where nothing, or a table, is inherited, `add` and `times` are keys like any other."""
    folder.write(
        world="[effects.fall]\ntimes = 2.0\nadd = 1.0",
        child='extends = "world"\n[effects.fall]\nadd = 3.0\n[effects.rise]\nadd = 1.0',
    )
    effects = folder.tree("child").data["effects"]
    assert effects == {"fall": {"times": 2.0, "add": 3.0}, "rise": {"add": 1.0}}
