"""Markup with links and escapes of its own, written anew as Markdown with the way back."""
