"""What all tests share: where things are kept, how much Hypothesis tries, a warm engine.

Invariant: no test reads or writes a person's saves or scenarios; every index in
a compiled kernel is checked. The variables are set before anything imports Numba.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from game.session.warmup import compile_engine
from tests.support.lane import PLAIN

os.environ["WARRING_BOUNDSCHECK"] = "1"
os.environ.setdefault(
    "WARRING_ENGINE_CACHE", str(Path(__file__).parents[1] / ".pytest_cache" / "engine")
)

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=_SLOW,
    print_blob=True,
)
settings.register_profile("long", parent=settings.get_profile("ci"), derandomize=False)
settings.load_profile(os.environ.get("WARRING_HYPOTHESIS", "ci"))

# Hypothesis also draws the constants it finds in whatever modules of ours are loaded by then, so
# the examples of a derandomised test would depend on which tests the same worker ran before it.
providers.is_local_module_file = lambda _path: False


_UNTIDY = 10_000
"""Objects made before the young ones are looked through for garbage."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage among what the tests make, not in all that is loaded to run them.

    Some hundred thousand objects live to the end; to go through them is a quarter of all time.
    """
    gc.disable()
    found = yield
    gc.freeze()
    gc.set_threshold(_UNTIDY, *gc.get_threshold()[1:])
    gc.enable()
    return found


def pytest_configure(config: pytest.Config) -> None:
    """Hand files to workers as they were collected, not those with the most tests first.

    A file of few tests that take long would be begun last, and all others would wait for it.
    """
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """End with rule cases: each is a short file of its own, so that all workers end together."""
    items.sort(key=lambda item: item.path.name.endswith(".case.toml"))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the engine on every core before workers share it; each would compile all of it."""
    shared = session.config.getoption("numprocesses", None)
    if shared and not PLAIN and not hasattr(session.config, "workerinput"):
        for _step in compile_engine():
            pass


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep saves, scenarios and choices of the tests apart from those of the person."""
    os.environ["WARRING_SAVES"] = str(tmp_path_factory.mktemp("saves"))
    os.environ["WARRING_SCENARIOS"] = str(tmp_path_factory.mktemp("scenarios"))
    os.environ["WARRING_CONFIG"] = str(tmp_path_factory.mktemp("config"))


@pytest.fixture(scope="session")
def engine() -> None:
    """The engine with its entries compiled, so that no single test pays for it."""
    if PLAIN:
        return
    from game.engine.entries import load  # noqa: PLC0415 - Numba is imported only by who needs it

    load()
