"""Writes a file over and over until it is killed: started by a test, which does the killing."""

import os
import signal
import sys
import time
from pathlib import Path

from briefing.export.files import write_file


def main(path: Path, kills: int) -> None:
    """Kill a writer so many times, each a little later than the one before, and say what was left each time."""
    texts = ["old\n" * 60_000, "new\n" * 90_000]
    write_file(path, texts[0])
    for number in range(kills):
        child = os.fork()
        if not child:
            while True:
                for text in texts:
                    write_file(path, text, overwrite=True)
        time.sleep(0.0005 + number % 50 * 0.0002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = path.read_text(encoding="utf-8")
        sys.stdout.write("whole\n" if left in texts else f"broken: {len(left)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
