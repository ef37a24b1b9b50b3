"""Option sets: card, page and index. What a decision maker could do, weighed on stated criteria."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.fields import Citations
from briefing.model.options import Option, OptionSet
from briefing.model.place import Place
from briefing.pages.desk import Desk, callout, fact, facts, join, words
from briefing.pages.favour import board_of
from briefing.pages.pieces import (
    STAR,
    about_fact,
    absent,
    counted,
    differs,
    dim,
    items_of,
    key,
    label,
    listed,
    listing,
    section_fact,
    signed,
    sources_fact,
    stated,
)
from briefing.pages.ties import closing


def option_set_card(desk: Desk, place: Place, options: OptionSet) -> d.Blocks:
    """The question, the options on their criteria, what speaks for and against each, and what is advised."""
    there = desk.at(place)
    sides = ((option, _sides(there, option)) for option in options.options)
    blocks = (
        stated(desk, place, options.question, Citations(), (desk.to(place, counted(len(options.options), "option")),)),
        *_table(there, options),
        *(d.Div((d.Plain((d.Strong(_title(option)),)), *said), ("option",)) for option, said in sides if said),
        *_recommendation(there, options),
    )
    return (d.Div(blocks, ("options",), options.id),)


def option_set_page(desk: Desk, options: OptionSet) -> d.Blocks:
    """Who decides, the options side by side and one by one, what is advised, and what was left out."""
    return (
        *facts(
            fact("Decided by", desk.line(options.decision_maker)),
            fact("Advised", words(_advised(options))),
            about_fact(desk, options.question),
            section_fact(desk, options.id),
            sources_fact(desk, Citations(), options.question),
        ),
        *_table(desk, options),
        *(block for option in options.options for block in _option(desk, options, option)),
        *_advice(desk, options),
        *listed(desk, "Not considered", map(desk.line, options.excluded)),
        *closing(desk),
    )


def _title(option: Option) -> d.Inlines:
    """What an option is called; the course already taken is marked."""
    return (d.Str(option.title), *dim(" (baseline)" if option.baseline else ""))


def _table(desk: Desk, options: OptionSet) -> d.Blocks:
    """One row for each option, one column for each criterion; what differs from the baseline is marked."""
    head = (words("Option"), *(words(criterion.label) for criterion in options.criteria))
    rows = tuple(
        (_title(option), *(_rating(desk, options, option, criterion.id) for criterion in options.criteria))
        for option in options.options
    )
    baseline = _baseline(options)
    marked = any(isinstance(node, d.Span) and "changed" in node.classes for row in rows for node in _inside(row))
    about = key(f"{STAR} differs from the baseline: {baseline.title}" if baseline and marked else "")
    return (*((d.Para(about),) if about else ()), board_of(head, rows))


def _inside(row: tuple[d.Inlines, ...]) -> Iterator[d.Inline]:
    return (inline for cell in row for inline in cell)


def _baseline(options: OptionSet) -> Option | None:
    """The course already taken."""
    return next((option for option in options.options if option.baseline), None)


def _rating(desk: Desk, options: OptionSet, option: Option, criterion: str) -> d.Inlines:
    """The grade, or the reason where there is no grade, with its sources."""
    rating = option.ratings.get(criterion)
    if rating is None:
        return absent("—")
    grade = words(rating.value)
    said = (differs(grade, "baseline") if _usual(options, option, criterion) else grade) or desk.line(rating.text)
    return (*said, *desk.cite(rating.citations)[0 if said else 1 :])


def _usual(options: OptionSet, option: Option, criterion: str) -> str:
    """The baseline's grade on a criterion where an option has another, else nothing.

    Grades are the authors' own words: which of two is better is not for the program to say.
    """
    value, baseline = option.ratings[criterion].value, _baseline(options)
    usual = baseline.ratings.get(criterion) if baseline else None
    return usual.value if value and usual and usual.value != value else ""


def _sides(desk: Desk, option: Option) -> d.Blocks:
    """What speaks for an option, what against it, and what may go wrong."""
    blocks: list[d.Block] = []
    for title, texts in (("For", option.pros), ("Against", option.cons), ("Risks", option.risks)):
        if texts:
            blocks += [d.Plain(label(title)), d.BulletList(items_of(map(desk.line, texts)))]
    return tuple(blocks)


def _option(desk: Desk, options: OptionSet, option: Option) -> d.Blocks:
    """One option in full."""
    header = desk.title(2, option.title, option.id)
    sides = _sides(desk, option)
    return (
        d.Header(2, header.id, _title(option)),
        *desk.text(option.text, depth=2),
        *facts(*_grades(desk, options, option)),
        *((d.Div(sides, ("option",)),) if sides else ()),
    )


def _grades(desk: Desk, options: OptionSet, option: Option) -> Iterator[d.Blocks]:
    """How an option does on each criterion, and why."""
    labels = {criterion.id: criterion.label for criterion in options.criteria}
    for ident in sorted(option.ratings, key=[*labels, *option.ratings].index):
        rating = option.ratings[ident]
        said = join((_grade(options, option, ident), desk.line(rating.text)), ". ")
        yield fact(labels.get(ident, ident), (*said, *desk.cite(rating.citations)))


def _grade(options: OptionSet, option: Option, criterion: str) -> d.Inlines:
    """How an option does on a criterion; beside a grade that is not the baseline's, the baseline's with a mark."""
    grade, usual = words(option.ratings[criterion].value), _usual(options, option, criterion)
    return (d.Strong(grade), d.Str("  "), *signed(STAR, f"baseline: {usual}", "changed")) if usual else grade


def _advised(options: OptionSet) -> str:
    """Title of the option advised; its id where no option has it."""
    advice = options.recommendation
    if advice is None:
        return ""
    return next((option.title for option in options.options if option.id == advice.option), advice.option)


def _recommendation(desk: Desk, options: OptionSet) -> d.Blocks:
    """The option advised, why, and what to do first; set off by a bar."""
    advice = options.recommendation
    if advice is None:
        return ()
    steps = items_of(map(desk.line, advice.next_steps))
    blocks = (
        d.Plain((*label("Recommended"), d.Str("  "), d.Strong((d.Str(_advised(options)),)))),
        *desk.text(advice.rationale),
        *((d.Plain(label("First steps")), d.OrderedList(steps)) if steps else ()),
    )
    return callout("recommendation", blocks)


def _advice(desk: Desk, options: OptionSet) -> d.Blocks:
    blocks = _recommendation(desk, options)
    return (desk.title(2, "Recommendation"), *blocks) if blocks else ()


def options_page(desk: Desk) -> d.Blocks:
    """Every decision, with how many options there are and which one is advised."""
    return listing((option_set_line(desk, place, one) for place, one in desk.records(OptionSet)), "options")


def option_set_line(desk: Desk, place: Place, options: OptionSet) -> d.Inlines:
    """A decision with how many options there are and which one is advised."""
    advised = _advised(options)
    count = words(counted(len(options.options), "option"))
    return join(((desk.to(place),), count, words(f"advised: {advised}" if advised else "")))
