"""From an argument list to an exit code.

Invariant: whatever happens ends in an exit code and words for people: 0 fine, 1
problems in the input, 2 wrong usage, 70 a fault of the game, 130 stopped by the
person; a traceback is shown only to those who asked for it.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from game.cli.faults import UsageError, report_fault
from game.cli.parser import build_parser
from game.words import _, use_language

FAULT = 70
"""Exit code of a fault of the game itself (EX_SOFTWARE of sysexits.h)."""
STOPPED = 130
"""Exit code after ctrl+c, as shells count it: 128 + SIGINT."""
NO_READER = 141
"""Exit code when nobody reads the output any more: 128 + SIGPIPE."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv`, the process's own by default; returns the exit code.

    Raises SystemExit as argparse does: for help, for the version and for wrong usage.
    """
    use_language()
    _print_anything()
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = build_parser()
    args = parser.parse_args(arguments)
    if args.command is None:
        args = parser.parse_args([*arguments, "play"])
    debug = args.debug or bool(os.environ.get("WARRING_DEBUG"))
    try:
        code: int = args.do(args)
        sys.stdout.flush()
    except UsageError as error:
        return _say(2, f"warring {args.command}: {error}")
    except KeyboardInterrupt:
        return _say(STOPPED, _("stopped"))
    except BrokenPipeError:
        _drop_output()
        return NO_READER
    except Exception as error:
        if debug:
            raise
        return _say(FAULT, report_fault(error))
    return code


def _say(code: int, text: str) -> int:
    print(text, file=sys.stderr)
    return code


def _print_anything() -> None:
    """Let a terminal without Unicode show a question mark rather than stop the game."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Send what is still unwritten nowhere, so that Python is silent when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
