"""Addresses that a terminal is handed: of the web or for mail, one word of ASCII letters, whatever was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import page, para, words

from briefing.layout.addresses import LONGEST, hyperlink
from briefing.layout.plain import to_ansi
from briefing.model.document import Link

HARMLESS = re.compile(r"(?:https?://[!-:=-~]+|mailto:[!-:=-~]+)?")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/100%25/(a)", "https://example.org/100%25/(a)"),
        ("HTTP://Example.org", "http://Example.org"),
        ("mailto:a@example.org?subject=Two%20words", "mailto:a@example.org?subject=Two%20words"),
        ("https://example.org/a;b=c", "https://example.org/a%3Bb=c"),
        ("https://example.org/日本?q=é", "https://example.org/%E6%97%A5%E6%9C%AC?q=%C3%A9"),
        ("https://bücher.example:8080/a", "https://xn--bcher-kva.example:8080/a"),
        ("https://me:pass@bücher.example/", "https://me:pass@xn--bcher-kva.example/"),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
        ("https://example.org/\x1b]8;;x\x07\n", "https://example.org/%1B]8%3B%3Bx%07%0A"),
        ("https://exa\x9cmple.org/", ""),
        ("https://example.org/ a<b>", "https://example.org/%20a%3Cb%3E"),
    ],
)
def test_what_a_terminal_is_handed(target: str, address: str) -> None:
    assert hyperlink(target) == address


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "javascript:https://example.org",
        "file:///etc/passwd",
        "data:text/html,x",
        "ssh://example.org",
        " https://example.org",
        "https:example.org",
        "https://",
        "https:///path",
        "mailto:",
        "https://" + "ü" * 80 + ".example",
        "https://example.org/" + "a" * LONGEST,
        "",
    ],
)
def test_anything_else_is_no_link(target: str) -> None:
    assert hyperlink(target) == ""


@given(st.sampled_from(["https://", "http://", "mailto:", "HTTPS://a.b", "javascript:", ""]), st.text(max_size=30))
def test_whatever_is_written_comes_out_harmless(scheme: str, rest: str) -> None:
    assert HARMLESS.fullmatch(hyperlink(scheme + rest))


def test_text_for_a_terminal_links_web_and_mail_alone() -> None:
    targets = ("https://example.org/a;b", "mailto:a@example.org", "javascript:alert", "file:///etc/passwd")
    laid = page(para(*(Link(words("w"), target, "url") for target in targets)))
    opened = re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\", to_ansi(laid, {}, hyperlinks=True))
    assert opened == ["https://example.org/a%3Bb", "mailto:a@example.org"]
