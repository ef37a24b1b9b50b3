"""`python -m briefing`, and the installed command."""

from briefing.cli.door import main

if __name__ == "__main__":
    main()
