"""The version, a plain constant: reading it from the installed metadata would cost five times the start-up."""

__version__ = "0.1.0"
