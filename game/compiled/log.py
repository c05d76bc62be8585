"""The Log of one turn: its postings and its notes.

Invariant: `postings` and `notes` count all that happened; only the first
`POSTINGS` and `NOTES` are kept in detail. Nothing in the engine reads the log.
"""

from typing import Annotated, Final

from game.compiled.layout import Floats, Ints, dtype_of
from game.compiled.sizes import NOTES, POSTINGS


class Log:
    """Attributes of the log record; see `LOG` for its NumPy type."""

    postings: Annotated[int, "postings made"]
    ledger: Annotated[Ints, (POSTINGS,), "row of World.balance"]
    source: Annotated[Ints, (POSTINGS,), "account that gives"]
    target: Annotated[Ints, (POSTINGS,), "account that gets"]
    amount: Annotated[Ints, (POSTINGS,), "how much, in the ledger's unit"]
    cause: Annotated[Ints, (POSTINGS,), "place in CAUSES"]
    notes: Annotated[int, "notes made"]
    note_kind: Annotated[Ints, (NOTES,), "place in NOTES_KINDS"]
    note_firm: Annotated[Ints, (NOTES,), "firm concerned, or -1"]
    note_subject: Annotated[Ints, (NOTES,), "chip, model, firm, event or order kind, or -1"]
    note_amount: Annotated[Floats, (NOTES,), "number that goes with it"]


LOG: Final = dtype_of(Log)
