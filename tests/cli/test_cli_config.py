"""Settings from a file: the nearest one, whole, and no mistake passed over."""

from __future__ import annotations

import os
import tomllib
from json import dumps
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.config import KEYS, Config, find_config, load_config
from licensecheck.config.places import places
from licensecheck.config.template import toml
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
accept = ["no-nc"]
include = [
  "content/**", # all
]
exclude = ["drafts"]
force-exclude = true
image-keys = ["Bild"]
credit-keys = ["Quelle"]
exempt-images = ["*/logo.*"]
allowed-hosts = ["wikimedia.org"]
require-reason = true
baseline = "known.json"
locked = true
offline = false
[fields]
author = "fotograf"
source = ["quelle", "url"]
[per-file-ignores]
"archive/**" = ["LC108"]
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
    found = load_config(path)
    assert found is not None
    assert found.replace(origins=()) == Config(
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
        per_file_ignores=(("archive/**", ("LC108",)),),
        accept=("no-nc",),
        include=("content/**",),
        exclude=("drafts",),
        force_exclude=True,
        image_keys=("Bild",),
        credit_keys=("Quelle",),
        fields=(("author", ("fotograf",)), ("source", ("quelle", "url"))),
        exempt_images=("*/logo.*",),
        allowed_hosts=("wikimedia.org",),
        require_reason=True,
        baseline=os.path.join(str(root), "known.json"),
        locked=True,
        offline=False,
        files=(path,),
    )
    assert found.origin("contact") == f"{path}:2"
    assert found.origin("fields") == f"{path}:28"


def test_the_cache_may_lie_in_the_home_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    config = load_config(write(root / "licensecheck.toml", 'cache-dir = "~/kept"\n'))
    assert config is not None
    assert config.cache_dir == "/home/desk/kept"


def test_the_keys_are_the_fields_of_the_settings() -> None:
    assert {key.replace("-", "_") for key in KEYS} == set(Config._fields) - {"path", "files", "origins"}


