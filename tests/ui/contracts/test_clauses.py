"""Clauses as the editor starts, changes and words them."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled.clauses import CLAUSE_KINDS
from game.session.dealings import Bearings
from game.session.deals import ClauseDraft
from game.ui.contracts.clauses import (
    NUMBERS,
    around,
    clause_of,
    first_clause,
    is_ending,
    kind_of_clause,
    known_names,
    most_of,
    number_of,
    presets,
    settled,
    things,
    turned,
    units_of,
    with_number,
    worded,
)
from game.ui.contracts.units import clause_unit
from tests.ui.samples import hostile_view, sample_view

KINDS = [kind.id for kind in CLAUSE_KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_every_unit_of_a_clause_is_known(kind: str) -> None:
    """Each number of each kind has a unit with a name."""
    for unit in units_of(kind_of_clause(kind)).values():
        assert clause_unit(unit).name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hostile", [False, True])
def test_a_first_clause_is_whole(kind: str, hostile: bool) -> None:
    """It has two different parties, a thing it is about, and numbers above zero."""
    view = hostile_view() if hostile else sample_view()
    clause = first_clause(kind, view, "openai")
    about = clause.about
    if not is_ending(about):
        assert {clause.giver, clause.taker} == {view.firm, "openai"}
    sells = kind != "priority" or clause.giver in {chip.vendor for chip in view.chips}
    assert bool(clause.subject) == (bool(about.subject) and sells)
    assert not about.amount or clause.amount > 0
    assert not about.price or clause.price > 0
    assert worded(clause, known_names(view))


@pytest.mark.parametrize("kind", KINDS)
def test_handy_values_are_ascending_and_in_bounds(kind: str) -> None:
    """Presets go up, and a part is never more than the whole."""
    view = sample_view()
    clause = first_clause(kind, view, "openai")
    for number, unit in units_of(clause.about).items():
        values = [preset.value for preset in presets(clause, number, view)]
        assert values == sorted(values)
        assert values
        assert max(values) <= clause_unit(unit).most


def test_no_handy_door_is_wider_than_its_giver_can_open() -> None:
    """The values end with the widest the rules allow, to the digits a person would type."""
    view = sample_view()
    bearings = Bearings(doors={("openai", "consumer"): 0.33339})
    view = attrs.evolve(view, bearings=bearings)
    clause = first_clause("placement", view, "openai")
    assert most_of(clause, "price", view) == 0.333
    assert [preset.value for preset in presets(clause, "price", view)] == [0.2, 0.333]
    assert clause.price <= 0.333


@pytest.mark.parametrize(
    ("held", "most", "expected"),
    [(0.9, 0.4, 0.2), (0.0, 0.4, 0.2), (0.3, 0.4, 0.3), (0.9, 0.0, 0.0)],
)
def test_a_clause_about_something_else_keeps_to_its_bound(
    held: float, most: float, expected: float
) -> None:
    """A door that is nothing or too wide for other users becomes a usual one there."""
    view = sample_view()
    view = attrs.evolve(view, bearings=Bearings(doors={("openai", "consumer"): most}))
    clause = ClauseDraft(
        kind="placement", giver="openai", taker=view.firm, subject="consumer", price=held
    )
    assert settled(clause, view).price == expected


@given(st.sampled_from(KINDS), st.sampled_from(NUMBERS), st.integers(0, 100))
@settings(deadline=None)
def test_a_number_is_read_back_as_it_was_written(kind: str, number: str, value: int) -> None:
    """People's number, put into a clause and taken out again, is the same."""
    clause = ClauseDraft(kind=kind)
    unit = units_of(clause.about).get(number, "")
    written = 1000.0 * value if unit == "thousand usd" else float(value)
    if unit:
        again = number_of(with_number(clause, number, written), number)
        assert again == pytest.approx(written, abs=1e-3)


