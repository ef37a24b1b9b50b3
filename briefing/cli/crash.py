"""Details of a fault of the program, kept in a file rather than thrown at the reader."""

import traceback
from pathlib import Path

from platformdirs import user_log_path


def keep_details(error: BaseException) -> str:
    """Write the traceback, without values of variables, to the log folder; returns where, or why it failed."""
    path = Path(user_log_path("briefing", appauthor=False)) / "crash.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError as failure:
        return f"no file, for the log folder cannot be written: {failure.strerror}"
    return str(path)
