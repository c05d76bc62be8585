"""What breaking a contract costs: damages, advances, fees as far as they are upheld."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.compiled import clauses as kinds
from game.compiled.layout import Ints, Records
from game.compiled.sizes import ACCOUNTS, NOBODY
from game.engine.leaving import ADVANCE, DAMAGES, FEE, cost_of_leaving
from tests.engine.twins import damages as twin
from tests.support.deals import FIRMS, Clause, Deal, clauses, write
from tests.support.instruments import obey, order
from tests.support.lane import tries
from tests.support.small import begin, small_game

pytestmark = pytest.mark.usefixtures("engine")

_BREAK = 25
"""Place of the order to break a contract."""

bundles = st.lists(
    clauses(
        among=(
            kinds.PAYMENT, kinds.PURCHASE, kinds.LEASED, kinds.REVENUE_SHARE, kinds.PROJECT,
            kinds.BREAK_FEE, kinds.LICENCE, kinds.COLLATERAL,
        )
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


def paid_so_far(bundle: list[Clause], age: int) -> tuple[Clause, ...]:
    """The same clauses with every payment made that was due in the weeks before."""
    return tuple(
        attrs.evolve(c, done=c.amount * (-(-age // c.weeks) if c.weeks else min(1, age)))
        if c.kind == kinds.PAYMENT
        else c
        for c in bundle
    )


def setting(deal: Deal) -> tuple[Records, Records]:
    """Rules and a world in its tenth week with this contract alone."""
    rules, world = begin(small_game())
    world["turn"] = 10
    write(world, [deal])
    return rules, world


def known(rules: Records, world: Records) -> twin.Facts:
    """What the twin needs of them, as plain values."""
    return twin.Facts(
        rent=float(world["spot_price"][0]),
        rates=[float(rate) for rate in world["service_rate"][0, :FIRMS]],
        values=[float(value) for value in world["value"][0, :FIRMS]],
        part=float(rules["damages_part"][0]),
        penalty=float(rules["penalty_most"][0]),
        unproven=float(rules["fee_unproven"][0]),
        interest=[float(rules["base_rate"][0] + s) for s in world["spread"][0, :FIRMS]],
    )


def found_by_party(found: Ints) -> dict[int, tuple[int, int, int]]:
    """What is owed to each account, where anything is."""
    rows = {place: found[place] for place in range(ACCOUNTS) if found[place].any()}
    return {place: (int(r[FEE]), int(r[DAMAGES]), int(r[ADVANCE])) for place, r in rows.items()}


@settings(max_examples=tries(200))
@given(
    bundle=bundles,
    age=st.integers(0, 8),
    last=st.integers(0, 90),
    leaving=st.integers(0, FIRMS - 1),
)
def test_the_price_of_leaving_agrees_with_the_plain_twin(
    bundle: list[Clause], age: int, last: int, leaving: int
) -> None:
    """Fee, damages and advance are what adding up the weeks one by one gives."""
    ends = (Clause(kinds.END_ON_DATE, NOBODY, NOBODY, weeks=age + last),) if last else ()
    deal = Deal((*paid_so_far(bundle, age), *ends), age=age)
    rules, world = setting(deal)
    found = found_by_party(cost_of_leaving(rules, world, 0, leaving))
    expected = twin.leaving(deal, leaving, known(rules, world))
    assert set(found) <= set(expected)
    for party, sums in expected.items():
        assert found.get(party, (0, 0, 0)) == pytest.approx(sums, abs=2), party


@settings(max_examples=tries(60))
@given(bundle=bundles, age=st.integers(0, 8), leaving=st.integers(0, FIRMS - 1))
def test_what_is_asked_before_is_what_falls_due(
    bundle: list[Clause], age: int, leaving: int
) -> None:
    """The order to break writes down the damages that the preview told, and cuts the fees so."""
    deal = Deal(paid_so_far(bundle, age), age=age)
    rules, world = setting(deal)
    told = cost_of_leaving(rules, world, 0, leaving)
    if not deal.parties >> leaving & 1:
        return
    obey(rules, world, order(leaving, _BREAK, subject=0))
    owed = np.zeros(ACCOUNTS, np.int64)
    for place in np.flatnonzero(world["damages"][0]):
        assert int(world["damages_by"][0, place]) == leaving
        owed[world["damages_to"][0, place]] += world["damages"][0, place]
    assert (owed == told[:, DAMAGES]).all()
    fees = sum(
        int(world["clause_amount"][0, row])
        for row, clause in enumerate(deal.clauses)
        if clause.kind == kinds.BREAK_FEE and clause.giver == leaving
    )
    assert fees == told[:, FEE].sum()


@given(fee=st.integers(1, 10**9), weekly=st.integers(1, 10**5))
@settings(max_examples=tries(60))
def test_no_fee_is_worth_more_than_so_many_years_of_the_loss(fee: int, weekly: int) -> None:
    """A hundred billion for a small deal is worth what a court gives for it."""
    bundle = (
        Clause(kinds.PAYMENT, 0, 1, amount=weekly, weeks=1),
        Clause(kinds.BREAK_FEE, 0, 1, amount=fee),
    )
    rules, world = setting(Deal(bundle, age=3))
    upheld = int(cost_of_leaving(rules, world, 0, 0)[1, FEE])
    assert upheld == min(fee, int(rules["penalty_most"][0] * 52 * weekly))


@given(
    advance=st.integers(1, 10**7), weekly=st.integers(0, 10**5), paid=st.integers(0, 20),
)  # fmt: skip
@settings(max_examples=tries(60))
def test_breaking_never_leaves_the_breaker_with_money_it_has_not_earned(
    advance: int, weekly: int, paid: int
) -> None:
    """What was paid in advance, less what was paid back, is the least that breaking costs."""
    bundle = (
        Clause(kinds.PAYMENT, 1, 0, amount=advance, done=advance),
        Clause(kinds.PAYMENT, 0, 1, amount=max(1, weekly), weeks=1, done=paid * weekly),
    )
    rules, world = setting(Deal(bundle, age=paid))
    due = cost_of_leaving(rules, world, 0, 0)[1]
    assert due[FEE] + due[DAMAGES] >= advance - paid * weekly


def test_lenders_and_states_ask_for_what_was_agreed() -> None:
    """A fee owed outside is principal and duty, whatever the loss."""
    outside = ACCOUNTS - 5
    bundle = (Clause(kinds.BREAK_FEE, 0, outside, amount=10**9),)
    rules, world = setting(Deal(bundle, age=3))
    assert cost_of_leaving(rules, world, 0, 0)[outside, FEE] == 10**9


def test_a_contract_asleep_owes_no_damages() -> None:
    """What begins with AGI promises nothing certain yet."""
    bundle = (Clause(kinds.PAYMENT, 0, 1, amount=1000, weeks=1),)
    rules, world = setting(Deal(bundle, state=kinds.SLEEPING))
    assert not cost_of_leaving(rules, world, 0, 0).any()


@settings(max_examples=tries(100))
@given(
    bundle=bundles, age=st.integers(0, 8), last=st.integers(0, 90),
    leaving=st.integers(0, FIRMS - 1), secret=st.sampled_from([0, 0, 1]),
)  # fmt: skip
def test_a_broken_contract_is_felt_by_what_it_was_worth(
    bundle: list[Clause], age: int, last: int, leaving: int, secret: int
) -> None:
    """The breaker and those it lets down lose what the plain rule says; nothing in the dark.

    Lenders doubt both by the same parts, and the mood falls by what was broken of all value.
    """
    ends = (Clause(kinds.END_ON_DATE, NOBODY, NOBODY, weeks=age + last),) if last else ()
    deal = Deal((*paid_so_far(bundle, age), *ends), age=age, secret=secret)
    rules, world = setting(deal)
    if not deal.parties >> leaving & 1:
        return
    ahead = int(rules["backlog_weeks"][0])
    broken, parts = twin.felt(deal, leaving, known(rules, world), ahead)
    rules["breach_mood"], mood = 2.0, float(world["mood"][0])
    obey(rules, world, order(leaving, _BREAK, subject=0))
    expected = {other: float(rules["breach_panic"][0]) * part for other, part in parts.items()}
    parts[leaving] = min(1.0, broken / float(world["value"][0, leaving]))
    expected[leaving] = float(rules["breach_shame"][0]) * parts[leaving]
    for f in range(FIRMS):
        lost = 0.0 if secret else expected.get(f, 0.0)
        assert float(world["sentiment"][0, f]) == pytest.approx(max(0.3, 1.0 - lost))
        doubted = 0.0 if secret else 1000 * parts.get(f, 0.0)
        assert int(world["doubted"][0, f]) == pytest.approx(doubted, abs=1)
    fall = 0.0 if secret else 2.0 * min(1.0, broken / float(world["value"].sum()))
    assert float(world["mood"][0]) == pytest.approx(max(0.3, mood - fall))
