"""The pytest plugin: every file whose name ends in `.case.toml` is a test.

Invariant: nothing but pytest is imported before a case is found, so that a test run without
cases is none the wiser.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from game.testing.cases.files import Case

CASE = ".case.toml"
"""How the name of a rule case's file ends."""


class CaseBrokenError(Exception):
    """A case is not as it says; the text says in what."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect rule cases."""
    if not file_path.name.endswith(CASE):
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFile(pytest.File):
    """The file of one rule case."""

    def collect(self) -> Iterator[pytest.Item]:
        """The case, as one test; a file that is no case fails as such."""
        from game.testing.cases.files import CaseError, read_case  # noqa: PLC0415

        try:
            case = read_case(self.path)
        except CaseError as error:
            raise self.CollectError(str(error)) from None
        name = f"{case.number:04}-{case.system}" if case.number else self.path.name[: -len(CASE)]
        yield CaseItem.from_parent(self, name=name, case=case)


class CaseItem(pytest.Item):
    """One rule case; when it is marked open it must fail until its mark is taken away."""

    def __init__(self, *, case: Case, **given: Any) -> None:  # noqa: ANN401 - pytest's own
        """Hold a case."""
        super().__init__(**given)
        self.case = case
        if case.open:
            self.add_marker(pytest.mark.xfail(reason=case.open, strict=True))

    def runtest(self) -> None:
        """Play the case and compare."""
        from game.testing.cases.looks import differences  # noqa: PLC0415

        wrong = differences(self.case)
        if wrong:
            raise CaseBrokenError("\n  ".join([str(self.case), *wrong, "", self.case.why.strip()]))

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: Any = None,  # noqa: ANN401 - pytest's own
    ) -> Any:  # noqa: ANN401
        """What differs, without a traceback, which would tell nothing of a case."""
        from game.testing.cases.files import CaseError  # noqa: PLC0415

        if isinstance(excinfo.value, CaseBrokenError | CaseError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands."""
        return self.path, 0, str(self.case)
