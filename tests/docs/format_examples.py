"""The examples of docs/format.md as libraries: those of the collections together, whole briefings one by one."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from format_page import Example, Page

from briefing.checking.profiles import check
from briefing.loading.library import load
from briefing.model.problem import Problem

TODAY = date(2023, 5, 1)

_HEAD = """\
format: briefing/1
id: examples
title: All examples of the page
issued: 2023-04-27
information_cutoff: 2023-04-25
key_judgments: [ferry-stays]
"""
"""What the examples of the collections lack to be one briefing."""


def problems_of(folder: Path, profile: str = "basic") -> tuple[Problem, ...]:
    """What a check finds in a library."""
    return load(folder, label="", inspect=lambda library: check(library, TODAY, profile)).problems


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write some files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def parts_of(page: Page) -> dict[str, str]:
    """The examples that are parts of a briefing, each in a file of its own with the lines of the page."""
    return {
        _name(example): example.in_place for example in page.examples if not (example.is_whole or example.is_library)
    }


def as_one_briefing(page: Page) -> dict[str, str]:
    """The files of one briefing that all those examples make."""
    parts = parts_of(page)
    return {**parts, "briefing.yaml": f"{_HEAD}include: [{', '.join(parts)}]\n"}


def as_library(page: Page, example: Example) -> dict[str, str]:
    """The files of a library that holds a whole briefing, and shares with it what the other examples define."""
    parts = parts_of(page)
    shared = {f"shared/{name}": text for name, text in parts.items()}
    return {
        **_empty(example, ""),
        **shared,
        "library.yaml": f"include: [{', '.join(shared)}]\n",
        "whole.briefing.yaml": example.in_place,
    }


def as_library_head(page: Page, example: Example) -> dict[str, str]:
    """The files of a library with a head, and the one briefing beside it."""
    return {**_empty(example, "actors: []\n"), **as_one_briefing(page), "library.yaml": example.in_place}


def with_event(page: Page, line: str) -> dict[str, str]:
    """The files of the examples as one briefing, with an event more in which some line stands."""
    fields = ["id: event", "date: 2023", *(() if line.startswith("title:") else ("title: An event",)), line]
    text = "events:\n  -" + "\n   ".join(f" {field}" for field in fields) + "\n"
    parts = parts_of(page)
    head = f"{_HEAD}include: [{', '.join(parts)}, event.yaml]\n"
    return {**parts, "event.yaml": text, "briefing.yaml": head}


def _empty(example: Example, text: str) -> dict[str, str]:
    """Files for what an example includes."""
    names = [line.partition(":")[2] for line in example.text.splitlines() if line.startswith("include:")]
    return {name: text or "gaps: []\n" for line in names for name in line.strip(" []").split(", ") if name}


def _name(example: Example) -> str:
    return f"example-{example.line}.yaml"


def told(problems: Iterable[Problem]) -> list[str]:
    """Problems as lines; they count the lines of the page."""
    return [str(problem) for problem in problems]
