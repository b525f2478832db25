"""Killed at any moment: the lockfile is the old one or the new one, and the cache opens again with right records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

KILLS = 200

SCRIPT = """
import json, os, random, shutil, signal, sqlite3, sys, time
from licensecheck.evidence import Lockfile
from licensecheck.evidence.atomic import write_atomic
from licensecheck.evidence.cache import Cache
from licensecheck.model import FileFacts

folder, kills = sys.argv[1], int(sys.argv[2])
lock, caches, dice = os.path.join(folder, "licensecheck.lock"), os.path.join(folder, "cache"), random.Random(5)
NOW = "2026-11-02T12:00:00Z"

def fact(number, edition):
    title = f"File:{number:03}.jpg"
    return FileFacts(title, title, "present", settled=True, note=f"edition {edition} of {number} " * 100, read_at=NOW)

EDITIONS = [[fact(n, edition) for n in range(150)] for edition in range(2)]
TITLES = [f.asked for f in EDITIONS[0]]

def cache():
    return Cache("api", caches, clock=lambda: 1793620800.0)

def write_on(turn):
    while True:
        for edition in dice.sample(EDITIONS, 2):
            if turn % 4 == 1:
                write_atomic(lock, [texts[EDITIONS.index(edition)].decode()])
            elif turn % 2:
                Lockfile.write(lock, edition)
            else:
                cache().put(edition[:75])
                cache().put(edition[75:])

texts = []
for edition in EDITIONS:
    Lockfile.write(lock, edition)
    texts.append(open(lock, "rb").read())

seen = {"torn lockfile": 0, "remains": 0, "wrong record": 0, "notes": [], "broken cache": 0, "records": 0, "editions": [0, 0]}
for turn in range(kills):
    if turn % 4 == 0:
        shutil.rmtree(caches, ignore_errors=True)  # killed while the cache is being made
    dice.seed(turn)
    child = os.fork()
    if not child:
        write_on(turn)
    time.sleep(dice.uniform(0.0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    text = open(lock, "rb").read()
    seen["torn lockfile"] += text not in texts
    seen["editions"][texts.index(text) if text in texts else 0] += 1
    assert len(Lockfile.load(lock).files(TITLES)) == 150
    held = cache()
    found = held.files(TITLES)
    seen["wrong record"] += sum(f not in (EDITIONS[0][i], EDITIONS[1][i]) for i, t in enumerate(TITLES) if (f := found.get(t, EDITIONS[0][i])))
    seen["records"] += len(found)
    held.put(EDITIONS[0][:1])
    seen["notes"] += held.notes
    held.close()
    db = sqlite3.connect(held.path)
    seen["broken cache"] += db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    db.close()
seen["remains"] = sum(name.endswith(".tmp") for name in os.listdir(folder))
print(json.dumps(seen))
"""


def test_two_hundred_kills_leave_no_torn_lockfile_and_no_broken_cache(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(KILLS)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["remains"] > 0, "some kills must have hit a lockfile that was half written, or nothing was tried"
    assert min(seen["editions"]) > 0, "writers got as far as replacing the lockfile"
    assert seen["records"] > 0, "writers got as far as storing records"
    del seen["remains"], seen["editions"], seen["records"]
    assert seen == {"torn lockfile": 0, "wrong record": 0, "notes": [], "broken cache": 0}
