"""`python -m licensecheck`."""

from __future__ import annotations

from licensecheck.cli import run

if __name__ == "__main__":
    run()
