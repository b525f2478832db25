"""Data files and feeds: registries of credits, sidecars, RSS and Atom, WordPress exports; scanners that keep places."""
