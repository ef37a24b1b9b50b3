"""The firewall: the last look at what goes to the terminal.

Content is cleaned when it is read and again when it is laid out. Should either be forgotten somewhere, this driver lets
nothing pass but printable text and the sequences that Textual needs: colours, cursor, screen modes, the keyboard
protocol, and links to addresses of the web and for mail.
"""

import re
from base64 import b64encode

from textual.drivers.linux_driver import LinuxDriver

_ALLOWED = re.compile(
    r"(?P<keep>"
    r"\x1b\[[0-9;:]*m"  # colours and attributes
    r"|\x1b\[[0-9;]*[A-HJKfr]"  # cursor and erasing
    r"|\x1b\[\?[0-9;]+(?:[hl]|\$p)"  # screen modes, and asking for them
    r"|\x1b\[[<>=?]?[0-9;]*u"  # keyboard protocol
    r"|\x1b\[[0-9;]*[cnt]"  # reports of the terminal and its size
    r"|\x1b\]8;[0-9a-z=-]*;(?:(?:https?://|mailto:)[\x21-\x3a\x3c-\x7e]*)?(?:\x1b\\|\x07)"  # links
    r"|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)"  # shape of the pointer
    r")"
    r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x1b\\|\x07)"  # any other command string, whole
    r"|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]"
)


_LINK = re.compile(r"\x1b\]8;[^\x07\x1b]*(?:\x1b\\|\x07)")


def without_links(data: str) -> str:
    """Output without links; their words stay."""
    return _LINK.sub("", data)


def let_pass(data: str) -> str:
    """Output without anything that is neither printable nor a sequence that Textual needs."""
    return _ALLOWED.sub(lambda match: match["keep"] or "", data)


class FirewallDriver(LinuxDriver):
    """Textual's driver with a look at everything that is written."""

    def write(self, data: str) -> None:
        """Write what may pass."""
        super().write(let_pass(data))

    def copy(self, text: str) -> None:
        """Hand text to the terminal's clipboard (OSC 52): nothing that is merely shown can do that."""
        super().write(f"\x1b]52;c;{b64encode(text.encode(errors='replace')).decode('ascii')}\x07")

    def hold_mouse(self, hold: bool) -> None:
        """Ask the terminal for the mouse's events, or leave them to it."""
        if hold:
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
        self.flush()
