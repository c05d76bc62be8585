"""What the tests of the workshop share with those of the command line."""

from tests.cli.conftest import warring

__all__ = ["warring"]
