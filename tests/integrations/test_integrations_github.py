"""The GitHub action: its description against the public schema, and its script in GitHub's environment."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import action_step
import pytest
import yaml

from integrations.public_schemas import validate
from integrations.repositories import need_git, repository, run
from licensecheck.cli import main

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "fixtures" / "articles"
SHA = "0123456789abcdef0123456789abcdef01234567"


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


def defaults() -> dict[str, str]:
    """What GitHub puts into the environment when a workflow sets no input: the `env` of the step, filled in."""
    step = action()["runs"]["steps"][1]
    inputs = {name: value["default"] for name, value in action()["inputs"].items()}
    names = {key: re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value) for key, value in step["env"].items()}
    return {key: inputs[match[1]] for key, match in names.items() if match}


def test_the_description_is_what_github_takes() -> None:
    validate("github-actions", action())


def test_every_input_reaches_the_script_and_every_output_comes_from_it() -> None:
    named = {f"INPUT_{name.upper().replace('-', '_')}" for name in action()["inputs"]} - {"INPUT_PYTHON"}
    assert set(defaults()) == named
    read = {
        *action_step.VALUES,
        *action_step.FLAGS,
        "INPUT_PATHS",
        "INPUT_SARIF_FILE",
        "INPUT_CHANGED_ONLY",
        "INPUT_ARGS",
    }
    assert named == read
    assert set(action()["outputs"]) == {"exit-code", "result", "sarif-file"}


def test_no_input_is_put_into_a_script() -> None:
    """An expression inside `run` would let a value become a command; values come by the environment."""
    assert not any("${{" in step["run"] for step in action()["runs"]["steps"])


COMMANDS: dict[str, tuple[dict[str, str], list[str]]] = {
    "defaults": ({}, ["--locked", "--fail-if-empty", "--", "."]),
    "online": ({"INPUT_LOCKED": "false"}, ["--fail-if-empty", "--", "."]),
    "paths": ({"INPUT_PATHS": "a b\n\n  --odd \n"}, ["--locked", "--fail-if-empty", "--", "a b", "--odd"]),
    "values": (
        {"INPUT_LOCKFILE": "x.lock", "INPUT_BASELINE": "b.json", "INPUT_PROFILE": "strict", "INPUT_FAIL_ON": "warning", "INPUT_ON_UNVERIFIED": "fail"},
        ["--locked", "--fail-if-empty", "--lockfile=x.lock", "--baseline=b.json", "--profile=strict", "--fail-on=warning", "--on-unverified=fail", "--", "."],
    ),
    "sarif and more": (
        {"INPUT_SARIF_FILE": "out.sarif", "INPUT_ARGS": " --ignore  LC110 "},
        ["--locked", "--fail-if-empty", "--output=sarif=out.sarif", "--ignore", "LC110", "--", "."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_inputs_become_options(name: str) -> None:
    changes, rest = COMMANDS[name]
    assert action_step.command_line({**defaults(), **changes}) == ["check", "--format", "github", *rest]


def test_a_pull_request_is_compared_with_its_base_if_asked_for(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    environ = {**defaults(), "INPUT_CHANGED_ONLY": "true", "GITHUB_EVENT_PATH": str(event)}
    event.write_text(json.dumps({"pull_request": {"base": {"sha": SHA}}}), encoding="utf-8")
    assert f"--diff={SHA}" in action_step.command_line(environ)
    assert not any(a.startswith("--diff") for a in action_step.command_line({**environ, "INPUT_CHANGED_ONLY": "false"}))
    event.write_text(json.dumps({"ref": "refs/heads/main"}), encoding="utf-8")
    assert not any(a.startswith("--diff") for a in action_step.command_line(environ))


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A checkout of the example articles with GitHub's variables; the process's own ones are taken along."""
    shutil.copytree(ARTICLES, tmp_path / "checkout")
    files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_EVENT_PATH": "event.json"}
    environ = {name: str(tmp_path / value) for name, value in files.items()}
    environ |= {"GITHUB_WORKSPACE": str(tmp_path / "checkout"), "GITHUB_ACTIONS": "true"}
    (tmp_path / "event.json").write_text("{}", encoding="utf-8")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return {**defaults(), **environ}


def outputs(environ: dict[str, str]) -> dict[str, str]:
    lines = Path(environ["GITHUB_OUTPUT"]).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_the_script_annotates_sums_up_and_fails(github: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert action_step.main({**github, "INPUT_SARIF_FILE": "out.sarif"}) == 1
    out = capfd.readouterr().out
    assert (
        "::error file=harbor-walk.md,line=7,endLine=7,col=116,endColumn=125,title=LC106 license-version-mismatch::"
        in out
    )
    assert outputs(github) == {"exit-code": "1", "result": "findings", "sarif-file": "out.sarif"}
    assert Path(github["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8").startswith("## Image credits\n")
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_right_article_passes(github: dict[str, str]) -> None:
    assert action_step.main({**github, "INPUT_PATHS": "right.md"}) == 0
    assert outputs(github) == {"exit-code": "0", "result": "clean", "sarif-file": ""}


def test_a_folder_without_pictures_is_no_success(github: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    Path(github["GITHUB_WORKSPACE"], "empty").mkdir()
    assert action_step.main({**github, "INPUT_PATHS": "empty"}) == 4
    assert outputs(github)["result"] == "empty"
    assert "::warning title=licensecheck::No picture and no credit was found" in capfd.readouterr().out


def test_a_wrong_input_is_said_as_an_error(github: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert action_step.main({**github, "INPUT_LOCKED": "yes"}) == 2
    assert capfd.readouterr().out == "::error title=licensecheck::locked is “yes”; it may be true or false.\n"
    assert outputs(github)["result"] == "misuse"


def test_outside_of_github_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.chdir(ARTICLES)
    assert action_step.main({**defaults(), "INPUT_PATHS": "right.md"}) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_pull_request_answers_for_what_it_changes_and_no_more(
    github: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    """The old articles are full of errors; the base commit of the event says what is old."""
    need_git()
    checkout = Path(github["GITHUB_WORKSPACE"])
    base = repository(checkout)
    shutil.copy(checkout / "right.md", checkout / "new.md")
    assert run(checkout, "git", "add", "new.md").returncode == 0
    assert run(checkout, "git", "commit", "-q", "-m", "new").returncode == 0
    event = {"pull_request": {"base": {"sha": base}}}
    Path(github["GITHUB_EVENT_PATH"]).write_text(json.dumps(event), encoding="utf-8")
    changed = {**github, "INPUT_CHANGED_ONLY": "true"}
    assert action_step.main(changed) == 0
    shutil.copy(checkout / "kupiansk.md", checkout / "new.md")
    assert action_step.main(changed) == 1
    files = set(re.findall(r"^::error file=([^,]+),", capfd.readouterr().out, re.M))
    assert files == {"new.md"}


def test_a_baseline_takes_old_findings_out_of_the_count(
    github: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(github["GITHUB_WORKSPACE"])
    assert main(["baseline", "--locked", "."]) == 0
    with_baseline = {**github, "INPUT_BASELINE": "licensecheck.baseline.json"}
    assert action_step.main({**github, "INPUT_PATHS": "kupiansk.md"}) == 1
    assert action_step.main({**with_baseline, "INPUT_PATHS": "kupiansk.md"}) == 0
