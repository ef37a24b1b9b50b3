"""Turns: threads that work beside the reading give way to it.

Only one thread of Python runs at a time. While links are worked out beside a page, a key would get every other
millisecond and take twice as long. So whoever heeds the reader claims the next moments, and long work, which asks at
every step, waits until they are over. A claim ends by itself: nobody can wait for one who waits for them.
"""

from threading import get_ident
from time import monotonic, sleep


class Turns:
    """Says whose turn it is: that of the thread that claimed it, or anybody's."""

    def __init__(self) -> None:
        self._owner = 0
        self._until = 0.0

    def claim(self, seconds: float) -> None:
        """Have the processor for some seconds, counted from now, as far as others ask."""
        self._owner, self._until = get_ident(), monotonic() + seconds

    def give_way(self) -> None:
        """Wait while another thread has the turn."""
        while (left := self._until - monotonic()) > 0 and get_ident() != self._owner:
            sleep(left)


turns = Turns()
"""The turns of this process."""
