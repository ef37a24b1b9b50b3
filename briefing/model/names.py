"""Names of persons and institutions, as CSL-JSON writes them."""

from msgspec import Struct


class Name(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A CSL name: of a person in parts, or of an institution as `literal`."""

    family: str = ""
    """Family name."""

    given: str = ""
    """Given names."""

    literal: str = ""
    """The whole name as it is, for institutions and single names."""

    suffix: str = ""
    """`Jr.`, `III`."""

    non_dropping_particle: str = ""
    """`van`, `de`: part of the family name."""

    dropping_particle: str = ""
    """A particle that a short reference leaves out."""

    comma_suffix: bool = False
    """Whether a comma stands before the suffix."""

    static_ordering: bool = False
    """Whether the family name comes first in every style, as in Chinese, Japanese and Korean."""

    parse_names: bool = False
    """CSL's permission to split particles off; kept, not acted on."""


class Names(tuple[Name, ...]):
    """CSL names; in a file each may be plain text, taken as a literal."""

    __slots__ = ()


class NameVariables(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Who had a hand in an item: CSL's name variables."""

    author: Names = Names()
    """Authors, persons or institutions."""

    editor: Names = Names()
    """Editors."""

    translator: Names = Names()
    """Translators."""

    chair: Names = Names()
    """Chair of a session."""

    collection_editor: Names = Names()
    """Editors of the series."""

    compiler: Names = Names()
    """Compilers."""

    composer: Names = Names()
    """Composers."""

    container_author: Names = Names()
    """Authors of the book that holds the item."""

    contributor: Names = Names()
    """Contributors."""

    curator: Names = Names()
    """Curators."""

    director: Names = Names()
    """Directors."""

    editor_translator: Names = Names()
    """Editors who also translated."""

    editorial_director: Names = Names()
    """Editorial directors."""

    executive_producer: Names = Names()
    """Executive producers."""

    guest: Names = Names()
    """Guests of a broadcast."""

    host: Names = Names()
    """Hosts of a broadcast."""

    illustrator: Names = Names()
    """Illustrators."""

    interviewer: Names = Names()
    """Interviewers."""

    narrator: Names = Names()
    """Narrators."""

    organizer: Names = Names()
    """Organizers of the occasion."""

    original_author: Names = Names()
    """Authors of the original."""

    performer: Names = Names()
    """Performers."""

    producer: Names = Names()
    """Producers."""

    recipient: Names = Names()
    """Recipients of a letter."""

    reviewed_author: Names = Names()
    """Authors of what is reviewed."""

    script_writer: Names = Names()
    """Script writers."""

    series_creator: Names = Names()
    """Creators of a series."""
