"""Fuzzes one target for as long as you like: `python -m tests.fuzz.run TARGET [SECONDS]`.

Needs atheris (`pip install atheris`). What it finds interesting is kept beside the
corpus in `tests/fuzz/found/TARGET`; put a fault's bytes into the corpus with its mending.

Invariant: it runs the same targets as the tests do.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).parent


def main(target: str, seconds: str = "60") -> None:
    """Fuzz until the time is over or a fault is found."""
    import atheris  # noqa: PLC0415 - an extra of its own

    with atheris.instrument_imports(include=["game.scenario", "game.session.saves", "game.cli"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    def answered(data: bytes) -> None:
        TARGETS[target](data)

    found = _HERE / "found" / target
    found.mkdir(parents=True, exist_ok=True)
    corpus = _HERE / "corpus" / target
    options = [f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=1024", "-timeout=10"]
    atheris.Setup([sys.argv[0], *options, str(found), str(corpus)], answered)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
