"""From a parsed credit and recorded facts to one verdict, with reasons, per field. Pure: frozen values in and out.

No circles. What was used to find a file is not verified by that file:

* A file is identified by what the user gave, by an address or file name in the credit, by the address that the article
  embeds, or else by the bytes of the picture, if just one file has them. Words are searched for as well, but what a search finds stays a candidate: no file is chosen from it, so author,
  title and date are undecided there.
* Where only the file's name, written in the credit, led to the file, those words are not a verified title.
* Where only the picture's bytes led to the file, neither the picture nor what is said of its changes is verified by them.
* No license, author or date is ever used to find a file.
"""

from __future__ import annotations

from licensecheck.judge._context import Context
from licensecheck.judge.case import judge
from licensecheck.judge.choose import MARGIN
from licensecheck.judge.duties import Duty, duty, license_at_hand
from licensecheck.judge.identify import Answers
from licensecheck.judge.license import wants_confirmation, wants_history
from licensecheck.judge.naming import Reference, may_be_a_wiki_file, references, search_key, wider_search_key

__all__ = [
    "MARGIN",
    "Answers",
    "Context",
    "Duty",
    "Reference",
    "duty",
    "judge",
    "license_at_hand",
    "may_be_a_wiki_file",
    "references",
    "search_key",
    "wants_confirmation",
    "wants_history",
    "wider_search_key",
]
