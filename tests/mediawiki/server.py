"""A MediaWiki on loopback: installed from Debian, seeded, started, shared by all test processes, stopped.

    python tests/mediawiki/server.py build      # install and seed, if anything changed
    python tests/mediawiki/server.py serve      # the same, then serve until interrupted

Nothing of it is downloaded or installed by the product itself. Everything lies in `.mediawiki/` at the project's root
(or LICENSECHECK_MEDIAWIKI_ROOT); only PHP is installed into the system, by apt-get as root, where it is missing.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
PHP_PACKAGES = ("php-cli", "php-sqlite3", "php-intl", "php-mbstring", "php-xml", "php-gd")
PARTS = ("server.py", "plan.py", "seed.php", "router.php", "LocalSettings.append.php")
START_SECONDS = 60
STEP_SECONDS = 600


class UnavailableError(Exception):
    """No MediaWiki can be had here; the message says why."""


def root() -> Path:
    """Return the folder that holds code, instance and locks."""
    return Path(os.environ.get("LICENSECHECK_MEDIAWIKI_ROOT") or PROJECT / ".mediawiki").resolve()


def _run(command: list[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a step; its output is only shown when it fails.

    Raises:
        UnavailableError: the command is not there, fails or takes too long.
    """
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=STEP_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{command[0]}: {error}") from error
    if done.returncode:
        words = " ".join(command[:6])
        raise UnavailableError(f"`{words}` ended with {done.returncode}: {done.stdout.strip()[-1500:]}")
    return done.stdout


def _apt(*words: str, cwd: Path | None = None) -> None:
    if shutil.which("apt-get") is None:
        raise UnavailableError("there is no apt-get to install MediaWiki and PHP with")
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=2"]
    _run(["apt-get", *options, *words], cwd=cwd, env={"DEBIAN_FRONTEND": "noninteractive"})


def _installed(package: str) -> bool:
    done = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status}", package], capture_output=True, text=True, check=False
    )
    return done.stdout == "installed"


def _php_is_complete() -> bool:
    if shutil.which("php") is None:
        return False
    listed = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.lower().split()
    return {"sqlite3", "pdo_sqlite", "intl", "mbstring", "xml", "gd", "fileinfo"} <= set(listed)


def install_php() -> None:
    """Install the PHP packages that are missing.

    Raises:
        UnavailableError: PHP is missing and this is not root on a Debian machine, or apt-get fails.
    """
    if _php_is_complete():
        return
    if os.geteuid() != 0:
        raise UnavailableError("PHP is not complete, and installing it with apt-get needs root")
    if shutil.which("dpkg-query") is None:
        raise UnavailableError("this is no Debian machine, and PHP is not complete")
    missing = [package for package in PHP_PACKAGES if not _installed(package)]
    _apt("update")
    _apt("install", "-y", "--no-install-recommends", *(missing or PHP_PACKAGES))
    if not _php_is_complete():
        raise UnavailableError("PHP lacks an extension after installing " + ", ".join(PHP_PACKAGES))


def install_code(base: Path) -> Path:
    """Return the folder of MediaWiki's code, unpacked from Debian's packages without installing them.

    The package itself would pull in a web server. Its files are only read, so that an unpacked copy does.

    Raises:
        UnavailableError: the packages cannot be had.
    """
    code = base / "code" / "usr" / "share" / "mediawiki"
    if (base / "code" / "complete").exists():
        return code
    debs = base / "debs"
    shutil.rmtree(base / "code", ignore_errors=True)
    shutil.rmtree(debs, ignore_errors=True)
    debs.mkdir(parents=True)
    try:
        _apt("download", "mediawiki", "mediawiki-classes", cwd=debs)
    except UnavailableError:
        if os.geteuid() != 0:
            raise
        _apt("update")
        _apt("download", "mediawiki", "mediawiki-classes", cwd=debs)
    for deb in sorted(debs.glob("*.deb")):
        _run(["dpkg-deb", "-x", str(deb), str(base / "code")])
    # The package's own absolute links point into /var/lib/mediawiki and /etc.
    for name in ("extensions", "images", "config", "LocalSettings.php"):
        (code / name).unlink(missing_ok=True)
    (code / "extensions").symlink_to("extensions-core")
    (base / "code" / "complete").touch()
    return code