def test_a_clause_reads_with_names() -> None:
    """The words are the session's, with names in place of ids."""
    names = known_names(sample_view())
    paid = ClauseDraft(kind="payment", giver="deepseek", taker="openai", amount=3000, weeks=4)
    assert worded(paid, names).startswith("DeepSeek pays OpenAI $3")
    assert "DeepSeek pays OpenAI" in worded(clause_of(paid.order()), names)


def test_changed_terms_are_offered_around_the_present_ones() -> None:
    """A quarter and a tenth less and more, to three digits; nothing around nothing."""
    clause = ClauseDraft(kind="payment", giver="deepseek", taker="openai", amount=4000)
    assert [preset.value for preset in around(clause, "amount")] == [3e6, 3.6e6, 4.4e6, 5e6]
    assert around(ClauseDraft(kind="payment"), "amount") == []


def test_a_clause_about_a_chip_lists_the_chips() -> None:
    """Only the kinds about something have things to choose from."""
    view = sample_view()
    chips = [c.id for c in things(kind_of_clause("collateral"), view, "openai")]
    assert chips == ["h20", "h800", "h100"]
    doors = things(kind_of_clause("placement"), view, "openai")
    assert [c.id for c in doors] == ["consumer", "business"]
    assert things(kind_of_clause("payment"), view, "openai") == []


def test_a_priority_is_about_its_givers_chips() -> None:
    """Who sells none has none to choose; turned round, the clause is about what is sold there."""
    view = sample_view()
    vendor = view.chips[0].vendor
    sold = {chip.id for chip in view.chips if chip.vendor == vendor}
    assert {c.id for c in things(kind_of_clause("priority"), view, vendor)} == sold
    assert things(kind_of_clause("priority"), view, "openai") == []
    served = first_clause("priority", view, vendor)
    assert served.giver == vendor and served.subject in sold
    round_ = attrs.evolve(served, giver=served.taker, taker=vendor)
    assert settled(round_, view).subject == ""
    assert settled(attrs.evolve(round_, giver=vendor, taker="openai"), view).subject in sold


def test_a_first_guarantee_is_for_a_third_firm() -> None:
    """Nobody answers to a firm for that firm itself, or for itself."""
    clause = first_clause("guarantee", sample_view(), "openai")
    assert clause.subject not in {"", clause.giver, clause.taker}


def test_a_first_stake_costs_what_it_is_worth() -> None:
    """The richer buys of the poorer, at the headline value."""
    view = sample_view()
    values = {firm.id: firm.value for firm in view.firms}
    clause = first_clause("stake", view, "nvidia")
    assert values[clause.giver] > values[clause.taker]
    assert 1000 * clause.amount == pytest.approx(values[clause.taker] * clause.price, rel=0.01)


def test_a_stake_at_its_value_is_so_still_when_it_is_sold_the_other_way() -> None:
    """The handy value that stood there is that of the other firm once the clause is turned."""
    view = sample_view()
    clause = first_clause("stake", view, "openai")
    its_value = next(p.value for p in presets(clause, "amount", view) if p.label == "its value")
    clause = with_number(clause, "amount", its_value)
    other = attrs.evolve(clause, giver=clause.taker, taker=clause.giver)
    now = turned(other, clause, view)
    wanted = next(p.value for p in presets(other, "amount", view) if p.label == "its value")
    assert number_of(now, "amount") == pytest.approx(wanted)
    assert number_of(now, "amount") != pytest.approx(its_value)
    own = with_number(clause, "amount", its_value * 0.77)
    other = attrs.evolve(own, giver=own.taker, taker=own.giver)
    assert turned(other, own, view).amount == own.amount


@pytest.mark.parametrize("kind", ["reinvestment", "credit", "priority"])
def test_a_first_clause_of_vendors_is_given_by_the_one_that_sells_chips(kind: str) -> None:
    """Whoever buys cards asks their maker for it; a maker offers it to those who buy."""
    view = sample_view()
    assert (first_clause(kind, view, "nvidia").giver, view.firm) == ("nvidia", "deepseek")
    sells = attrs.evolve(view, firm="nvidia")
    assert first_clause(kind, sells, "openai").giver == "nvidia"
