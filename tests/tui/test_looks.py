"""Looks: every text can be read in every theme, and nothing is said by colour alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as Ink
from rich.color import ColorSystem
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import BUILTIN_THEMES, Theme
from tui_helpers import reading

from briefing.model.library import Library
from briefing.tui.app import BriefingApp
from briefing.tui.contrast import ENOUGH, contrast, lifted, luminance
from briefing.tui.filters import fitting
from briefing.tui.looks import CHIPS, LOOKS, MEANINGS
from briefing.tui.theme import DARK, LIGHT, StyleBook

OURS = (DARK, LIGHT)
BUILT_IN = tuple(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)
ANSI = tuple(theme for theme in BUILTIN_THEMES.values() if theme.ansi)

THEIR_OWN_FALLS_SHORT = {
    "atom-one-dark": {"panel"},
    "solarized-dark": {"surface", "panel"},
    "solarized-light": {"surface", "panel"},
    "tokyo-night": {"panel"},
}
"""Built-in themes whose own foreground is below 4.5:1 on some of their own grounds; there we go beyond it."""

GROUNDS = ("background", "surface", "panel")
"""Grounds that text stands on: the page, the panes beside it, the bars."""

NO_TEXT = {"bar", "focus", "scroll.thumb", "scroll.track"}

LAYERS: tuple[tuple[str, ...], ...] = (
    (),
    ("sel",),
    ("here",),
    ("hit",),
    ("hit.current",),
    ("sel", "hit"),
    ("here", "hit"),
    ("picked",),
    ("sel", "picked"),
    ("here", "picked"),
)
"""What can lie over text."""

TEXTS: tuple[tuple[str, ...], ...] = (
    (),
    *((name,) for name in LOOKS if name not in NO_TEXT),
    *(("callout", "quote", name) for name in ("emph", "label", "code")),
    *(("link", f"link.{kind}") for kind in ("actor", "source", "judgment", "url", "broken")),
    *(("cite", "link", f"link.{kind}") for kind in ("source", "broken")),
    *(("chip", f"chip.{kind}") for kind in (*CHIPS, "unheard-of")),
    ("h2", "link"),
    *product(("scroll.thumb", "scroll.track"), ("scroll.hit", "scroll.current")),
)

VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
CAMPBELL = (
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
PALETTES = {"VGA": VGA, "xterm": XTERM, "Campbell": CAMPBELL}
"""What terminals make of the 16 colours."""


def ident(value: object) -> str:
    return value.name if isinstance(value, Theme) else str(value)


def variables(theme: Theme) -> Mapping[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def styles(theme: Theme, filters: Sequence[LineFilter] = ()) -> Iterator[tuple[str, Style]]:
    """Every style that text can have, with words that say where."""
    for ground in GROUNDS:
        book = StyleBook(variables(theme), ground, filters)
        for text, layer in product(TEXTS, LAYERS):
            yield f"{' '.join(text)} / {' '.join(layer)} on {ground}", book.style((*text, *layer))


def colors(style: Style, palette: str = VGA, *, is_dark: bool = True) -> tuple[Color, Color]:
    """What colours a terminal shows a style in: its text, its ground."""
    default = (Color.parse("#aaaaaa"), BLACK) if is_dark else (BLACK, WHITE)
    shown = [_shown(ink, own, palette) for ink, own in zip((style.color, style.bgcolor), default, strict=True)]
    return (shown[1], shown[0]) if style.reverse else (shown[0], shown[1])


def _shown(ink: Ink | None, default: Color, palette: str) -> Color:
    if ink is None or ink.is_default:
        return default
    if ink.triplet is not None:
        return Color(*ink.triplet)
    assert ink.number is not None
    if ink.number < 16:
        return Color.parse(f"#{palette.split()[ink.number]}")
    return Color(*ink.get_truecolor())


def short(found: Iterator[tuple[str, Style]], palette: str = VGA, *, is_dark: bool = True) -> dict[str, float]:
    """Whatever is below 4.5:1."""
    measured = {where: contrast(*colors(style, palette, is_dark=is_dark)) for where, style in found}
    return {where: round(value, 2) for where, value in measured.items() if value < ENOUGH}


# Contrast


def test_contrast_by_the_measure_of_wcag() -> None:
    assert luminance(WHITE) == pytest.approx(1)
    assert luminance(BLACK) == 0
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast(Color.parse("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


opaque = st.builds(Color, *[st.integers(0, 255)] * 3)


@given(opaque, opaque, opaque)
def test_a_lifted_color_can_always_be_read(color: Color, ground: Color, foreground: Color) -> None:
    assert contrast(lifted(color, ground, foreground), ground) >= ENOUGH


@given(opaque, opaque, opaque)
def test_what_can_be_read_is_left_alone(color: Color, ground: Color, foreground: Color) -> None:
    if contrast(color, ground) >= ENOUGH:
        assert lifted(color, ground, foreground) == color


def test_lifting_goes_no_farther_than_needed() -> None:
    grey, ground = Color.parse("#606060"), Color.parse("#101010")
    found = lifted(grey, ground, WHITE)
    assert ENOUGH <= contrast(found, ground) < ENOUGH + 1


# Every style in every theme


@pytest.mark.parametrize("theme", [*OURS, *BUILT_IN], ids=ident)
def test_all_text_can_be_read(theme: Theme) -> None:
    assert short(styles(theme)) == {}


@pytest.mark.parametrize("theme", BUILT_IN, ids=ident)
def test_the_table_of_themes_that_fall_short_by_themselves(theme: Theme) -> None:
    own = variables(theme)
    foreground = Color.parse(own["foreground"])
    grounds = {name for name in GROUNDS if contrast(foreground, Color.parse(own[name])) < ENOUGH}
    assert grounds == THEIR_OWN_FALLS_SHORT.get(theme.name, set())


@pytest.mark.parametrize("theme", OURS, ids=ident)
def test_our_own_colors_need_no_lifting(theme: Theme) -> None:
    """What we chose is what is shown, on the page and in the panes and bars."""
    own = variables(theme)
    wanted = (*MEANINGS, "foreground", "text-muted", "text-primary")
    found = {
        (name, ground): round(contrast(Color.parse(own[name]), Color.parse(own[ground])), 2)
        for name, ground in product(wanted, GROUNDS)
    }
    assert {pair: value for pair, value in found.items() if value < ENOUGH} == {}


@pytest.mark.parametrize("theme", OURS, ids=ident)
def test_the_focus_can_be_seen(theme: Theme) -> None:
    """3:1 for what is not text (WCAG 2.2, 1.4.11)."""
    own = variables(theme)
    focus = Color.parse(own["focused"])
    assert all(contrast(focus, Color.parse(own[ground])) >= 3 for ground in ("background", "surface"))


@pytest.mark.parametrize("theme", OURS, ids=ident)
def test_all_text_can_be_read_with_256_colors(theme: Theme) -> None:
    found = ((where, _downgraded(style)) for where, style in styles(theme))
    assert short(found) == {}


def _downgraded(style: Style) -> Style:
    assert style.color is not None
    assert style.bgcolor is not None
    inks = (ink.downgrade(ColorSystem.EIGHT_BIT) for ink in (style.color, style.bgcolor))
    return Style.from_color(*inks)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("theme", [*OURS, *BUILT_IN], ids=ident)
def test_all_text_can_be_read_with_16_colors(theme: Theme, palette: str) -> None:
    found = list(styles(theme, fitting((), few_colors=True, no_color=False)))
    assert all(
        ink and ink.number is not None and ink.number < 16 for _, one in found for ink in (one.color, one.bgcolor)
    )
    assert short(iter(found), PALETTES[palette]) == {}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("theme", ANSI, ids=ident)
def test_all_text_can_be_read_in_the_colors_of_the_terminal(theme: Theme, palette: str) -> None:
    found = list(styles(theme))
    assert all(ink and ink.triplet is None for _, style in found for ink in (style.color, style.bgcolor))
    assert short(iter(found), PALETTES[palette], is_dark=theme.dark) == {}


def test_where_the_ground_is_not_known_text_has_the_terminals_own_color() -> None:
    found = styles(Theme(name="theirs", primary="ansi_blue", ansi=True))
    assert all(style.color is not None and style.color.is_default for _, style in found)


# Without colours


@pytest.mark.parametrize("theme", [*OURS, *BUILT_IN, *ANSI], ids=ident)
def test_nothing_is_said_by_color_alone(theme: Theme) -> None:
    """With NO_COLOR what is selected or found is reversed, links are underlined, chips are bold."""
    book = StyleBook(variables(theme), "background", fitting((NoColor(),), few_colors=False, no_color=True))
    text, link = ("quote",), ("link", "link.actor")
    for names in (text, link, ("chip", "chip.likelihood"), (*link, "sel"), (*text, "hit"), ("hint",), ("focus",)):
        style = book.style(names)
        assert all(ink is None or ink.is_default for ink in (style.color, style.bgcolor))
    assert book.style(link).underline
    assert not book.style(text).reverse
    assert all(book.style((*link, layer)).reverse for layer in ("sel", "hit", "hit.current"))
    assert all(book.style((name,)).reverse for name in ("hint", "focus", "scroll.thumb"))
    for mark in ("scroll.hit", "scroll.current"):
        assert book.style(("scroll.thumb", mark)).reverse, "the thumb goes on under a mark"
        assert book.style(("scroll.track", mark)).reverse == book.style(("scroll.track",)).reverse
    assert book.style((*link, "here")).bold
    assert book.style((*text, "hit.current")) != book.style((*text, "hit"))
    assert all(book.style(("chip", f"chip.{kind}")).bold for kind in ("likelihood", "confidence", "contested"))


def test_filters_for_what_a_terminal_shows() -> None:
    grey = Monochrome()
    assert list(fitting((grey,), few_colors=False, no_color=False)) == [grey]
    assert len(fitting((grey,), few_colors=True, no_color=False)) == 2
    assert grey not in fitting((grey,), few_colors=True, no_color=True)


@pytest.mark.parametrize("theme", OURS, ids=ident)
def test_links_in_text_are_underlined_and_links_in_lists_and_notes_are_not(theme: Theme) -> None:
    page, side = (StyleBook(variables(theme), ground, ()) for ground in ("background", "surface"))
    assert page.style(("link", "link.actor")).underline
    assert not page.style(("cite", "link", "link.source")).underline
    assert not page.style(("link", "link.actor", "sel")).underline
    assert not side.style(("link", "link.actor")).underline


# The running reader


@pytest.mark.parametrize(("poor", "kinds"), [("no_color", {"default"}), ("few_colors", {"standard"})])
async def test_the_reader_in_a_poor_terminal(
    small: Library, monkeypatch: pytest.MonkeyPatch, poor: str, kinds: set[str]
) -> None:
    """Neither page nor dialog has other colours than the terminal shows, and a dialog has a frame."""
    if poor == "no_color":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(BriefingApp, "has_few_colors", True)
    async with reading(small, "history") as reader:
        await reader.press("tab")
        strips = reader.page.render_lines(reader.page.size.region)
        inks = [ink for strip in strips for one in strip if one.style for ink in (one.style.color, one.style.bgcolor)]
        assert {ink.type.name.lower() for ink in inks if ink is not None} == kinds
        await reader.press("o")
        assert reader.pilot.app.screen.query_one(".dialog").styles.border_top[0] == "ascii"
