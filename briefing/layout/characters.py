"""Characters: between which a line may end, and next to which it may not.

The sets follow the classes of Unicode's line breaking algorithm (UAX #14) and, for Chinese and Japanese, the rules of
kinsoku (JIS X 4051). All are written as they stand between the brackets of a regular expression.
"""

from typing import Final

SPACE: Final = " \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
"""Spaces that end a unit; the no-break ones (U+00A0, U+2007, U+202F) are part of theirs."""

WIDE: Final = (
    "\u2e80-\u2fdf\u3001-\u3029\u3030-\u3034\u3036-\u3098\u309b-\u312f\u3190-\u3247\u3250-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff03\uff06-\uff9d\U0001b000-\U0001b12f\U00020000-\U0003fffd"
)
"""Han, kana, bopomofo, full-width forms and their punctuation: a line may end between any two, but for kinsoku."""

_BRACKETS_OPEN: Final = "(\\[{¡¿‚„⟨⟦（［｛｟〔〈《「『【〖〘〚｢〝"
_BRACKETS_CLOSED: Final = ")\\]}⟩⟧）］｝｠〕〉》」』】〗〙〛｣〞〟"
_QUOTES_OPEN: Final = "«‹‘“‛‟"
_QUOTES_CLOSED: Final = "»›’”"
_QUOTES_EITHER: Final = "\"'"
_STOPS: Final = ",.:;!?/⁄،؛؟۔、。，．！？｡､"
_MIDDLE: Final = "・：；･〜～々〻〼゠ゝゞヽヾ゛゜ー〵‼‽⁇⁈⁉"
_SMALL_KANA: Final = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ"
_LEADERS: Final = "․‥…⋯"
_DASHES: Final = "|\u00ad\u2010\u2012\u2013\\-"
_GLUE: Final = "\u00a0\u2007\u202f\u2011\u034f\u200d\u2060"
_UNITS_AFTER: Final = "%‰‱°℃℉′″‴¢٪％￠"
_UNITS_BEFORE: Final = "$£¥€\\\\+±−∓№¤\u20a0-\u20a6\u20a8-\u20b5\u20b7-\u20ba\u20bc\u20bd\u20bf＄￡￥￦"
_BEFORE_WORDS: Final = "´ˈˌ"

OPENING: Final = _BRACKETS_OPEN + _QUOTES_OPEN + _QUOTES_EITHER + _GLUE + _UNITS_BEFORE + _BEFORE_WORDS
"""No line ends with one of these next to a wide character."""

CLOSING: Final = (
    f"{_BRACKETS_CLOSED}{_QUOTES_CLOSED}{_QUOTES_EITHER}{_STOPS}{_MIDDLE}{_SMALL_KANA}{_LEADERS}"
    f"{_GLUE}{_UNITS_AFTER}{_DASHES}"
)
"""No line starts with one of these next to a wide character."""

HEAD: Final = frozenset(_BRACKETS_OPEN + _QUOTES_OPEN) - {"\\"}
"""What no line ends with even if a space follows."""

TAIL: Final = frozenset(_BRACKETS_CLOSED + _STOPS + "%‰") - {"\\"}
"""What no line starts with even after a space, as in French, between the dots of `. . .` and in `55 %`."""

AFTER_TAIL: Final = frozenset(_MIDDLE + _SMALL_KANA)
"""What no line starts with after one of `TAIL` and a space."""

TAIL_QUOTES: Final = frozenset(_QUOTES_CLOSED)
"""The same, unless a word follows at once: the apostrophe of `the ’90s` closes nothing."""
