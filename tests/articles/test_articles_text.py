"""Which credits are found in plain text."""

from __future__ import annotations

from typing import Any

import pytest

LONG = "Photo: National Police of Ukraine, Kupiansk Local History Museum after"

LINES: dict[str, tuple[str, list[str]]] = {
    "line": ("Text.\n\n  Photo: J, CC BY 4.0  \n", ["Photo: J, CC BY 4.0"]),
    "line inside a paragraph": ("Text here.\nPhoto: J\nMore text.\n", ["Photo: J"]),
    "each line its own": ("Photo: A\nPhoto: B\nFoto: C", ["Photo: A", "Photo: B", "Foto: C"]),
    "wrapped": (f"{LONG}\nshelling, 2023-04-25, CC BY 4.0\n\nText.", [f"{LONG}\nshelling, 2023-04-25, CC BY 4.0"]),
    "wrapped, crlf": (f"{LONG}\r\nshelling, CC BY 4.0\r\n", [f"{LONG}\r\nshelling, CC BY 4.0"]),
    "not wrapped at a new label": (f"{LONG}\nPhoto: second\n", [LONG, "Photo: second"]),
    "not wrapped at a bullet": (f"- {LONG}\n- {LONG}\n", [f"- {LONG}", f"- {LONG}"]),
    "fields on lines of their own": (
        "Photo: A\nLicense: CC BY 4.0\nSource: https://x.org\nPhoto: B\nLizenz: CC BY 4.0\n",
        ["Photo: A\nLicense: CC BY 4.0\nSource: https://x.org", "Photo: B\nLizenz: CC BY 4.0"],
    ),
    "a field twice starts anew": ("Source: © A\nSource: © B\n", ["Source: © A", "Source: © B"]),
    "address on a line of its own": (
        "Photo: J, CC BY 3.0\nhttps://x.org/y\n",
        ["Photo: J, CC BY 3.0\nhttps://x.org/y"],
    ),
    "comma leads on": (
        "Photo: Jane Doe of the city archive, CC BY 3.0,\ncropped\n" + "x" * 200,
        ["Photo: Jane Doe of the city archive, CC BY 3.0,\ncropped"],
    ),
    "short lines are not wrapped": ("Photo: J\nThe boats come in.\n", ["Photo: J"]),
    "no credit": ("The harbor.\n\nNo boat.\n", []),
    "astral": ("😀\n\n😀 Photo: 𝒳\n", ["😀 Photo: 𝒳"]),
    "old line ends": ("Text.\rPhoto: J\rText.", ["Photo: J"]),
}


@pytest.mark.parametrize(("text", "found"), LINES.values(), ids=LINES)
def test_lines_that_credit_a_picture(reading: Any, text: str, found: list[str]) -> None:
    assert reading.rows(text, "a.txt") == [(None, credit, "line") for credit in found]


def test_a_file_of_any_other_kind_is_read_as_text(reading: Any) -> None:
    assert reading.rows("![a](a.jpg)\n\nPhoto: J\n", "README") == [(None, "Photo: J", "line")]
