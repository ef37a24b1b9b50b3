"""A storm: random keys and mouse events with a fixed seed, and content made to be hard to show."""

import asyncio
import json
import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import key_to_character
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.tui.commands import COMMANDS

SIZES: Final = ((200, 60), (80, 24), (20, 6), (1, 1))
"""Columns and rows."""

HUNG: Final = 30
"""Seconds without an end after which a burst of events counts as a hang; on a quiet machine one takes milliseconds."""

_ENDS: Final = frozenset({"q", "ctrl+q", "ctrl+c"})
_TYPED: Final = (*"aeiorst 7é韓", "backspace", "delete", "left", "ctrl+a", "ctrl+k", "ctrl+u")
_KEYS: Final = (
    *(key for row in COMMANDS for key in row.keys.split(",") if key and key not in _ENDS),
    *("h", "l", "y", "l", "p", "a", "a", "escape", "escape", "enter", "tab", "j", "space", "up", "down"),
    *_TYPED,
)


async def storm(pilot: Pilot[None], count: int, seed: int) -> None:
    """Send so many random events, in bursts as a hand sends them; raises what the app raises, or when it hangs."""
    chance = random.Random(seed)
    sent = 0
    while sent < count:
        burst = min(chance.choice((1, 1, 1, 2, 5, 20)), count - sent)
        with _no_hang():
            for _ in range(burst):
                _send(pilot.app, chance)
            async with asyncio.timeout(HUNG):
                await asyncio.sleep(0)  # what was sent is in the app's queue only now
                await _answered(pilot.app)
                await _answered(pilot.app.screen)
        if pilot.app._exception is not None:
            raise pilot.app._exception
        sent += burst
    await pilot.pause()


async def _answered(pump: MessagePump) -> None:
    """Wait until an app or a screen has come to all it was sent, or is gone."""
    done = asyncio.Event()
    while pump.call_later(done.set) and not done.is_set() and pump.is_running:
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), 0.5)