def stamp(base: Path) -> str:
    """Return what an instance depends on, as one hash: these scripts, the seed's facts, the place."""
    digest = hashlib.sha256(str(base).encode())
    for path in (*(HERE / name for name in PARTS), PROJECT / "fixtures" / "example-files.json"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def build(base: Path) -> None:
    """Install and seed a new instance, unless the one that is there was made from the same parts.

    Raises:
        UnavailableError: it cannot be done here.
    """
    instance, wanted = base / "instance", stamp(base)
    if (instance / "stamp").exists() and (instance / "stamp").read_text() == wanted and _php_is_complete():
        return
    base.mkdir(parents=True, exist_ok=True)
    install_php()
    code = install_code(base)
    shutil.rmtree(instance, ignore_errors=True)
    for name in ("data", "images", "docroot", "cache", "pictures"):
        (instance / name).mkdir(parents=True)
    (instance / "docroot" / "w").symlink_to(code)
    (instance / "docroot" / "images").symlink_to(instance / "images")
    place = ["--dbtype=sqlite", f"--dbpath={instance / 'data'}", "--dbname=wiki", f"--confpath={instance}"]
    names = ["--server=http://127.0.0.1", "--scriptpath=/w", "--skins=", "--quiet", "Test Commons", "Admin"]
    password = f"--pass={secrets.token_urlsafe(18)}"
    _run(["php", str(code / "maintenance" / "install.php"), *place, password, *names])
    with (instance / "LocalSettings.php").open("a", encoding="utf-8") as settings:
        settings.write(f"\nrequire '{HERE / 'LocalSettings.append.php'}';\n")
    shutil.copy(instance / "data" / "wiki.sqlite", instance / "data" / "second.sqlite")
    _seed(instance, code)
    (instance / "stamp").write_text(wanted)


def _seed(instance: Path, code: Path) -> None:
    acts = instance / "plan.json"
    _run([sys.executable, str(HERE / "plan.py"), str(instance / "pictures"), str(acts)])
    env = {"MW_CONFIG_FILE": str(instance / "LocalSettings.php"), "MW_INSTALL_PATH": str(code)}
    _run(["php", str(HERE / "seed.php"), str(acts)], env=env)
    _run(["php", str(code / "maintenance" / "runJobs.php"), "--quiet"], env=env)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str, seconds: float) -> bool:
    """Tell whether a wiki answers at `url` within so many seconds."""
    end = time.monotonic() + seconds
    asked = f"{url}/w/api.php?action=query&meta=siteinfo&format=json"
    while True:
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return b'"general"' in answer.read()
        except (OSError, urllib.error.URLError):
            if time.monotonic() > end:
                return False
            time.sleep(0.1)


def start(base: Path) -> str:
    """Serve the instance on a free port; return its address once it answers.

    Raises:
        UnavailableError: it does not answer.
    """
    instance, port = base / "instance", _free_port()
    url = f"http://127.0.0.1:{port}"
    (instance / "access.jsonl").unlink(missing_ok=True)
    settings = {"MW_CONFIG_FILE": str(instance / "LocalSettings.php"), "LC_SERVER": url, "PHP_CLI_SERVER_WORKERS": "4"}
    options = ["-d", "opcache.enable=1", "-d", "display_errors=0", "-d", "log_errors=1", "-d", "max_execution_time=60"]
    with (instance / "server.log").open("wb") as log:
        server = subprocess.Popen(
            ["php", *options, "-S", f"127.0.0.1:{port}", "-t", str(instance / "docroot"), str(HERE / "router.php")],
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # its own group, so that its workers end with it
        )
    server.returncode = 0  # nobody waits for it: the last user ends it, in this process or another one
    (base / "run.json").write_text(json.dumps({"pid": server.pid, "url": url, "stamp": stamp(base)}))
    if not _answers(url, START_SECONDS):
        stop(base)
        words = (instance / "server.log").read_text(errors="replace")[-1000:]
        raise UnavailableError(f"php -S does not answer within {START_SECONDS} s: {words}")
    return url


