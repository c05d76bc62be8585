"""What holds in every game after every week, as one list with names and reasons.

Invariant: each entry says what it is called, why it must hold and which fields of the world
it reads; `check` gives "" when it holds, else what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from game.testing import again, promises, secrets, standing
from game.testing.always import always_of
from game.testing.moments import Moment

__all__ = ["INVARIANTS", "Invariant", "Moment", "broken", "invariants_of", "select"]


@frozen(kw_only=True)
class Invariant:
    """Something that always holds.

    `id` names it in rule cases, `reason` says why it holds, `scope` which fields of World it
    reads ("*" for all of them). `costly` ones play the week again or draw up views.
    """

    id: str
    reason: str
    scope: tuple[str, ...]
    check: Callable[[Moment], str]
    costly: bool = False


INVARIANTS: tuple[Invariant, ...] = (
    Invariant(
        id="ledgers",
        reason="money, chips, power and people are never made or lost",
        scope=("balance",),
        check=standing.ledgers,
    ),
    Invariant(
        id="owned",
        reason="nobody owns less than nothing",
        scope=("balance",),
        check=standing.owned,
    ),
    Invariant(
        id="road",
        reason="what is under way stands in the ledger of what is under way",
        scope=("balance", "arriving", "connecting"),
        check=standing.on_the_road,
    ),
    Invariant(
        id="postings",
        reason="whatever moved has a posting with a cause",
        scope=("balance",),
        check=standing.moved,
    ),
    Invariant(
        id="notes",
        reason="whatever happened can be told",
        scope=(),
        check=standing.noted,
    ),
    Invariant(
        id="shares",
        reason="users of all firms and of none are all users",
        scope=("share", "outside_share", "usage_share"),
        check=standing.shares,
    ),
    Invariant(
        id="finite",
        reason="a number that is none spoils all that follow",
        scope=("*",),
        check=standing.finite,
    ),
    Invariant(
        id="bounds",
        reason="parts lie between nothing and the whole",
        scope=(
            "morale",
            "trust",
            "heat",
            "protest",
            "unserved",
            "train_share",
            "serve_share",
            "favour",
            "public_mood",
            "founders",
            "debt",
            "moves",
        ),
        check=standing.bounded,
    ),
    Invariant(
        id="prices",
        reason="prices, pay and rent stay within what the scenario allows",
        scope=("price", "pay", "spot_price", "status"),
        check=standing.priced,
    ),
    Invariant(
        id="holdings",
        reason="nobody holds more than the whole of a firm, nor of itself",
        scope=("held", "state_held", "founders", "status"),
        check=standing.holdings,
    ),
    Invariant(
        id="debts",
        reason="nobody owes less than nothing, and the failed owe nothing",
        scope=("debt", "spv_debt", "margin_debt", "shorts", "status"),
        check=standing.debts,
    ),
    Invariant(
        id="loans",
        reason="debts change by what is lent and what is paid back",
        scope=("debt", "spv_debt", "margin_debt", "status", "purchases"),
        check=promises.loans,
    ),
    Invariant(
        id="short",
        reason="a firm that has sold short owes shares of another, and its margin is not used up",
        scope=(
            "short_of",
            "short_part",
            "short_sum",
            "short_mark",
            "short_put",
            "listed",
            "status",
        ),
        check=standing.sold_short,
    ),
    Invariant(
        id="netted",
        reason="holdings in each other make no value",
        scope=("net_value", "value"),
        check=standing.netted,
    ),
    Invariant(
        id="power",
        reason="no card computes without power",
        scope=("energised", "balance", "status", "compute"),
        check=standing.energised,
    ),
    Invariant(
        id="compute",
        reason="nobody uses more compute than there is",
        scope=(
            "compute",
            "leased_in",
            "rented",
            "training_used",
            "serving_used",
            "let",
            "status",
        ),
        check=standing.used,
    ),
    Invariant(
        id="rental",
        reason="nobody rents what nobody lets",
        scope=("rented", "industry_rented", "let", "rent_wanted", "status"),
        check=standing.rented,
    ),
    Invariant(
        id="forward",
        reason="what has happened stays so",
        scope=(
            "event_state",
            "event_week",
            "status",
            "ending",
            "ending_week",
            "turn",
        ),
        check=standing.forward,
    ),
    Invariant(
        id="runs",
        reason="a run makes a model of its own firm",
        scope=("run_model", "model_owner", "model_state"),
        check=standing.runs,
    ),
    Invariant(
        id="solvency",
        reason="who cannot pay fails",
        scope=("shortfall", "status"),
        check=standing.solvent,
    ),
    Invariant(
        id="failed",
        reason="what a failed firm owned went to somebody",
        scope=("balance", "status"),
        check=standing.cash,
    ),
    Invariant(
        id="promises",
        reason="under its contracts nobody pays more than their clauses say",
        scope=promises.SCOPE,
        check=promises.kept,
    ),
    Invariant(
        id="seniority",
        reason="wages and energy are paid before what is due to others",
        scope=("balance", "pay"),
        check=promises.seniors_first,
    ),
    Invariant(
        id="refused",
        reason="an order that is refused changes nothing, not even the moves that are left",
        scope=("*",),
        check=again.refused,
        costly=True,
    ),
    Invariant(
        id="chance",
        reason="the same seed and the same orders give the same world, whatever was drawn before",
        scope=("*",),
        check=again.same,
        costly=True,
    ),
    Invariant(
        id="order",
        reason="it does not matter whose orders are taken first",
        scope=("*",),
        check=again.in_any_order,
        costly=True,
    ),
    Invariant(
        id="secrets",
        reason="a chief sees nothing of what is hidden",
        scope=secrets.SCOPE,
        check=secrets.kept,
        costly=True,
    ),
)
"""All that must hold, the cheapest first."""


def invariants_of(moment: Moment) -> tuple[Invariant, ...]:
    """All that must hold in the game of a moment: the list and the scenario's own."""
    return (*INVARIANTS, *_own(moment))


def _own(moment: Moment) -> Sequence[Invariant]:
    """What the scenario itself says must always hold."""
    if moment.game is None:
        return ()
    return [
        Invariant(id=rule.id, reason=rule.because, scope=rule.scope, check=rule.check)
        for rule in always_of(moment.game)
    ]


def select(found: Sequence[Invariant], ids: Sequence[str]) -> list[Invariant]:
    """Those of `found` that are named. Raises KeyError for a name that is none."""
    by_id = {invariant.id: invariant for invariant in found}
    return [by_id[name] for name in ids]


def broken(moment: Moment, *, costly: bool = False) -> list[str]:
    """Every invariant that does not hold, with what is wrong; the costly ones when asked for."""
    looked_at = [each for each in invariants_of(moment) if costly or not each.costly]
    found = ((invariant, invariant.check(moment)) for invariant in looked_at)
    return [f"{invariant.id}: {wrong}" for invariant, wrong in found if wrong]
