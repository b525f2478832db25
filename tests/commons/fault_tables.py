"""The faults that a service or a line can have: those that pass, and those that last with the reason that is given."""

from __future__ import annotations

from commons.fault_proxy import body, close_early, cut_body, cut_json, maxlag, redirect, reset, status

HTTP_DATE = {"Retry-After": "Fri, 20 Nov 2026 12:00:07 GMT", "Date": "Fri, 20 Nov 2026 12:00:00 GMT"}

PASSING = {
    "429 with Retry-After": (status(429, {"Retry-After": "3"}), [3.0]),
    "429 with a date": (status(429, HTTP_DATE), [7.0]),
    "429 without Retry-After": (status(429), [5.0]),
    "503": (status(503), [1.0]),
    "502 with Retry-After": (status(502, {"Retry-After": "2"}), [2.0]),
    "maxlag": (maxlag(), [5.0]),
    "maxlag without Retry-After": (maxlag(retry_after=None), [5.0]),
    "maxlag without its header": (maxlag(retry_after="6", header=False), [6.0]),
    "database error of the API": (body('{"error":{"code":"internal_api_error_DBQueryError","info":""}}'), [1.0]),
    "reset before the answer": (reset, [0.5]),
    "closed before the answer": (close_early, [0.5]),
    "reset in the body": (cut_body(rst=True), [0.5]),
    "closed in the body": (cut_body(), [0.5]),
    "JSON cut": (cut_json(), [0.5]),
}
"""Faults that pass: the next try succeeds. With the pause that is made before it."""

LASTING = {
    "429": (status(429), "unavailable.rate-limited"),
    "429 with a long wait": (status(429, {"Retry-After": "3600"}), "unavailable.rate-limited"),
    "503": (status(503), "unavailable.server-error"),
    "403": (status(403), "unavailable.blocked"),
    "404": (status(404), "unavailable.refused"),
    "HTML with 200": (status(200), "unavailable.not-an-api"),
    "empty body": (body(""), "unavailable.not-an-api"),
    "[]": (body("[]"), "unavailable.not-an-api"),
    "{}": (body("{}"), "unavailable.not-an-api"),
    "null": (body("null"), "unavailable.not-an-api"),
    "a number": (body("1"), "unavailable.not-an-api"),
    "foreign JSON": (body('{"status":"ok"}'), "unavailable.not-an-api"),
    "not UTF-8": (body(b'{"query":{"pages":[{"title":"\xff"}]}}'), "unavailable.not-an-api"),
    "JSON nested deeply": (body("[" * 200_000), "unavailable.not-an-api"),
    "JSON cut": (cut_json(0.9), "unavailable.cut-answer"),
    "body cut": (cut_body(0.9), "unavailable.cut-answer"),
    "reset": (reset, "unavailable.connection"),
    "closed": (close_early, "unavailable.connection"),
    "maxlag": (maxlag(), "unavailable.maxlag"),
    "redirect loop": (redirect(), "unavailable.redirect"),
    "redirect to another host": (redirect("https://example.org/w/api.php"), "unavailable.redirect"),
    "redirect to nowhere": (redirect("http://[broken"), "unavailable.redirect"),
    "an error of the API": (body('{"error":{"code":"readapidenied","info":"no"}}'), "unavailable.api-error"),
    "errors as a list": (body('{"errors":[{"code":"readapidenied"}]}'), "unavailable.api-error"),
    "the API switched off": (body("MediaWiki API is not enabled for this site."), "unavailable.not-an-api"),
    "an empty answer": (body('{"batchcomplete":true}'), "unavailable.cut-answer"),
    "a list for query": (body('{"batchcomplete":"","query":[]}'), "unavailable.cut-answer"),
    "rubbish pages": (body('{"query":{"pages":[1,null,{"title":5},{"missing":true}]}}'), "unavailable.cut-answer"),
    "pages of other titles": (
        body('{"batchcomplete":true,"query":{"pages":[{"ns":6,"title":"File:Other.jpg","missing":true}]}}'),
        "unavailable.cut-answer",
    ),
    "gzip that is none": (body("{}", {"Content-Encoding": "gzip"}), "unavailable.cut-answer"),
}
"""Faults that last, with the reason that is given."""
