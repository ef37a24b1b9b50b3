"""PDF, by the `typst` package: the only module that knows it."""

import re
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from typing import Final

from briefing.errors import ExportError
from briefing.export.binding import bind
from briefing.export.typst_markup import write_markup
from briefing.model.cleaning import clean_line
from briefing.model.library import Library
from briefing.model.place import Place

_LATIN: Final = ("Libertinus Serif", "DejaVu Sans")
"""Fonts for all other letters: the one that comes with the package, and one for signs that it lacks."""

_JAPANESE: Final = (
    *("Noto Serif CJK JP", "Noto Serif JP", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Serif", "IPAexMincho"),
    *("IPAexGothic", "IPAMincho", "IPAGothic", "TakaoMincho", "VL Gothic", "Hiragino Mincho ProN", "Hiragino Sans"),
    *("Yu Mincho", "MS Mincho", "Yu Gothic"),
)
_KOREAN: Final = (
    *("Noto Serif CJK KR", "Noto Serif KR", "Noto Sans CJK KR", "Noto Sans KR", "Source Han Serif K", "NanumMyeongjo"),
    *("Nanum Myeongjo", "NanumGothic", "Nanum Gothic", "UnBatang", "Baekmuk Batang", "AppleMyungjo"),
    *("Apple SD Gothic Neo", "Batang", "Malgun Gothic"),
)
_CHINESE: Final = (
    *("Noto Serif CJK SC", "Noto Serif CJK TC", "Noto Serif SC", "Noto Sans CJK SC", "Noto Sans SC"),
    *("Source Han Serif SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "AR PL UMing CN", "Songti SC", "PingFang SC"),
    *("SimSun", "Microsoft YaHei"),
)
_SCRIPTS: Final = (
    ("Japanese", "[\u3040-\u30ff]", _JAPANESE),
    ("Korean", "[\u1100-\u11ff\uac00-\ud7af]", _KOREAN),
    ("Chinese", "[\u3400-\u9fff\U00020000-\U0003ffff]", (*_JAPANESE, *_CHINESE, *_KOREAN)),
)
"""What a script is called, its letters, and fonts that hold them, as far as systems are known to have them."""


def missing() -> str:
    """What to do on a machine without the package; empty where it is there."""
    if find_spec("typst"):
        return ""
    return "the package typst is not installed — `pip install 'briefing[pdf]'` brings it"


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as tagged PDF (PDF/UA-1), the same bytes each time.

    Raises `ExportError` when the package is missing, or no font on the system holds a script of the text.
    """
    if lack := missing():
        raise ExportError(lack)
    import typst

    handout = bind(library, places)
    there = typst.Fonts()
    fonts = choose_fonts(write_markup(handout, ()), there.families())
    markup = write_markup(handout, fonts)
    try:
        made = typst.compile(markup.encode(), font_paths=there, format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        raise ExportError(f"typst failed: {clean_line(str(error))}") from None
    return bytes(made or b"")


def choose_fonts(text: str, there: Collection[str]) -> list[str]:
    """Fonts that together hold a text, of those that are there. Raises `ExportError` when a script has none."""
    chosen: list[str] = [font for font in _LATIN if font in there]
    lacking: list[str] = []
    for script, letters, fonts in _SCRIPTS:
        if re.search(letters, text):
            found = next((font for font in fonts if font in there), "")
            chosen.append(found) if found else lacking.append(script)
    if lacking:
        scripts = " and ".join(lacking)
        raise ExportError(f"no font here holds the {scripts} of this text — install one (Debian: fonts-noto-cjk)")
    return list(dict.fromkeys(chosen))
