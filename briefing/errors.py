"""What can go wrong outside a briefing's own text.

    BriefingError             anything a user can be told in one line
    ├── NotFoundError         a path, Place or record that is not there, or cannot be read
    ├── UsageError            a request that makes no sense as typed
    └── ExportError           a file that could not be written

Mistakes *inside* a briefing are values, not exceptions: see `briefing.model.problem`.
"""


class BriefingError(Exception):
    """Something a user can be told in one line: what is wrong, then what to do."""

    exit_code = 70
    """The status the command line ends with (sysexits' EX_SOFTWARE unless a child says otherwise)."""


class NotFoundError(BriefingError):
    """A path, Place or record that is not there, or cannot be read."""

    exit_code = 3


class UsageError(BriefingError):
    """A request that makes no sense as typed."""

    exit_code = 2


class ExportError(BriefingError):
    """A file that could not be written; whatever stood there before still stands."""

    exit_code = 3
