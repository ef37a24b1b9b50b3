"""Rules of files: what breaks them is made here, since it cannot be kept as a text file."""

import re
from pathlib import Path

import pytest
from expectations import checked
from odd_files import ODD_FILES

from briefing.checking.profiles import RULES
from briefing.errors import NotFoundError


@pytest.mark.parametrize("code", ODD_FILES)
def test_an_odd_file_is_told_once_with_its_code_and_the_rest_opens(tmp_path: Path, code: str) -> None:
    make, where = ODD_FILES[code]
    try:
        library = checked(make(tmp_path / "x"), "basic")
    except NotFoundError as error:
        told = [str(error)]
    else:
        told = [str(problem) for problem in library.problems]
        assert list(library.briefings) == ["b"]
    (line,) = told
    assert re.match(rf"{re.escape(where)}: error\[{code}\] ", line)
    assert RULES[code].severity == "error"
