"""What a chief can order: the kinds of order, why one is refused, an order as a record.

Invariant: each domain's module holds its own rows; `numbers` puts them into the
one table that the rest of the program knows.
"""

from __future__ import annotations

from game.compiled.orders.numbers import *  # noqa: F403 - a name for each number in the table
from game.compiled.orders.refusals import *  # noqa: F403 - the same
from game.compiled.orders.rows import ORDER as ORDER
from game.compiled.orders.rows import OrderKind as OrderKind
from game.compiled.orders.rows import OrderRecord as OrderRecord
from game.compiled.orders.rows import Subject as Subject
