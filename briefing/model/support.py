"""Support: what stands on which sources, and what would if some of them were switched off.

A claim stands on the sources cited for it, but for those that contradict it or only give context, and is as well
founded as there are independent voices.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final, Literal

from msgspec import Struct

from briefing.model.claims import Claim, claims_of, supports
from briefing.model.edtf import Edtf
from briefing.model.head import Section, parts_of
from briefing.model.independence import Voices, voices_of
from briefing.model.lens import Off
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.standing import is_later

Status = Literal["unchanged", "weakened", "single", "unsupported"]
"""What switching sources off does to a claim: nothing; some sources go; one voice is left of several; none is left."""

WORST_FIRST: Final[tuple[Status, ...]] = ("unsupported", "single", "weakened")
"""The statuses of what is affected, worst first."""


class Standing(Struct, frozen=True):
    """What a claim stands on, as the sources are and with some switched off."""

    claim: Claim
    sources: tuple[Place, ...]
    """All sources that support it, each once, in order of citation."""

    left: tuple[Place, ...]
    """Those of them that still stand."""

    voices: int
    """How many independent voices support it."""

    voices_left: int
    """How many of them still do."""

    @property
    def status(self) -> Status:
        """What has become of it."""
        if len(self.left) == len(self.sources) and self.voices == self.voices_left:
            return "unchanged"
        if not self.voices_left:
            return "unsupported"
        return "single" if self.voices_left == 1 < self.voices else "weakened"


class Support:
    """Every claim of a library, and what its lens leaves of each."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._voices: Voices = voices_of(library.plain if library.lens.as_of is None else library)
        self.claims: dict[Claim, list[Link]] = claims_of(library)
        """Every claim with the citations that speak for it, against it or around it, in the order of the library."""

        self._by_kind: dict[Place, dict[str, list[Claim]]] = {}
        self._before_and_after = lru_cache(maxsize=4)(self._work_out_before_and_after)
        self._silent = lru_cache(maxsize=8)(self._work_out_silent)  # the same for every claim
        self._named = switched_off(library, library.lens.without)
        self.off = self._fallen(self._named)
        """The sources that the lens switches off, and those that repeat nothing else."""

    def standing(self, claim: Claim, also: frozenset[Place] = frozenset()) -> Standing:
        """What a claim stands on; `also` names sources of which it is asked what falls with them.

        Both counts of the one are then of what the lens would leave without naming those.
        """
        return self.weighed(claim, tuple(link.target for link in self.claims.get(claim, ()) if supports(link)), also)

    def weighed(self, claim: Claim, cited: tuple[Place, ...], also: frozenset[Place] = frozenset()) -> Standing:
        """The same for a claim that is supported by some sources."""
        cited = tuple(dict.fromkeys(cited))
        before, after = self._before_and_after(also)
        sources, left = self._left(cited, before), self._left(cited, after)
        return Standing(claim, sources, left, self._count(sources, before), self._count(left, after))

    def still(self, cited: Iterable[Place]) -> tuple[Place, ...]:
        """Those of some sources, each as often as it is named, that the lens leaves standing."""
        return self._left(tuple(cited), self.off)

    def affected(self, also: frozenset[Place] = frozenset()) -> list[Standing]:
        """Every claim that has lost a source or a voice, in the order of the library; `also` as for `standing`."""
        before, after = self._before_and_after(also)
        gone, muted = after - before, self._silent(after) - self._silent(before)
        hurt = (place for place, heard in self._voices.heard.items() if place in gone or heard & muted)
        claims = dict.fromkeys(claim for place in hurt for claim in self._resting.get(place, ()))
        order = self._order
        found = (self.standing(claim, also) for claim in sorted(claims, key=lambda one: order[one]))
        return [standing for standing in found if standing.status != "unchanged"]

    @cached_property
    def hit(self) -> dict[Claim, Standing]:
        """The claims that the lens affects."""
        return {standing.claim: standing for standing in self.affected()} if self.off else {}

    @cached_property
    def hit_in(self) -> dict[str, list[Claim]]:
        """The same claims by the briefing that makes them; those of shared records under the empty id."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.hit:
            found[claim.place.briefing].append(claim)
        return found

    def of(self, place: Place) -> list[Claim]:
        """The claims that a record makes; of a section also those of the sections inside it."""
        record = self._library.find(place)
        parts = parts_of(record) if isinstance(record, Section) else ()
        homes = [Place(place.briefing, part.id) for part in parts] or [place]
        return [claim for home in homes for claim in self._made.get(home, ())]

    def resting_by_kind(self, source: Place) -> dict[str, list[Claim]]:
        """The same, by the kind of record that makes each."""
        if source not in self._by_kind:
            found: dict[str, list[Claim]] = defaultdict(list)
            for claim in self.resting(source):
                found[self._library.kind(claim.place)].append(claim)
            self._by_kind[source] = found
        return self._by_kind[source]

    def resting(self, source: Place) -> list[Claim]:
        """The claims for which a source is cited, whatever it does to them."""
        return self._resting.get(source, [])

    @cached_property
    def _made(self) -> dict[Place, list[Claim]]:
        made: dict[Place, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            made[claim.place].append(claim)
        return made

    @cached_property
    def _resting(self) -> dict[Place, list[Claim]]:
        resting: dict[Place, dict[Claim, None]] = defaultdict(dict)
        for claim, links in self.claims.items():
            for link in links:
                resting[link.target][claim] = None
        return {place: list(claims) for place, claims in resting.items()}

    @cached_property
    def _order(self) -> dict[Claim, int]:
        return {claim: number for number, claim in enumerate(self.claims)}

    # What falls

    def _work_out_before_and_after(self, also: frozenset[Place]) -> tuple[frozenset[Place], frozenset[Place]]:
        """The sources that are off before and after what is asked: the lens, or some sources with or without it."""
        if not also:
            return frozenset(), self.off
        return self._fallen(self._named - also), self._fallen(self._named | also)

    def _fallen(self, off: frozenset[Place]) -> frozenset[Place]:
        """Sources that are off, and all that repeat nothing but such."""
        fallen, size = set(off), -1
        while off and size != len(fallen):
            size = len(fallen)
            fallen |= {place for place, others in self._voices.repeats.items() if others and fallen.issuperset(others)}
        return frozenset(fallen)

    def _work_out_silent(self, off: frozenset[Place]) -> frozenset[str]:
        """The voices of which no source is left."""
        heard, speakers = self._voices.heard, self._voices.speakers
        return frozenset(voice for place in off for voice in heard.get(place, ()) if speakers[voice] <= off)

    def _left(self, sources: tuple[Place, ...], off: frozenset[Place]) -> tuple[Place, ...]:
        silent = self._silent(off)
        heard = self._voices.heard
        return tuple(one for one in sources if one not in off and not heard.get(one, frozenset()) <= silent)

    def _count(self, sources: tuple[Place, ...], off: frozenset[Place]) -> int:
        return self._voices.independent(sources, self._silent(off))


@lru_cache(maxsize=4)
def support_of(library: Library) -> Support:
    """The support of all claims of a library, worked out once."""
    return Support(library)


def switched_off(library: Library, offs: tuple[Off, ...]) -> frozenset[Place]:
    """The sources that are named, or that have one of the grades, origins and dates named."""
    if not offs:
        return frozenset()
    found = ((place, one) for place, one in library.everything() if isinstance(one, Source))
    return frozenset(place for place, one in found if any(_is_meant(off, place, one) for off in offs))


def _is_meant(off: Off, place: Place, source: Source) -> bool:
    match off.grounds:
        case "source":
            return off.value in (str(place), place.id)
        case "reliability":
            return bool(source.assessment.reliability) and source.assessment.reliability in off.grades
        case "origin":
            return source.assessment.origin == off.value
        case "after":
            return is_later(source.issued or source.available_date, Edtf(off.value).upper)
