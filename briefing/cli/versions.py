"""Versions of all that the program is made of, as `briefing -v --version` tells them."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version


def versions() -> Iterator[tuple[str, str]]:
    """Name and version of Python, the system, and each package that the program needs or can use."""
    yield platform.python_implementation(), platform.python_version()
    yield platform.system(), platform.release()
    needed = dict.fromkeys(re.split(r"[^\w.-]", row)[0] for row in requires("briefing") or () if _is_used(row))
    for name in sorted(needed, key=str.lower):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _is_used(requirement: str) -> bool:
    """Whether a requirement is of the program rather than of its tests and tools."""
    return "extra ==" not in requirement or not re.search(r"extra == ['\"](?:test|dev)['\"]", requirement)
