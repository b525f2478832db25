"""Settings from a file: the nearest one, whole, and no mistake passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from licensecheck.config import KEYS, Config, find_config, load_config
from licensecheck.errors import ConfigError

ALL = """\
api-url = "https://wiki.example/api.php"
contact = "desk@example.org"
profile = "strict"
fail-on = "never"
on-unverified = "fail"
lockfile = "facts/licensecheck.lock"
select = ["LC", "CR004"]
ignore = []
format = "json"
timeout = 20
cache-dir = "../cache"
fresh-days = 2.5
fresh-days-absent = 0
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_key_is_read(root: Path) -> None:
    path = write(root / "licensecheck.toml", ALL)
    assert load_config(path) == Config(
        path=path,
        api_url="https://wiki.example/api.php",
        contact="desk@example.org",
        profile="strict",
        fail_on="never",
        on_unverified="fail",
        lockfile=os.path.join(str(root), "facts/licensecheck.lock"),
        select=("LC", "CR004"),
        ignore=(),
        format="json",
        timeout=20,
        cache_dir=os.path.join(str(root), "../cache"),
        fresh_days=2.5,
        fresh_days_absent=0,
    )


def test_the_cache_may_lie_in_the_home_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    config = load_config(write(root / "licensecheck.toml", 'cache-dir = "~/kept"\n'))
    assert config is not None
    assert config.cache_dir == "/home/desk/kept"


def test_the_keys_are_the_fields_of_the_settings() -> None:
    assert {key.replace("-", "_") for key in KEYS} == set(Config._fields) - {"path"}


def test_the_table_of_a_project_is_read(root: Path) -> None:
    path = write(root / "pyproject.toml", '[project]\nname = "a"\n[tool.licensecheck]\nfail-on = "info"\n')
    assert load_config(path) == Config(path=path, fail_on="info")


@pytest.mark.parametrize(
    "text", ["", "[tool.ruff]\n", '[project]\nname = "image-licensecheck"\n', 'tool = "licensecheck"\n']
)
def test_a_project_without_the_table_says_nothing(text: str, root: Path) -> None:
    assert load_config(write(root / "pyproject.toml", text)) is None


def test_a_project_that_does_not_name_us_is_not_even_parsed(root: Path) -> None:
    """A mistake in it is not ours to report, and the TOML parser is not loaded."""
    assert load_config(write(root / "pyproject.toml", "not = = toml")) is None


def test_the_nearest_file_wins_whole(root: Path) -> None:
    write(root / "licensecheck.toml", 'contact = "root"\nprofile = "strict"\n')
    near = write(root / "a" / "b" / "licensecheck.toml", 'contact = "near"\n')
    (root / "a" / "b" / "c").mkdir()
    assert find_config(str(root / "a" / "b" / "c")) == Config(path=near, contact="near")
    assert find_config(str(root / "a")).contact == "root"


def test_in_one_folder_our_own_file_comes_first(root: Path) -> None:
    write(root / "pyproject.toml", '[tool.licensecheck]\ncontact = "project"\n')
    assert find_config(str(root)).contact == "project"
    write(root / ".licensecheck.toml", 'contact = "hidden"\n')
    assert find_config(str(root)).contact == "hidden"
    write(root / "licensecheck.toml", 'contact = "plain"\n')
    assert find_config(str(root)).contact == "plain"


def test_the_search_ends_at_the_root_of_the_repository(root: Path) -> None:
    write(root / "licensecheck.toml", 'contact = "outside"\n')
    (root / "inner" / ".git").mkdir(parents=True)
    assert find_config(str(root / "inner")) == Config()


WRONG = {
    "unknown-key": ("\nfail_on = 'info'\n", 2, "There is no setting “fail_on”. Did you mean fail-on?"),
    "unknown-key-far": ("xyzzy = 1\n", 1, "There is no setting “xyzzy”."),
    "unknown-table": ("[rules]\nselect = []\n", None, "There is no setting “rules”."),
    "text": ("contact = 1\n", 1, "“contact” must be a text in quotation marks."),
    "choice": ("profile = 'strikt'\n", 1, "“profile” is “strikt”; it must be one of minimum, practice, strict. Did you mean strict?"),
    "list": ("select = 'LC'\n", 1, "“select” must be a list of rule codes."),
    "list-of-numbers": ("ignore = [1]\n", 1, "“ignore” must be a list of rule codes."),
    "timeout": ("timeout = true\n", 1, "“timeout” must be a number of seconds above 0."),
    "timeout-0": ("timeout = 0\n", 1, "“timeout” must be a number of seconds above 0."),
    "fresh-days": ("fresh-days = -1\n", 1, "“fresh-days” must be a number of days, 0 or more."),
    "fresh-days-absent": ("fresh-days-absent = '1'\n", 1, "“fresh-days-absent” must be a number of days, 0 or more."),
    "timeout-inf": ("timeout = inf\n", 1, "“timeout” must be a number of seconds above 0."),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_an_error_with_file_and_line(name: str, root: Path) -> None:
    text, line, words = WRONG[name]
    path = write(root / "licensecheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value) == f"{path}{f':{line}' if line else ''}: {words}"


def test_what_is_no_toml_is_an_error(root: Path) -> None:
    path = write(root / "licensecheck.toml", "contact = \n")
    with pytest.raises(ConfigError, match=r"This is not TOML: Invalid value \(at line 1, column 11\)"):
        load_config(path)


def test_what_is_no_utf8_is_an_error_with_its_line(root: Path) -> None:
    path = root / "licensecheck.toml"
    path.write_bytes(b'# ok\ncontact = "\xff"\n')
    with pytest.raises(ConfigError, match=r"licensecheck\.toml:2: This is not TOML: it is not UTF-8"):
        load_config(str(path))


def test_a_file_that_is_too_large_is_an_error(root: Path) -> None:
    path = write(root / "licensecheck.toml", "#" * (1024 * 1024 + 1))
    with pytest.raises(ConfigError, match="larger than 1024 kB"):
        load_config(path)


def test_a_table_of_the_wrong_kind_is_an_error(root: Path) -> None:
    path = write(root / "pyproject.toml", "[tool]\nlicensecheck = 1\n")
    with pytest.raises(ConfigError, match=r"“tool\.licensecheck” must be a table"):
        load_config(path)