def running(base: Path) -> dict[str, str]:
    """Return address, process and stamp of the server that was started here, or nothing."""
    try:
        found: dict[str, str] = json.loads((base / "run.json").read_text())
    except (OSError, ValueError):
        return {}
    return found


def stop(base: Path) -> None:
    """End the server that was started here, if it still runs."""
    pid = int(running(base).get("pid", 0))
    (base / "run.json").unlink(missing_ok=True)
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if not _is_ours(pid, base):
            return
        with suppress(ProcessLookupError):
            os.killpg(pid, sign)
        end = time.monotonic() + 3
        while _is_ours(pid, base) and time.monotonic() < end:
            time.sleep(0.05)


def _is_ours(pid: int, base: Path) -> bool:
    """Tell whether a process is the server of `base` and still runs; a number may have been given to another one."""
    try:
        return pid > 0 and str(base).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


class Shared:
    """One server for all test processes: the first one builds and starts it, the last one stops it.

    Every user holds a shared lock on `users`; whoever can get it alone is the only one. Locks end with their process,
    so that nothing stays behind a killed run but a server, which the next run finds and ends.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        self._users: IO[bytes] | None = None

    def acquire(self, run: str = "") -> str:
        """Return the server's address.

        Args:
            run: what the processes of one test run have in common; what failed for one is not tried by the next.

        Raises:
            UnavailableError: no MediaWiki can be had here.
        """
        try:
            self.base.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnavailableError(f"cannot write {self.base}: {error}") from error
        failed = self.base / "failed.json"
        with self._gate():
            users = (self.base / "users").open("wb")
            if not _try_lock(users):
                url = self._join(users)
            else:
                try:
                    url = self._begin(failed, run)
                except BaseException as error:
                    users.close()
                    failed.write_text(json.dumps({"run": run, "reason": str(error)}))
                    raise
                fcntl.flock(users, fcntl.LOCK_SH)
            self._users = users
            return url

    def _begin(self, failed: Path, run: str) -> str:
        if run and failed.exists():
            found = json.loads(failed.read_text())
            if found["run"] == run:
                raise UnavailableError(found["reason"])
        failed.unlink(missing_ok=True)
        stop(self.base)
        build(self.base)
        return start(self.base)

    def _join(self, users: IO[bytes]) -> str:
        found = running(self.base)
        if not found:
            users.close()
            raise UnavailableError("another process tried to start the wiki and could not")
        if found["stamp"] != stamp(self.base):
            users.close()
            raise UnavailableError("another run uses the wiki with other set-up scripts; wait until it has ended")
        fcntl.flock(users, fcntl.LOCK_SH)
        return found["url"]

    def release(self) -> None:
        """Stop using the server; the last user ends it."""
        if self._users is None:
            return
        with self._gate():
            fcntl.flock(self._users, fcntl.LOCK_UN)
            if _try_lock(self._users):
                stop(self.base)
            self._users.close()
            self._users = None

    @contextmanager
    def _gate(self) -> Iterator[None]:
        with (self.base / "gate").open("wb") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield


def _try_lock(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main(argv: list[str]) -> int:
    """Build, or build and serve until interrupted."""
    shared = Shared(root())
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.default_int_handler)
    try:
        print(f"{shared.acquire()}/w/api.php", flush=True)
        if argv == ["serve"]:
            signal.pause()
    except UnavailableError as error:
        print(f"no MediaWiki: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    finally:
        shared.release()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
