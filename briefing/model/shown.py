"""Where records are read: most on pages of their own, a section inside another on the page of the outermost one."""

from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.place import Place, parted


def shown_at(library: Library, place: Place) -> Place:
    """Where to open a Place: where its record is read, unless it says itself how much of the page it means."""
    return place if parted(place.anchor)[0] else read_at(library, place)


def read_at(library: Library, place: Place) -> Place:
    """Where the record at a Place is read."""
    briefing = library.briefings.get(place.briefing)
    if briefing is None or place.view or not isinstance(briefing.records.get(place.id), Section):
        return place
    for top in briefing.sections:
        if any(part.id == place.id for part in parts_of(top)):
            anchor = f"{place.id}/{place.anchor}" if place.anchor else place.id
            return place if top.id == place.id else Place(place.briefing, top.id, anchor=anchor)
    return place
