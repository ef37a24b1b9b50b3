"""Fixtures that say in comments which Problems they must give, and where.

`# expect: CODE LINE:COLUMN SEVERITY [FILE]` stands once for each Problem; `# profile: icd203` asks for more rules than
the basic ones. Paths are those below the folder of fixtures that holds the file or library.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from briefing.checking.profiles import check
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.problem import Problem

FIXTURES = Path(__file__).parent / "fixtures"
PROBLEMS = sorted((FIXTURES / "problems").glob("*.yaml"))
"""What reading alone reports."""
RULES = sorted((FIXTURES / "rules").glob("*.yaml"))
"""What rules report of a single briefing, each file with breaches of one rule only."""
LIBRARIES = sorted((FIXTURES / "libraries").iterdir())
"""What shows only in a whole library."""

TODAY = date(2023, 4, 27)

Spot = tuple[str, int, int, str, str]
"""File, line, column, code and severity of a Problem."""

_EXPECTATION = re.compile(r"# expect: (?P<code>\S+) (?P<line>\d+):(?P<column>\d+) (?P<severity>\S+)(?: (?P<file>\S+))?")
_PROFILE = re.compile(r"^# profile: (\S+)$", re.MULTILINE)


def expected(path: Path) -> list[Spot]:
    """What a fixture announces, in the order of Problems: a file, or a folder with all its files."""
    files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return sorted(spot for file in files for spot in _expected_in(file, path))


def _expected_in(file: Path, fixture: Path) -> Iterable[Spot]:
    name = file.relative_to(fixture.parent).as_posix()
    for line in file.read_text(encoding="utf-8").splitlines():
        match = _EXPECTATION.fullmatch(line)
        assert match or not line.startswith("# expect"), f"{name}: {line}"
        if match:
            yield match["file"] or name, int(match["line"]), int(match["column"]), match["code"], match["severity"]


def profile_for(path: Path) -> str:
    """The profile that a fixture asks for."""
    files = path.rglob("*.yaml") if path.is_dir() else [path]
    asked = {match[1] for file in files for match in _PROFILE.finditer(file.read_text(encoding="utf-8"))}
    return asked.pop() if asked else "basic"


def checked(path: Path, profile: str, label: str = "") -> Library:
    """A fixture as a library that knows all its Problems on 27 April 2023."""
    return load(path, label=label or path.name, inspect=lambda library: check(library, TODAY, profile))


def spots(problems: Iterable[Problem]) -> list[Spot]:
    """Where Problems are, and what they are."""
    return [(p.file, p.line, p.column, p.code, p.severity.value) for p in problems]
