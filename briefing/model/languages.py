"""Languages: what BCP 47 tags are called, as far as people and institutions of briefings are named in them."""

from typing import Final

_LANGUAGES: Final = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "lo": "Lao", "mn": "Mongolian",
    "ms": "Malay", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ru": "Russian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "yue": "Cantonese",
    "zh": "Chinese",
}  # fmt: skip
"""Language subtag to its English name (IANA Language Subtag Registry)."""

_SCRIPTS: Final = {
    "arab": "Arabic script",
    "cyrl": "Cyrillic",
    "hang": "Hangul",
    "hani": "Chinese characters",
    "hans": "simplified",
    "hant": "traditional",
    "hira": "hiragana",
    "jpan": "Japanese script",
    "kana": "katakana",
    "kore": "Korean script",
    "latn": "romanised",
}
"""Script subtag to what a name written so is called."""


def language(tag: str) -> str:
    """A BCP 47 tag in words: `Japanese`, `Chinese, traditional`, `Korean, romanised`; itself where it is not known."""
    first, *rest = tag.replace("_", "-").split("-")
    name = _LANGUAGES.get(first.lower())
    scripts = [_SCRIPTS[part.lower()] for part in rest if part.lower() in _SCRIPTS]
    left = [part for part in rest if part.lower() not in _SCRIPTS]
    return ", ".join((name, *scripts, *left)) if name else tag
