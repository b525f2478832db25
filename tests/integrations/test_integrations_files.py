"""GitLab's template, the container file and the recipes in the documentation."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from integrations.public_schemas import validate
from report.validate import check_json, check_xml

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "integrations" / "gitlab" / "licensecheck.gitlab-ci.yml"
RECIPES = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def job() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["licensecheck"]
    return found


def test_the_template_is_what_gitlab_takes() -> None:
    validate("gitlab-ci", yaml.safe_load(TEMPLATE.read_text(encoding="utf-8")))


def test_the_script_of_the_template_writes_both_reports(tmp_path: Path) -> None:
    """Run line by line in a shell, as the runner does, with the variables of the job."""
    shutil.copytree(ROOT / "fixtures" / "articles", tmp_path / "site")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environ = {**os.environ, **job()["variables"], "PATH": path}
    done = [
        subprocess.run(["bash", "-c", line], cwd=tmp_path / "site", env=environ, check=False)
        for line in job()["script"]
    ]
    assert [d.returncode for d in done] == [1]
    reports = job()["artifacts"]["reports"]
    quality = (tmp_path / "site" / reports["codequality"]).read_text(encoding="utf-8")
    assert len(check_json("gitlab-code-quality.json", quality)) == 15
    check_xml("junit-10.xsd", (tmp_path / "site" / reports["junit"]).read_text(encoding="utf-8"))


def test_the_container_runs_as_nobody_in_particular_and_names_its_base_by_release() -> None:
    lines = [
        line for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001:10001"]
    assert lines.index("USER 10001:10001") > max(
        i for i, line in enumerate(lines) if line.startswith(("FROM ", "RUN "))
    )
    (base,) = [line.partition("=")[2] for line in lines if line.startswith("ARG BASE=")]
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-[a-z]+", base)
    copied = [
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    ]
    assert all((ROOT / name).exists() for name in copied)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", RECIPES, re.S)


WORKFLOWS = [block for block in blocks("yaml") if "\njobs:" in block]


@pytest.mark.parametrize("number", range(len(WORKFLOWS)))
def test_each_workflow_of_the_recipes_is_what_github_takes(number: int) -> None:
    data = yaml.safe_load(WORKFLOWS[number])
    data["on"] = data.pop(True)  # YAML 1.1 reads `on` as a truth value
    validate("github-workflows", data)


def test_the_recipes_are_there() -> None:
    assert len(WORKFLOWS) == 2
    assert len(blocks("yaml")) == 4


def test_actions_of_others_are_pinned_by_hash() -> None:
    used = re.findall(r"uses: (\S+)", RECIPES)
    assert len(used) == 4
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)


def test_each_input_that_a_recipe_sets_is_one_of_the_action() -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
    steps = [s for block in WORKFLOWS for j in yaml.safe_load(block)["jobs"].values() for s in j["steps"]]
    used = {name for step in steps if "licensecheck@" in step.get("uses", "") for name in step.get("with", {})}
    assert used
    assert used <= inputs


def test_each_command_of_the_recipes_is_understood() -> None:
    """Every `licensecheck ...` of a shell block or of a workflow has options that exist."""
    from licensecheck.cli import app
    from licensecheck.cli.arguments import read_arguments

    lines = [m[1] for block in (*blocks("sh"), *blocks("yaml")) for m in re.finditer(r"^[\s|-]*(?:run: )?licensecheck (.+?)(?: > .*| \|\| .*)?$", block, re.M)]  # fmt: skip
    assert lines
    for line in lines:
        name, *rest = line.split("  #")[0].split()
        assert name in app.COMMANDS, line
        module = __import__(f"licensecheck.cli.{name}", fromlist=["SYNTAX"])
        assert read_arguments(module.SYNTAX, rest) is not None, line


def test_json_of_the_documentation_parses() -> None:
    for block in blocks("json"):
        json.loads(block)
