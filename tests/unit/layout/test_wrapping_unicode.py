"""Where lines end, held against Unicode's own algorithms as `uniseg` carries them out: UAX #14 and UAX #29.

We end fewer lines than UAX #14 allows: not at a hyphen, not between Korean syllables, not between two emoji. Where we
end one that it forbids, the difference is meant: it is one of `DIFFERENCES`, or inside a word too long for a line. An
address is then divided at its joints, anything else between graphemes, and a bracket or stop that a space parts from
its word is left at that space.
"""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_cluster_boundaries
from uniseg.linebreak import line_break_boundaries

from briefing.layout.breaks import units
from briefing.layout.cells import graphemes
from briefing.layout.wrap import wrap
from briefing.model.cleaning import clean

DIFFERENCES = (
    # Beside Han and Kana, quotation marks open or close as they look; to LB19 most may do either.
    r"(?<=\S)(?=[“‘«‹])|(?<=[”’»›])(?=\S)",
    # In 1、$5 the comma divides two items; to LB25 it is part of one number.
    r"(?<=[、。，．）」』】〕〉》］〟｡｣])(?=[-$£¥€№＄￥+\\])",
    # Thin and wide spaces part words as any space; to LB19 and LB21a they are a kind of hyphen.
    "(?<=[\u2009\u3000])(?=[“‘«‹])|(?<=[א-ת][\u2009\u3000])",
)
"""Where a line of ours may end though UAX #14 forbids it."""

SCRIPTS = (
    "abcxyzABC éüñßœ 0123456789",
    "([{}]),.:;!?…/|-–—_'\"“”‘’«»‹›„&@#*%‰°′″$£¥€§†•+=<>~^\\ ",
    "αβγωΩ абвжяЯ №",
    "日本語政府首相発表 はがぱきゃっょぁゎ ハガパキャッョァー々〜ゝヽ ％￥＄",
    "、。・「」『』（）［］【】〔〕〈〉《》！？：；〝〟日本、。「」（）",
    "ｱｶﾞﾊﾟｯｰ｡｢｣､･",
    "中国商务部宣布出口管制，。、；：？！“”‘’（）《》——……·",
    "한국정부는신중한입장을 (서울) 「가」, . 가나다",
    "אבגד ابتث ، ؛ ؟ ٠١٢",
    "कखगषित्र्न ก่ำขคุณ",
    "  \u00a0\u202f\u2007\u2009\u3000\u200b\u2060",
)
WHOLES = (
    *("e\u0301", "か\u3099", "ｶﾞ", "漢\U000e0101", "क्ष", "कि", "กำ", "\u1100\u1161\u11a8"),
    *("🇺🇸", "🇩🇪", "👩\u200d🚀", "👨\u200d👩\u200d👧\u200d👦", "👍🏽", "❤\ufe0f", "🏳\ufe0f\u200d🌈", "1\ufe0f\u20e3"),
    *(
        "2023-09-01",
        "$500",
        "30 %",
        "U.S.",
        "and/or",
        "soft\u00adhyphen",
        "https://example.org/a-b/c?d=e&f=g",
        "経済保障",
    ),
)
MARKS = "\u0301\u093f\u094d\u0e33\u0e38\u0e48\u3099\uff9e\uff9f\ufe0f"

pieces = st.one_of(*(st.text(letters, min_size=1, max_size=4) for letters in SCRIPTS), st.sampled_from(WHOLES))
mixed = st.lists(pieces, max_size=24).map("".join)
alone = st.one_of(*(st.text(letters, max_size=40) for letters in SCRIPTS))
texts = st.one_of(mixed, alone).map(lambda text: re.sub(rf"(?<![\w❤🏳{MARKS}])[{MARKS}]+", "", clean(text)))
"""With marks only where they belong: one on a space is parted from it by UAX #14 and held to it by UAX #29."""

widths = st.integers(2, 40)


def allowed_ends(text: str) -> set[int]:
    """Offsets at which UAX #14 allows one line to end and the next to start, and those where we know better."""
    first = len(text) - len(text.lstrip(" \u2009\u3000\u200b"))
    meant = {match.start() for pattern in DIFFERENCES for match in re.finditer(pattern, text)}
    return {first, *line_break_boundaries(text), *meant}


@settings(max_examples=400)
@given(texts)
@example("日本 (と) 韓国")
@example("Quoi ? « Oui ! »")
@example("約5％、$500/月")
def test_units_end_where_unicode_allows(text: str) -> None:
    assert {unit.start for unit in units(text, 10_000)} <= allowed_ends(text)


@settings(max_examples=400)
@given(texts, widths)
def test_other_ends_of_lines_are_inside_words_too_long_for_one(text: str, cells: int) -> None:
    words = [unit for unit in units(text, 10_000) if unit.width + unit.hyphen > cells]
    inside = {offset for word in words for offset in range(word.start, word.end)}
    assert {start for start, _ in wrap(text, cells)} <= allowed_ends(text) | inside


@settings(max_examples=400)
@given(texts)
def test_graphemes_are_those_of_unicode(text: str) -> None:
    """Ours end where Unicode's do; a few of Unicode's are one to us, because a terminal draws them in one piece."""
    ours = {end for _, end, _ in graphemes(text)}
    assert ours <= set(grapheme_cluster_boundaries(text))


@settings(max_examples=400)
@given(texts, st.integers(1, 40))
def test_no_line_ends_inside_a_grapheme_of_unicode(text: str, cells: int) -> None:
    boundaries = set(grapheme_cluster_boundaries(text)) | {0}
    assert {offset for cut in wrap(text, cells) for offset in cut} <= boundaries
