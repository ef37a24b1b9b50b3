import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.cleaning import clean, clean_line, count_unsafe

UNSAFE = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n"),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u115f\u1160\u3164\uffa0\u180e\ufeff\ud800\udfff\U000e0001\U000e007f",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2061, 0x2065)),
    *map(chr, range(0x2066, 0x206A)),
    *map(chr, range(0xFFF9, 0xFFFC)),
]
ANY_TEXT = st.text(st.characters() | st.sampled_from(UNSAFE))


@pytest.mark.parametrize("character", UNSAFE, ids=lambda character: f"U+{ord(character):04X}")
def test_each_character_that_controls_or_hides_becomes_a_visible_mark(character: str) -> None:
    shown = clean(f"a{character}b")
    assert shown.startswith("a")
    assert shown.endswith("b")
    assert character not in shown
    assert shown[1:-1].isprintable()
    assert count_unsafe(f"a{character}b") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("safe\u202egnp.exe", "safe<U+202E>gnp.exe"),
        ("a\r\nb", "a␍\nb"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_marks_say_which_character_stood_there(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 100 % — “quoted”…\n\tindented",
        "日本と韓国、한국어 텍스트",
        "العربية والعبرية עברית",
        "हिन्दी क्षत्रिय ไทย ភាសាខ្មែរ",
        "می‌خواهم",
        "👩‍👩‍👧‍👦 ❤️ 🏳️‍🌈 🇯🇵🇰🇷 👍🏽",
        "葛󠄀城",
        "Zoë naïve e\u0301 Ångström ſ",
        "[@click=app.quit]brackets[/] stay brackets",
    ],
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert count_unsafe(text) == 0


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M"])))
@settings(deadline=None)
def test_letters_marks_numbers_and_signs_pass_unless_they_are_invisible_fillers(text: str) -> None:
    assert clean(text) == "".join(f"<U+{ord(c):04X}>" if c in "\u115f\u1160\u3164\uffa0" else c for c in text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_and_leaves_nothing_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert count_unsafe(cleaned) == 0
    assert count_unsafe(text) == sum(1 for c in text if c in set(UNSAFE) or "\U000e0000" <= c <= "\U000e007f" or
                                     "\ud800" <= c <= "\udfff")  # fmt: skip


@given(ANY_TEXT)
@settings(deadline=None)
def test_no_control_character_survives_but_newline_and_tab(text: str) -> None:
    left = {c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert left <= {"\n", "\t"}


@given(ANY_TEXT)
@settings(deadline=None)
def test_a_clean_line_is_one_line_without_double_spaces(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert "  " not in line
    assert line == line.strip()
    assert clean_line(line) == line
