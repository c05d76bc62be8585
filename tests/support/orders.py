"""Orders at random, as `game.testing` has them."""

from game.testing.orders import Row, as_records, deal, likely_row, session_orders, weeks, wild_row

__all__ = ["Row", "as_records", "deal", "likely_row", "session_orders", "weeks", "wild_row"]
