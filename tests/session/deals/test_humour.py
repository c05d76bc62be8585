"""What was refused is not signed because it is asked again, and the odds shown know that."""

from __future__ import annotations

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given

from game.session.dealings import ClauseLine, ProposedLine
from game.session.deals import Draft
from game.session.deals.humour import HUMOUR_WEEKS, Refusal, likeness, odds_after
from game.session.deals.weighing import appraise, odds_of
from game.session.view import View
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, draft, lease, paid, seen

chances = st.floats(0.0, 1.0)
refusals = st.builds(
    Refusal, wanted=chances, able=chances, age=st.integers(0, HUMOUR_WEEKS + 3)
)  # fmt: skip


@given(chances, chances, st.lists(refusals, max_size=3))
def test_a_no_never_makes_a_yes_likelier(wanted: float, able: float, noes: list[Refusal]) -> None:
    """Nor does it make it less likely than never."""
    assert 0.0 <= odds_after(wanted, able, noes) <= wanted * able


@given(chances, chances, chances, st.lists(refusals, max_size=3))
def test_who_wants_it_more_is_likelier_to_sign_after_any_noes(
    less: float, more: float, able: float, noes: list[Refusal]
) -> None:
    """What makes an offer better never makes it worse for having been refused."""
    low, high = sorted((less, more))
    assert odds_after(low, able, noes) <= odds_after(high, able, noes) + 1e-12


@given(wanted=st.integers(0, 40), able=st.integers(0, 40), no=st.integers(0, 40),
       means=st.integers(0, 40))  # fmt: skip
def test_the_odds_after_a_no_are_those_of_bayes(
    wanted: int, able: int, no: int, means: int
) -> None:
    """Counted out over forty by forty humours and purses, of which each is as likely."""
    grid = [(humour, purse) for humour in range(40) for purse in range(40)]
    said_no = [(u, v) for u, v in grid if not (u < no and v < means)]
    yes = [(u, v) for u, v in said_no if u < wanted and v < able]
    refusal = Refusal(wanted=no / 40, able=means / 40, age=0)
    if said_no:
        found = odds_after(wanted / 40, able / 40, [refusal])
        assert found == pytest.approx(len(yes) / len(said_no), abs=1e-9)


def test_the_same_terms_are_not_signed_a_moment_later() -> None:
    """Not even if chance alone had spoken against them."""
    assert odds_after(0.7, 1.0, [Refusal(wanted=0.7, able=1.0, age=0)]) == 0.0


def test_a_no_is_forgotten() -> None:
    """After the weeks of one humour it says nothing any more."""
    old = Refusal(wanted=0.7, able=1.0, age=HUMOUR_WEEKS)
    assert odds_after(0.7, 1.0, [old]) == pytest.approx(0.7)


def test_what_sweetens_an_offer_makes_it_no_other() -> None:
    """A dollar on top is the same offer; what another side would give is not."""
    plain = draft(lease())
    assert likeness(plain.clauses) == likeness(draft(lease(), paid(1)).clauses)
    turned = attrs.evolve(lease(), giver=ME, taker=CLOUD)
    assert likeness(plain.clauses) != likeness(draft(turned).clauses)


def refused(offer: Draft, week: int, by: str = CLOUD) -> View:
    """The lab's view in week 5, with an offer of its own that was refused."""
    clauses = tuple(
        ClauseLine(
            kind=c.kind, title="", giver=c.giver, giver_name="", taker=c.taker, taker_name="",
            subject=c.subject, amount=c.amount, price=c.price, weeks=c.weeks,
        )
        for c in offer.clauses
    )  # fmt: skip
    line = ProposedLine(week=week, to=(CLOUD,), promises=(), clauses=clauses, refused_by=by)
    return attrs.evolve(seen(), turn=5, proposed=(line,))


FAIR = draft(lease(rent=0.41))


def test_the_odds_shown_fall_after_a_no() -> None:
    """To nothing for the same terms at once; less for better ones; not for other things."""
    fresh = attrs.evolve(seen(), turn=5)
    assert odds_of(fresh, FAIR, (ME,)) > 0.3
    assert odds_of(refused(FAIR, week=5), FAIR, (ME,)) == pytest.approx(0.0, abs=1e-9)
    better = draft(lease(rent=0.6))
    plain, after = (odds_of(who, better, (ME,)) for who in (fresh, refused(FAIR, week=5)))
    assert 0.5 < after < plain
    other = draft(paid(1_000_000))
    assert odds_of(refused(FAIR, week=5), other, (ME,)) == odds_of(fresh, other, (ME,))


def test_a_no_is_told_beside_the_odds() -> None:
    """With the weeks since then."""
    notes = appraise(refused(FAIR, week=3), FAIR).notes
    assert any("Cloud said no to the like 2 weeks ago" in note for note in notes)


def test_what_one_took_back_oneself_is_no_answer() -> None:
    """Nor is what lapsed."""
    fresh = attrs.evolve(seen(), turn=5)
    for by in (ME, ""):
        who = refused(FAIR, week=5, by=by)
        assert odds_of(who, FAIR, (ME,)) == odds_of(fresh, FAIR, (ME,))
