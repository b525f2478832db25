"""Markdown and what is built on it: front matter, shortcodes, components, directives."""
