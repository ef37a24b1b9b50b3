"""How long a search of ten megabytes takes, key by key, beside SQLite's FTS5 over the same passages.

    python benchmarks/search.py [KILOBYTES]

First what is done once (passages collected and folded, an index built), then each query as it is typed. FTS5 is asked
with the tokenizer that finds words within CJK text, trigram, which finds nothing of fewer than three characters.
"""

import sqlite3
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from long import write_long

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.query import read_query
from briefing.pages.hits import LibrarySearch
from briefing.pages.passages import Passage, passages_of

TYPED = ("f", "fo", "foundation", "foundation korea", '"south korea"', "日韓", "nothing of the kind", "Part 77")
WORST = 0.010
"""Seconds of one spell, as the reader searches."""


def main() -> None:
    """Print the figures."""
    kilobytes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        library = load(write_long(Path(folder), kilobytes), label="long")
    begun = perf_counter()
    found = passages_of(library)
    found.go_on(float("inf"))
    size = sum(len(one.text) for one in found.found) / 1e6
    print(f"{kilobytes:,} KB: {len(found.found):,} passages, {size:.1f} million characters")
    print(f"collected in {perf_counter() - begun:.2f} s; ", end="")
    begun = perf_counter()
    index = _index(found.found)
    print(f"indexed by FTS5 in {perf_counter() - begun:.2f} s more\n")
    print(f"{'query':>22}{'hits':>9}{'first s':>9}{'all s':>9}{'worst spell ms':>16}{'FTS5 s':>9}{'hits':>9}")
    for typed in TYPED:
        _print(library, index, typed)


def _index(passages: list[Passage]) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    index.execute("create virtual table p using fts5(t, tokenize='trigram')")
    index.executemany("insert into p values (?)", ((one.folded,) for one in passages))
    return index


def _print(library: Library, index: sqlite3.Connection, typed: str) -> None:
    begun = perf_counter()
    search = LibrarySearch(library, read_query(typed))
    first, worst = 0.0, 0.0
    while not search.is_done:
        spell = perf_counter()
        search.go_on(WORST)
        worst = max(worst, perf_counter() - spell)
        first = first or (perf_counter() - begun if search.hits else 0.0)
    taken = perf_counter() - begun
    phrases = [f'"{word}"' for word in typed.replace('"', "").lower().split()] if '"' not in typed else [typed]
    begun = perf_counter()
    rows = index.execute("select rowid from p where p match ? order by rank", (" ".join(phrases),)).fetchall()
    fts = perf_counter() - begun
    print(f"{typed:>22}{len(search.hits):9,d}{first:9.4f}{taken:9.4f}{worst * 1000:16.1f}{fts:9.4f}{len(rows):9,d}")


if __name__ == "__main__":
    main()
