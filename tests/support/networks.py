"""Networks of claims to clear: written plainly, drawn at random.

Invariant: a network is plain Python numbers; the kernels and their twins both start from it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from game.compiled.sizes import SUPPLIERS
from game.engine.claims import JUNIOR, RANKS


@attrs.frozen
class Claim:
    """`creditor` is owed `amount` (thousand USD) by `debtor`."""

    debtor: int
    creditor: int
    amount: int
    rank: int = JUNIOR


@attrs.frozen
class Guarantee:
    """`guarantor` answers for row `base` of the network, up to `cap` (thousand USD)."""

    guarantor: int
    base: int
    cap: int
    rank: int = JUNIOR


Row = Claim | Guarantee


@attrs.frozen
class Network:
    """Cash by firm, and what is owed, in the order written."""

    cash: Sequence[int]
    rows: Sequence[Row]

    @property
    def firms(self) -> range:
        """All firms."""
        return range(len(self.cash))

    @property
    def slack(self) -> int:
        """How much payments in whole thousands may differ from those to the last cent."""
        return 2 + len(self.rows)

    def debtor(self, row: int) -> int:
        """Who pays row `row`."""
        found = self.rows[row]
        return found.guarantor if isinstance(found, Guarantee) else found.debtor

    def creditor(self, row: int) -> int:
        """Who is paid by row `row`: a guarantee's creditor is that of its base."""
        found = self.rows[row]
        return self.creditor(found.base) if isinstance(found, Guarantee) else found.creditor

    def root(self, row: int) -> int:
        """The claim that row `row` stands behind, or that it is."""
        found = self.rows[row]
        return self.root(found.base) if isinstance(found, Guarantee) else row


@st.composite
def networks(
    draw: st.DrawFn,
    firms: int = 4,
    most: int = 10**6,
    ranks: int = RANKS,
    guarantees: int = 0,
    claims: int = 12,
) -> Network:
    """Claims among firms and one account outside, then guarantees; about a third own nothing."""
    firm, amount, rank = st.integers(0, firms - 1), st.integers(1, most), st.integers(0, ranks - 1)
    creditor = st.one_of(firm, firm, st.just(SUPPLIERS))
    claim = st.builds(Claim, firm, creditor, amount, rank)
    drawn = draw(st.lists(claim, min_size=1, max_size=claims))
    rows: list[Row] = [row for row in drawn if row.debtor != row.creditor]
    for _ in range(draw(st.integers(0, guarantees)) if rows else 0):
        base = draw(st.integers(0, len(rows) - 1))
        row = Guarantee(draw(firm), base, draw(amount), draw(rank))
        known = Network([], rows)
        if row.guarantor not in (known.debtor(base), known.creditor(base)):
            rows.append(row)
    purse = st.one_of(st.just(0), amount, amount)
    return Network(draw(st.lists(purse, min_size=firms, max_size=firms)), rows)
