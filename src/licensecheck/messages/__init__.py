"""Messages: ids and parameters in, sentences out. The only place where a user's sentence is written.

Every id that a verdict, a finding, a fix or a problem can carry has a template in one of the tables here:
`en_verdicts` (reasons of verdicts), `en_rules` (findings and fixes), `en_problems` (input, configuration, service), `en_outputs` (the fixed words of formats for other programs), `en_reading` (how a
credit was read).
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


_TABLES = ("en_verdicts", "en_rules", "en_problems", "en_outputs", "en_reading")


def _templates(message_id: str) -> dict[str, str]:
    """Return the table with this id; a table is loaded when those before it do not have an id."""
    for name in _TABLES:
        module = f"{__name__}.{name}"
        if module not in sys.modules:
            __import__(module)
        table: dict[str, str] = sys.modules[module].TEMPLATES
        if message_id in table:
            return table
    raise KeyError(message_id)


def render(message_id: str, params: Iterable[tuple[str, str]] = ()) -> str:
    """Return the sentence for `message_id` with its parameters filled in.

    Raises:
        KeyError: no template has this id, or the template names a parameter that is not given.
    """
    return _templates(message_id)[message_id].format_map(dict(params))
