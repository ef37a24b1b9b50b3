"""Writes a file, or a folder of files, over and over until it is killed: started by a test, which does the killing."""

import os
import signal
import sys
import time
from pathlib import Path

from briefing.export.files import write_file, write_folder

TEXTS = ("old\n" * 60_000, "new\n" * 90_000)
FILES = 6
"""Files of a folder."""


def write(path: Path, text: str, is_folder: bool) -> None:
    """Write a text to a file, or a part of it to each file of a folder."""
    if is_folder:
        part = text[: len(text) // FILES].encode()
        write_folder(path, {f"{number}.md": part for number in range(FILES)}, overwrite=True)
    else:
        write_file(path, text, overwrite=True)


def main(path: Path, kills: int, is_folder: bool) -> None:
    """Kill a writer so many times, each a little later than the one before, and say what was left each time."""
    write(path, TEXTS[0], is_folder)
    whole = [text[: len(text) // FILES] if is_folder else text for text in TEXTS]
    for number in range(kills):
        child = os.fork()
        if not child:
            while True:
                for text in TEXTS:
                    write(path, text, is_folder)
        time.sleep(0.0005 + number % 50 * 0.0002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        files = [path / f"{name}.md" for name in range(FILES)] if is_folder else [path]
        left = [file.read_text(encoding="utf-8") for file in files]
        sys.stdout.write("whole\n" if all(text in whole for text in left) else f"broken: {list(map(len, left))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "folder")
