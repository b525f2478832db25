"""Settings of a project, read from its files, each with the place where it was made."""

from __future__ import annotations

from licensecheck.config.keys import BY_NAME, KEYS, LEVELS, PROFILES, TABLE, UNVERIFIED, Key
from licensecheck.config.load import Config, find_config, folders_upward, hint, load_config
from licensecheck.report import FORMATS

__all__ = [
    "BY_NAME",
    "FORMATS",
    "KEYS",
    "LEVELS",
    "PROFILES",
    "TABLE",
    "UNVERIFIED",
    "Config",
    "Key",
    "find_config",
    "folders_upward",
    "hint",
    "load_config",
]
