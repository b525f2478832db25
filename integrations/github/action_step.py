"""The step of the GitHub action: inputs from the environment to a command line, exit code and outputs back.

GitHub hands over every input as `INPUT_<NAME>`, and names the files that take outputs (GITHUB_OUTPUT) and the job summary
(GITHUB_STEP_SUMMARY, which `--format github` appends to), the checkout (GITHUB_WORKSPACE) and the event (GITHUB_EVENT_PATH).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RESULTS = ("clean", "findings", "misuse", "incomplete", "empty")
"""A word for each exit code of `licensecheck check`."""

VALUES = {
    "INPUT_LOCKFILE": "--lockfile",
    "INPUT_BASELINE": "--baseline",
    "INPUT_PROFILE": "--profile",
    "INPUT_FAIL_ON": "--fail-on",
    "INPUT_ON_UNVERIFIED": "--on-unverified",
}
"""Inputs that are the value of an option; empty ones are left to the configuration."""

FLAGS = {"INPUT_LOCKED": "--locked", "INPUT_FAIL_IF_EMPTY": "--fail-if-empty"}


class WrongInputError(Exception):
    """An input holds something that it may not hold."""


def command_line(environ: Mapping[str, str]) -> list[str]:
    """Return the arguments of `licensecheck` for the inputs of the action.

    Raises:
        WrongInputError: a flag is neither "true" nor "false", or a path could be taken for an option.
    """
    arguments = ["check", "--format", "github"]
    arguments += [option for name, option in FLAGS.items() if _is_true(environ, name)]
    for name, option in VALUES.items():
        if value := environ.get(name, "").strip():
            arguments.append(f"{option}={value}")
    if sarif := environ.get("INPUT_SARIF_FILE", "").strip():
        arguments.append(f"--output=sarif={sarif}")
    if _is_true(environ, "INPUT_CHANGED_ONLY") and (base := base_of(environ)):
        arguments.append(f"--diff={base}")
    arguments += environ.get("INPUT_ARGS", "").split()
    return [*arguments, "--", *_paths(environ)]


def base_of(environ: Mapping[str, str]) -> str:
    """Return the commit that a pull request is compared with, "" for any other event."""
    path = environ.get("GITHUB_EVENT_PATH", "")
    if not path or not os.path.isfile(path):
        return ""
    with open(path, encoding="utf-8") as file:
        event = json.load(file)
    return str(event.get("pull_request", {}).get("base", {}).get("sha", ""))


def _is_true(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().lower()
    if value not in ("true", "false", ""):
        raise WrongInputError(f"{name[6:].lower().replace('_', '-')} is “{value}”; it may be true or false.")
    return value == "true"


def _paths(environ: Mapping[str, str]) -> Iterator[str]:
    lines = [line.strip() for line in environ.get("INPUT_PATHS", "").splitlines()]
    yield from [line for line in lines if line] or ["."]


def write_outputs(environ: Mapping[str, str], code: int) -> None:
    """Append exit code, result and the path of the SARIF file to the file that GitHub reads outputs from."""
    path = environ.get("GITHUB_OUTPUT")
    if not path:
        return
    sarif = environ.get("INPUT_SARIF_FILE", "").strip()
    lines = (
        f"exit-code={code}",
        f"result={RESULTS[code] if code < len(RESULTS) else 'misuse'}",
        f"sarif-file={sarif if sarif and os.path.isfile(sarif) else ''}",
    )
    with open(path, "a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Run the check in the checkout and return its exit code; 2 for a wrong input."""
    if workspace := environ.get("GITHUB_WORKSPACE"):
        os.chdir(workspace)
    try:
        arguments = command_line(environ)
    except WrongInputError as error:
        sys.stdout.write(f"::error title=licensecheck::{str(error).translate({37: '%25', 10: '%0A', 13: '%0D'})}\n")
        code = 2
    else:
        code = subprocess.call([sys.executable, "-m", "licensecheck", *arguments])
    write_outputs(environ, code)
    return code


if __name__ == "__main__":
    sys.exit(main())
