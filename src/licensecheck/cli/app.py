"""Which command runs, and what becomes of everything that can go wrong on the way."""

from __future__ import annotations

import gc
import os
import sys

from licensecheck.cli.console import complain, mute, use_utf8
from licensecheck.errors import LicensecheckError, UsageError
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MISUSE = 2
INTERRUPTED = 130

COMMANDS = {
    "check": "check articles, or one credit, against what the wiki records",
    "lock": "write what the wiki records about every file to licensecheck.lock",
    "refresh": "ask again for what licensecheck.lock holds, and say what changed on the wiki",
    "baseline": "write what is found now to a file, so that only new findings count",
    "config": "show all settings and where each was made",
    "init": "write a commented file of settings",
    "parse": "read credit lines without looking anything up; JSON Lines out",
    "credit": "write the right credit for a file",
    "explain": "show a rule with its ground, examples and limits",
    "rules": "list all rules",
    "doctor": "look at everything a check depends on, and say what to do",
}
"""Each is a module of this room with `SYNTAX` and `execute(options) -> int`."""

COLLECT_AFTER = 50_000
"""Objects that are made, and not freed, before cycles among them are looked for. Values hold none, so that Python's own
700 would look at everything that is loaded again and again: a tenth of all work."""

HELP = """\
licensecheck check article.md                     check an article
licensecheck check --locked content/              check a folder from licensecheck.lock, without a network
licensecheck check --credit "Photo: …, CC BY 4.0" --file File:Example.jpg
licensecheck lock content/                        write licensecheck.lock

Commands:
{commands}

licensecheck COMMAND --help shows the options of a command. licensecheck --version shows the version.
Exit codes: 0 nothing found, 1 findings, 2 misuse or internal error, 3 incomplete, 4 nothing to check.
"""


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; every error becomes a line on standard error and an exit code."""
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    use_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has seen enough
        mute()
        return 0
    except LicensecheckError as error:
        complain(str(error))
        return MISUSE
    except OSError as error:
        mute()
        return _fail("system.refused", MISUSE, why=f"{error.filename or 'standard output'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("LICENSECHECK_DEBUG"):
            raise
        return _fail("internal.error", MISUSE, error=f"{type(error).__name__}: {error}")


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        commands = "\n".join(f"  {name:9}{words}" for name, words in COMMANDS.items())
        sys.stdout.write(HELP.format(commands=commands))
        return 0 if arguments else MISUSE
    name, *rest = arguments
    if name not in COMMANDS:
        raise _unknown(name)
    from licensecheck.cli.arguments import help_text, read_arguments

    module = f"licensecheck.cli.{name}"
    __import__(module)  # importlib would cost a millisecond more
    command: Any = sys.modules[module]
    options = read_arguments(command.SYNTAX, rest)
    if options is None:
        sys.stdout.write(help_text(command.SYNTAX))
        return 0
    code: int = command.execute(options)
    return code


def _unknown(name: str) -> UsageError:
    from licensecheck.config import hint

    if name.startswith("-"):
        return UsageError("usage.unknown-option", (("name", name), ("hint", hint(name, ("--version", "--help")))))
    return UsageError("usage.unknown-command", (("name", name), ("hint", hint(name, tuple(COMMANDS)))))


def _fail(message_id: str, code: int, **params: str) -> int:
    from licensecheck.messages import render

    complain(render(message_id, params.items()))
    return code
