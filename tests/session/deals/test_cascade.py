"""A stress test counts everything and names only what its reader may know."""

from __future__ import annotations

import attrs
import numpy as np

from game.session.dealings import ContractLine
from game.session.deals.cascade import cascade_of
from tests.players.views import ME
from tests.session.deals.samples import CLOUD, VENDOR, seen

FIRMS = (CLOUD, ME, VENDOR)


def tie(*parties: str, title: str) -> ContractLine:
    """A running contract between some firms."""
    return ContractLine(
        id=title, title=title, about="", parties=parties, party_names=parties, proposer="",
        state="running", since=0, until=-1, rank="junior", secret=False, mine=True, signed=parties,
    )  # fmt: skip


def arrays(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Figures of the three firms, and of places that no firm has."""
    return np.array([*numbers, -1, -1], np.int64)


def test_waves_come_in_order_with_the_contracts_between() -> None:
    """The lab falls after the cloud because of their lease, the vendor stands and loses most."""
    ties = (tie(CLOUD, ME, title="Lease"), tie(ME, VENDOR, title="Cards"))
    view = attrs.evolve(seen(), contracts=ties)
    found = cascade_of(view, FIRMS, CLOUD, arrays(0, 1, -1), arrays(0, 20, 500))
    assert [(fall.firm, fall.wave) for fall in found.falls] == [(CLOUD, 0), (ME, 1)]
    assert [fall.contracts for fall in found.falls] == [(), ("Lease",)]
    assert [(loss.firm, loss.lost) for loss in found.losses] == [(VENDOR, 500_000), (ME, 20_000)]
    assert found.total == 520_000
    assert "Cloud takes 1 firm with it: Lab" in found.text


def test_a_contract_nobody_told_of_is_not_named() -> None:
    """The wave is the same whether the chief knows the contract behind it or not."""
    found = cascade_of(seen(), FIRMS, CLOUD, arrays(0, 1, -1), arrays(0, 20, 0))
    assert [fall.firm for fall in found.falls] == [CLOUD, ME]
    assert [fall.contracts for fall in found.falls] == [(), ()]


def test_who_can_pay_falls_not() -> None:
    """Nobody falls, nothing is lost, and the sentence says so."""
    found = cascade_of(seen(), FIRMS, CLOUD, arrays(-1, -1, -1), arrays(0, 0, 0))
    assert (found.falls, found.losses, found.total) == ((), (), 0)
    assert "Cloud" in found.text