def test_the_table_of_a_project_is_read(root: Path) -> None:
    path = write(root / "pyproject.toml", '[project]\nname = "a"\n[tool.licensecheck]\nfail-on = "info"\n')
    assert load_config(path) == Config(path=path, fail_on="info", files=(path,), origins=(("fail_on", f"{path}:4"),))


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
    found = find_config(str(root / "a" / "b" / "c"))
    assert (found.files, found.contact, found.profile) == ((near,), "near", None)
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
    "unknown-key": ("\nfail_on = 'info'\n", "2:1", "There is no setting “fail_on”. Did you mean fail-on?"),
    "unknown-key-far": ("xyzzy = 1\n", "1:1", "There is no setting “xyzzy”."),
    "unknown-key-indented": ("contact = 'a'\n  xyzzy = 1\n", "2:3", "There is no setting “xyzzy”."),
    "unknown-table": ("contact = '''\n[rules]\n'''\n[rules]\nselect = []\n", "4:1", "There is no setting “rules”."),
    "extends": ("extends = 'a.toml'\n", "1:1", "There is no setting “extends”. Did you mean extend?"),
    "text": ("contact = 1\n", "1:11", "“contact” must be a text in quotation marks."),
    "choice": ("profile = 'strikt'\n", "1:11", "“profile” is “strikt”; it must be one of minimum, practice, strict. Did you mean strict?"),
    "list": ("select = 'LC'\n", "1:10", "“select” must be a list of rule codes."),
    "list-of-numbers": ("ignore = [1]\n", "1:10", "“ignore” must be a list of rule codes."),
    "flag": ("locked = 'yes'\n", "1:10", "“locked” must be true or false."),
    "globs": ("exclude = 'a'\n", "1:11", "“exclude” must be a list of patterns."),
    "names": ("image-keys = [true]\n", "1:14", "“image-keys” must be a list of names."),
    "codes-by-glob": ("per-file-ignores = ['a']\n", "1:20", "“per-file-ignores” must be a table of patterns, each with a list of rule codes."),
    "codes-by-glob-table": ("[per-file-ignores]\n'a' = 'LC'\n", "1:1", "“per-file-ignores” must be a table of patterns, each with a list of rule codes."),
    "fields": ("fields.author = 1\n", None, "“fields” must be a table of fields, each with a name or a list of names."),
    "unknown-field": ("[fields]\ntitle = 'a'\nautor = 'b'\n", "3:1", "There is no setting “fields.autor”. Did you mean author?"),
    "extend": ("extend = ['a']\n", "1:10", "“extend” must be a text in quotation marks."),
    "extend-missing": ("\nextend = 'a/b.toml'\n", "2:10", "There is no file {folder}/a/b.toml, which this file extends."),
    "extend-itself": ("extend = './licensecheck.toml'\n", "1:10", "The file “./licensecheck.toml” is extended already: two files extend each other. Take one `extend` out."),
    "timeout": ("timeout = true\n", "1:11", "“timeout” must be a number of seconds above 0."),
    "timeout-0": ("timeout = 0\n", "1:11", "“timeout” must be a number of seconds above 0."),
    "fresh-days": ("fresh-days = -1\n", "1:14", "“fresh-days” must be a number of days, 0 or more."),
    "fresh-days-absent": ("fresh-days-absent = '1'\n", "1:21", "“fresh-days-absent” must be a number of days, 0 or more."),
    "timeout-inf": ("timeout = inf\n", "1:11", "“timeout” must be a number of seconds above 0."),
    "no-toml": ("contact = \n", "1:11", "This is not TOML: Invalid value."),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_an_error_with_file_line_and_column(name: str, root: Path) -> None:
    text, place, words = WRONG[name]
    path = write(root / "licensecheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value) == f"{path}{f':{place}' if place else ''}: {words.replace('{folder}', str(root))}"


def test_a_mistake_in_the_table_of_a_project_has_its_place(root: Path) -> None:
    path = write(root / "pyproject.toml", '[project]\nname = "a"\n\n[tool.licensecheck]\n"profil" = "strict"\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml:5:1: There is no setting “profil”"):
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


# --- extend ----------------------------------------------------------------------------------------------------------


def test_a_file_that_extends_another_takes_from_it_what_it_does_not_say(root: Path) -> None:
    base = write(root / "base.toml", 'contact = "base"\nselect = ["LC"]\nlockfile = "facts.lock"\n')
    near = write(root / "a" / "licensecheck.toml", 'extend = "../base.toml"\nselect = ["CR"]\n')
    found = find_config(str(root / "a"))
    assert (found.path, found.files) == (near, (near, base))
    assert (found.select, found.contact) == (("CR",), "base")
    assert found.lockfile == os.path.join(str(root), "facts.lock")
    assert (found.origin("select"), found.origin("contact")) == (f"{near}:2", f"{base}:1")


def test_files_may_extend_one_another_in_a_row_and_the_nearest_counts(root: Path) -> None:
    for number in range(3):
        write(root / f"{number}.toml", f'extend = "{number + 1}.toml"\ncontact = "{number}"\n')
    write(root / "3.toml", 'contact = "3"\nprofile = "strict"\n')
    found = load_config(str(root / "0.toml"))
    assert found is not None
    assert (found.contact, found.profile, len(found.files)) == ("0", "strict", 4)


def test_a_row_without_an_end_is_refused(root: Path) -> None:
    for number in range(12):
        write(root / f"{number}.toml", f'extend = "{number + 1}.toml"\n')
    with pytest.raises(ConfigError, match=r"9\.toml:1:10: More than 10 files extend each other"):
        load_config(str(root / "0.toml"))


def test_two_files_that_extend_each_other_are_refused(root: Path) -> None:
    write(root / "a.toml", 'extend = "b.toml"\n')
    write(root / "b.toml", '\nextend = "a.toml"\n')
    with pytest.raises(ConfigError, match=r"b\.toml:2:10: The file “a\.toml” is extended already"):
        load_config(str(root / "a.toml"))


def test_a_project_that_is_extended_must_have_the_table(root: Path) -> None:
    write(root / "pyproject.toml", "[tool.ruff]\n")
    path = write(root / "a" / "licensecheck.toml", 'extend = "../pyproject.toml"\n')
    with pytest.raises(
        ConfigError, match=r"licensecheck\.toml:1:10: .*pyproject\.toml, which this file extends, has no"
    ):
        load_config(path)


def test_a_mistake_in_the_file_that_is_extended_is_placed_there(root: Path) -> None:
    base = write(root / "base.toml", "\ncontact = 1\n")
    path = write(root / "licensecheck.toml", 'extend = "base.toml"\n')
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert (caught.value.path, caught.value.line, caught.value.column) == (base, 2, 11)


# --- places ----------------------------------------------------------------------------------------------------------

DOCUMENT = """\
# a comment with [brackets] = 1
plain = 1
  "quoted key" = 'x'
dotted . "a.b" = [1, # not = a key
  { inner = 1 },
] # end
long = '''
fake = 1
[fake]
'''
[table."x\\u00e4".y]
z = { a = 1, b = [2] }
[[rows]]
last = 1"""


def test_the_place_of_every_key_is_known() -> None:
    found = {key: (p.line, p.column, p.value_column) for key, p in places(DOCUMENT).items()}
    assert found == {
        ("plain",): (2, 1, 9),
        ("quoted key",): (3, 3, 18),
        ("dotted", "a.b"): (4, 1, 18),
        ("long",): (7, 1, 8),
        ("table", "xä", "y"): (11, 1, 1),
        ("table", "xä", "y", "z"): (12, 1, 5),
        ("rows",): (13, 1, 1),
        ("rows", "last"): (14, 1, 8),
    }


LETTERS = st.text("ab.#=[]{}'\"\\ ä\u2028𐀀", max_size=5)


@given(
    st.dictionaries(
        LETTERS,
        LETTERS | st.integers(0, 9) | st.lists(LETTERS, max_size=3) | st.dictionaries(LETTERS, LETTERS, max_size=3),
        max_size=5,
    )
)
def test_every_key_that_the_parser_finds_has_a_place(table: dict[str, object]) -> None:
    text = "".join(f"{dumps(key, ensure_ascii=False)} = {toml(value)}\n" for key, value in table.items())
    assert set(tomllib.loads(text)) == {key[0] for key in places(text)}
