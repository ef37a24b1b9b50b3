"""Pieces that pages of several kinds are made of: chips, titled lists, and what a record's own words refer to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from briefing.model import document as d
from briefing.model.fields import Citations
from briefing.model.head import Scales
from briefing.model.languages import language
from briefing.model.place import Place
from briefing.model.scales import band
from briefing.pages.desk import Desk, R, fact, words

STAR: Final = "*"
"""What marks that something is not what is usual."""

Line = Callable[[Desk, Place, R], d.Inlines]
"""Says what a record is in one line."""


def chip(kind: str, text: str) -> d.Inlines:
    """A small labelled value with a colour of its own, such as a likelihood; nothing for empty text."""
    return (d.Span((d.Str(text),), ("chip", kind)),) if text else ()


def dim(text: str) -> d.Inlines:
    """Words that matter less than those around them; nothing for empty text."""
    return (d.Span((d.Str(text),), ("dim",)),) if text else ()


def label(text: str) -> d.Inlines:
    """What the words after it are."""
    return (d.Span((d.Str(text),), ("label",)),)


def spoken(text: str) -> d.Inlines:
    """Words for what a sign or weight says on a screen, which leaves them out; nothing for empty text."""
    return (d.Span((d.Str(text),), ("spoken",)),) if text else ()


def signed(sign: str, said: str, kind: str) -> d.Inlines:
    """A chip with a sign for eyes that run down a column; ears are told in its words."""
    return (d.Span((*_sign(sign), d.Str(f"\u00a0{said}")), ("chip", kind)),)


def differs(words: d.Inlines, usual: str) -> d.Inlines:
    """Words that are not what is usual: bold after a star, and where there is only text, after what that says."""
    mark = d.Span((*_sign(STAR), *spoken(f"differs from {usual}:")), ("chip", "changed"))
    return (mark, d.Str(" "), d.Strong(words))


def key(text: str) -> d.Inlines:
    """What the signs on a page mean, for eyes alone; nothing for empty text."""
    return (d.Span((d.Str(text),), ("dim", "key")),) if text else ()


def _sign(text: str) -> d.Inlines:
    return (d.Span((d.Str(text),), ("sign",)),)


def absent(text: str = "-") -> d.Inlines:
    """What stands in a cell of a table for which there is nothing; a card leaves it out."""
    return (d.Span((d.Str(text),), ("dim", "absent")),)


def where(link: d.Link) -> d.Inlines:
    """The way to where the words before it stand."""
    return (d.Span((link,), ("where",)),)


def way(inlines: d.Inlines) -> d.Inlines:
    """Links whose words say no more than where they lead: of no use to whoever cannot follow them."""
    return (d.Span(inlines, ("way",)),) if inlines else ()


def likelihood_words(term: str, scales: Scales) -> str:
    """An estimative term with its band, always together: `likely (55–80 %)`."""
    found = band(scales.likelihood, term)
    return f"{term} ({found})" if found else term


def kind_words(kind: str) -> str:
    """The kind of a record, or a value of a closed list, as one says it: `option set`."""
    return kind.replace("_", " ")


def counted(count: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def names_in(names: Mapping[str, str]) -> str:
    """Names in other languages, each with its language, on one line."""
    return " · ".join(f"{name} ({language(tag)})" for tag, name in names.items())


def name_facts(names: Mapping[str, str]) -> Iterator[d.Blocks]:
    """Names in other languages, each under what its language is called."""
    return (fact(language(tag), words(name)) for tag, name in names.items() if name)


# Lists


def items_of(lines: Iterable[d.Inlines]) -> tuple[d.Blocks, ...]:
    """Lines as the items of a list."""
    return tuple((d.Plain(line),) for line in lines)


def listed(desk: Desk, title: str, lines: Iterable[d.Inlines], *, ordered: bool = False) -> d.Blocks:
    """A titled list with its count, or nothing when it would be empty."""
    items = items_of(lines)
    if not items:
        return ()
    return (desk.title(2, f"{title} ({len(items)})", title), d.OrderedList(items) if ordered else d.BulletList(items))


def listing(lines: Iterable[d.Inlines], what: str) -> d.Blocks:
    """The list of an index page."""
    items = items_of(lines)
    return (d.BulletList(items),) if items else nothing(what)


def nothing(what: str) -> d.Blocks:
    """What an index page says when it has nothing to list."""
    return (d.Para((d.Str(f"No {what}."),)),)


def titled(desk: Desk, title: str, markdown: str) -> d.Blocks:
    """A text under a heading of its own, or nothing when there is none."""
    blocks = desk.text(markdown, depth=2)
    return (desk.title(2, title), *blocks) if blocks else ()


def linked(desk: Desk, refs: Iterable[str], kind: type[R], line: Line[R]) -> Iterator[d.Inlines]:
    """A line for each record that references name; a bare link where one names nothing of that kind."""
    for ref in refs:
        place = desk.library.resolve(ref, desk.place.briefing)
        record = desk.library.find(place) if place else None
        if place is not None and isinstance(record, kind):
            yield line(desk, place, record)
        else:
            yield (desk.ref(ref),)


def link_line(desk: Desk, place: Place, _: object) -> d.Inlines:
    """A record by its name alone."""
    return (desk.to(place),)


# What stands around a record's own words


def section_fact(desk: Desk, ident: str) -> d.Blocks:
    """The section that a record belongs to."""
    home = desk.briefing.homes.get(ident) if desk.briefing else None
    return fact("Section", (desk.to(Place(desk.place.briefing, home)),) if home else ())


def stated(desk: Desk, place: Place, statement: str, citations: Citations, below: d.Inlines) -> d.Para:
    """A record's statement on its card, and a line below it; that line alone where the statement is the title."""
    there = desk.at(place)
    cited = there.cite(citations)
    return d.Para((*there.line(statement), *cited, d.LineBreak(), *below) if desk.in_card else (*below, *cited))


def about_fact(desk: Desk, statement: str) -> d.Blocks:
    """What a statement links to: its page has it as a plain title, which cannot be followed anywhere."""
    links = dict.fromkeys(node for node in d.walk(desk.line(statement)) if isinstance(node, d.Link))
    return fact("About", tuple(_with_commas(links)))


def _with_commas(links: Iterable[d.Link]) -> Iterator[d.Inline]:
    for index, link in enumerate(links):
        if index:
            yield d.Str(", ")
        yield link


def sources_fact(desk: Desk, citations: Citations, statement: str = "") -> d.Blocks:
    """What a record cites, and what its statement does where that stands as a plain title."""
    cites = (node for node in d.walk(desk.line(statement)) if isinstance(node, d.Cite))
    within = [citation for cite in cites for citation in cite.citations]
    cited = tuple(dict.fromkeys((*within, *desk.citations_of(citations))))
    return fact("Sources", (d.Cite(cited),) if cited else ())