def send_resize(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Give the terminal another size, and wait for nothing."""
    driver = pilot.app._driver
    assert isinstance(driver, HeadlessDriver)
    driver._size = size
    driver.process_message(events.Resize(Size(*size), Size(*size)))


@contextmanager
def _no_hang() -> Iterator[None]:
    """Raise TimeoutError within code that does not come back."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(HUNG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _send(app: App[None], chance: random.Random) -> None:
    driver = app._driver
    assert driver is not None
    if chance.random() < 0.7:
        key = chance.choice(_TYPED if isinstance(app.focused, Input) and chance.random() < 0.5 else _KEYS)
        if not (isinstance(app.focused, Input) and key == "slash"):  # no path out of the folder is ever typed
            driver.process_message(events.Key(key, key_to_character(key)))
        return
    for event in _mouse(app, chance):
        driver.process_message(event)


def _mouse(app: App[None], chance: random.Random) -> list[events.MouseEvent]:
    """A click, a double click, a drag, a turn of the wheel, or a move."""
    start, end = _spot(app, chance), _spot(app, chance)
    held = chance.random() < 0.1
    down = _event(events.MouseDown, start, shift=held)
    up = _event(events.MouseUp, start, shift=held)
    wheel = chance.choice(
        (events.MouseScrollDown, events.MouseScrollUp, events.MouseScrollLeft, events.MouseScrollRight)
    )
    return chance.choice(
        (
            [down, up],
            [down, up, down, up],
            [down, _event(events.MouseMove, end), _event(events.MouseUp, end)],
            [down],
            [up],
            [_event(wheel, start, button=0, shift=held)],
            [_event(events.MouseMove, start, button=0)],
        )
    )


def _spot(app: App[None], chance: random.Random) -> tuple[int, int]:
    """A cell of the screen; one of the edges more often than any other."""
    width, height = app.size
    x = chance.choice((chance.randrange(max(width, 1)), 0, max(width - 1, 0)))
    return x, chance.choice((chance.randrange(max(height, 1)), 0, max(height - 1, 0)))


def _event(
    kind: type[events.MouseEvent], spot: tuple[int, int], *, button: int = 1, shift: bool = False
) -> events.MouseEvent:
    x, y = spot
    return kind(None, x, y, 0, 0, button, shift, False, False, x, y)


def hostile_briefing(folder: Path, megabyte: int = 1_000_000) -> Path:
    """A briefing that hides control characters, and whose text is hard to break, to nest and to draw."""
    path = folder / "hostile.briefing.yaml"
    text = json.dumps(_hostile(megabyte), ensure_ascii=False)
    path.write_text(re.sub("[\x7f-\x9f\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", text), encoding="utf-8")
    return path


_CONTROLS: Final = "".join(map(chr, (*range(1, 9), *range(14, 32), 127, *range(0x80, 0xA0)))) + "\x1b[2J\x1b]0;x\x07"
_UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\u0301\u0301\ufe0f\u20e3\u180e"
_FAMILY: Final = "👨\u200d👩\u200d👧\u200d👦🇯🇵🇰🇷🏴\U000e0067\U000e0062\U000e007f👍🏽"


def _hostile(megabyte: int) -> dict[str, object]:
    table = "| a | b | c | d | e | f | g | h |\n|---|:-:|--:|---|---|---|---|---|\n" + "".join(
        f"| {'x' * (row % 90)} | [[nobody-{row}]] | [[kor]] | 韓{row} | `{_FAMILY}` | | {_UNSEEN} | \\| |\n"
        for row in range(600)
    )
    wide = "|" + "w |" * 120 + "\n|" + "-|" * 120 + "\n" + ("|" + "[[kor]] |" * 120 + "\n") * 4
    nested = "".join(f"{'  ' * depth}- {depth} [[kor]]\n" for depth in range(60))
    quoted = "> " * 40 + "deep [[jpn]] [@src]\n"
    texts = {
        "controls": f"{_CONTROLS} [[kor|{_CONTROLS}]] [@src, p. {_CONTROLS}] `{_CONTROLS}`\n\n" * 20,
        "tables": f"{table}\n\n{wide}",
        "nested": f"{nested}\n\n{quoted}\n\n" + "1. [[kor]]\n   > - `x`\n\n" * 30,
        "broken": "[[nobody]] [[a/b|c]] [@ghost, p. 1] [x](javascript:alert) ![[none]] [[", "cjk": "",
        "code": f"```\n{'0123456789abcdef' * (megabyte // 16)}\n```\n\n[[kor]]",
        "unseen": f"{_UNSEEN * 30} [[kor|{_UNSEEN}]] {_FAMILY * 50}\n\n" * 10,
        "word": f"{'w' * 5000} {'韓' * 5000} {'https://example.org/' + 'a' * 3000} [[kor]]",
    }  # fmt: skip
    texts["cjk"] = "日本と韓国は、1965年に条約を結んだ。（[[kor]]）「[[jpn]]」한국어 문장입니다. 中文字符。\n\n" * 200
    return {
        "format": "briefing/1",
        "id": "hostile",
        "title": f"Hostile {_CONTROLS}{_UNSEEN}" + "title " * 200,
        "marking": "TLP:CLEAR",
        "information_cutoff": "2023-04-27",
        "bottom_line": f"[[kor]] {_FAMILY} [b]not markup[/b] [/x] $x [[nobody]]",
        "sections": [
            {"id": name, "title": f"{name} {_FAMILY} [/x]", "takeaway": _UNSEEN + "T.", "text": text}
            for name, text in texts.items()
        ],
        "actors": [
            {"id": "kor", "kind": "state", "name": "한국" * 40, "aliases": ["[/b]", _UNSEEN + "x"]},
            {"id": "jpn", "kind": "state", "name": f"日本{_CONTROLS}"},
        ],
        "sources": [{"id": "src", "type": "report", "title": "[@src] " * 60, "issued": "2023", "URL": "javascript:x"}],
    }
