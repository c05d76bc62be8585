"""Orders files."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.orders_file import read_orders
from game.scenario.problems import Problems
from game.session.orders import Order
from tests.support.shipped import cold_shot

SET_PRICE = {"turn": "1", "firm": '"openai"', "kind": '"set-price"', "price": "2.5"}
RELEASE = {
    "turn": "1",
    "firm": '"deepseek"',
    "kind": '"release"',
    "subject": '"r1"',
    "option": '"open"',
    "price": "0.55",
}


def text_of(*orders: dict[str, str]) -> str:
    """Write orders as TOML; values are TOML already."""
    tables = ["\n".join(f"{name} = {value}" for name, value in order.items()) for order in orders]
    return "".join(f"[[orders]]\n{table}\n" for table in tables)


def problems_of(path: Path, text: str) -> Problems:
    """What is wrong with an orders file of `text`."""
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_orders(path, cold_shot(), problems) == {} or not problems.has_errors
    return problems


def test_orders_come_by_firm_and_week_in_their_order(tmp_path: Path) -> None:
    """A good file gives its orders, those of a week as they stand in the file."""
    path = tmp_path / "orders.toml"
    path.write_text(text_of(RELEASE, SET_PRICE, {**SET_PRICE, "price": "3"}), encoding="utf-8")
    problems = Problems()
    listed = read_orders(path, cold_shot(), problems)
    assert len(problems) == 0
    release = Order(kind="release", subject="r1", option="open", price=0.55)
    prices = [Order(kind="set-price", price=2.5), Order(kind="set-price", price=3.0)]
    assert listed == {"deepseek": {1: [release]}, "openai": {1: prices}}


@pytest.mark.parametrize(
    ("order", "change", "key", "hint"),
    [
        (SET_PRICE, {"firm": '"opnai"'}, "firm", "did you mean 'openai'?"),
        (SET_PRICE, {"kind": '"set-prise"'}, "kind", "did you mean 'set-price'?"),
        (SET_PRICE, {"turn": "0"}, "turn", ""),
        (SET_PRICE, {"turn": "13"}, "turn", ""),
        (SET_PRICE, {"turn": '"1"'}, "turn", ""),
        (SET_PRICE, {"price": "-1"}, "price", ""),
        (SET_PRICE, {"price": "nan"}, "price", ""),
        (SET_PRICE, {"amount": "3"}, "amount", "leave the key out"),
        (SET_PRICE, {"subject": '"r1"'}, "subject", "leave the key out"),
        (SET_PRICE, {"option": '"open"'}, "option", "leave the key out"),
        (SET_PRICE, {"prise": "3"}, "prise", "did you mean 'price'?"),
        (RELEASE, {"subject": '"r11"'}, "subject", "did you mean 'r1'?"),
        (RELEASE, {"option": '"opn"'}, "option", "did you mean 'open'?"),
        (RELEASE, {"option": "true"}, "option", ""),
    ],
)
def test_each_fault_is_told_at_its_key(
    tmp_path: Path, order: dict[str, str], change: dict[str, str], key: str, hint: str
) -> None:
    """One wrong value is one error, at its line, with the nearest name where there is one."""
    changed = {**order, **change}
    (problem,) = problems_of(tmp_path / "orders.toml", text_of(changed))
    assert problem.key == f"orders[0].{key}"
    assert problem.line == 2 + list(changed).index(key)
    assert problem.hint == hint


@pytest.mark.parametrize("name", ["turn", "firm", "kind", "subject", "option", "price"])
def test_a_missing_key_is_told(tmp_path: Path, name: str) -> None:
    """What an order of a kind needs must stand in the file."""
    order = {key: value for key, value in RELEASE.items() if key != name}
    problems = list(problems_of(tmp_path / "orders.toml", text_of(order)))
    assert [problem.key for problem in problems] == [f"orders[0].{name}"]


def test_a_model_trained_in_the_game_may_be_named(tmp_path: Path) -> None:
    """Models that do not exist yet are named by their number."""
    order = {**RELEASE, "subject": '"deepseek-mark-2"'}
    assert len(problems_of(tmp_path / "orders.toml", text_of(order))) == 0


@pytest.mark.parametrize("text", ["", "orders = 1\n", "[orders]\n", "x = 1\n", "orders = [1]\n"])
def test_a_file_of_another_form_is_told(tmp_path: Path, text: str) -> None:
    """Whatever else the file is, it is a problem and no fault."""
    assert problems_of(tmp_path / "orders.toml", text).has_errors


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is one problem."""
    problems = Problems()
    assert read_orders(tmp_path / "none.toml", cold_shot(), problems) == {}
    assert [problem.message for problem in problems] == ["there is no such file"]


