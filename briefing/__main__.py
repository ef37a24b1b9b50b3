"""`python -m briefing`, and the installed command."""

import sys

from briefing.cli.early import screen


def main() -> None:
    """Show the words that were kept, if any, and only then import what the command needs."""
    screen.take(sys.argv[1:])
    try:
        from briefing.cli.door import main as enter

        enter()
    finally:
        screen.give_back()


if __name__ == "__main__":
    main()