PROPOSE = {
    "turn": "1",
    "firm": '"openai"',
    "kind": '"propose"',
    "subject": '"google"',
    "option": '"junior"',
}
LEASE = {
    "turn": "1",
    "firm": '"openai"',
    "kind": '"clause"',
    "option": '"lease"',
    "giver": '"google"',
    "taker": '"openai"',
    "amount": "1000",
    "price": "0.4",
    "weeks": "4",
}
ENDS = {
    "turn": "1",
    "firm": '"openai"',
    "kind": '"clause"',
    "option": '"end-on-date"',
    "weeks": "9",
}


def test_a_contract_can_be_written_in_a_file(tmp_path: Path) -> None:
    """A proposal and its clauses come as they would from a person."""
    path = tmp_path / "orders.toml"
    path.write_text(text_of(PROPOSE, LEASE, ENDS), encoding="utf-8")
    problems = Problems()
    listed = read_orders(path, cold_shot(), problems)
    assert len(problems) == 0, problems.to_text()
    lease = Order(
        kind="clause",
        option="lease",
        giver="google",
        taker="openai",
        amount=1000,
        price=0.4,
        weeks=4,
    )
    propose = Order(kind="propose", subject="google", option="junior")
    ends = Order(kind="clause", option="end-on-date", weeks=9)
    assert listed == {"openai": {1: [propose, lease, ends]}}


@pytest.mark.parametrize(
    ("change", "key", "word"),
    [
        ({"giver": '"gogle"'}, "giver", "google"),
        ({"taker": '"nobody"'}, "taker", "there is no party"),
        ({"subject": '"hopper"'}, "subject", "has none"),
        ({"contract": '"deal-1"'}, "contract", "has none"),
        ({"option": '"leas"'}, "option", "lease"),
    ],
)
def test_what_is_wrong_in_a_clause_is_told(
    tmp_path: Path, change: dict[str, str], key: str, word: str
) -> None:
    """A name that is none, and a key that the kind of clause has not."""
    (problem,) = problems_of(tmp_path / "o.toml", text_of(PROPOSE, {**LEASE, **change}))
    assert problem.key == f"orders[1].{key}"
    assert word in problem.message + problem.hint


@pytest.mark.parametrize("name", ["amount", "price", "weeks", "giver", "taker"])
def test_a_clause_needs_what_its_kind_has(tmp_path: Path, name: str) -> None:
    """Each key left out is one problem."""
    left = {key: value for key, value in LEASE.items() if key != name}
    (problem,) = problems_of(tmp_path / "o.toml", text_of(PROPOSE, left))
    assert "an order of this kind needs it" in problem.message


@pytest.mark.parametrize(("subject", "wrong"), [("deal-3", 0), ("dael-3", 1)])
def test_contracts_of_the_game_may_be_named(tmp_path: Path, subject: str, wrong: int) -> None:
    """A contract that will be written in the game has a name already."""
    order = {"turn": "2", "firm": '"openai"', "kind": '"accept"', "subject": f'"{subject}"'}
    assert len(problems_of(tmp_path / "o.toml", text_of(order))) == wrong


def test_a_contract_is_handed_to_a_firm(tmp_path: Path) -> None:
    """Handing over names the heir, and only that order has one beside clauses."""
    assign = {"turn": "2", "firm": '"openai"', "kind": '"assign"', "subject": '"deal-1"'}
    heir = {**assign, "taker": '"meta"'}
    assert len(problems_of(tmp_path / "o.toml", text_of(heir))) == 0
    (problem,) = problems_of(tmp_path / "o.toml", text_of(assign))
    assert "needs it" in problem.message
    (problem,) = problems_of(tmp_path / "o.toml", text_of({**SET_PRICE, "taker": '"meta"'}))
    assert "has none" in problem.message
