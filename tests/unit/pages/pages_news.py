"""A small briefing whose claims stand on sources of every sort, for the tests of support and what-if."""

from briefing.model.lens import Lens, read_off
from briefing.model.library import Library

NEWS = """b
key_judgments: [holds]
bottom_line: It holds [@paper].
sections:
  - id: s
    title: S
    text: |
      It rained [@wire]. It rained again [@wire; @paper]. *Nobody [@rumour]* saw it. The dry say nothing.

      ![[holds]]
    sections: [{id: inner, title: Inner, text: "Snow fell [@wire]."}]
    events: [{id: storm, date: 2023-03-06, title: Storm, actors: [kor], citations: [wire, copy]}]
judgments:
  - id: holds
    statement: It will hold.
    evidence:
      - {source: paper, locator: p. 3, credibility: 2, quote: {exact: it holds}, note: It says so.}
      - {source: wire}
      - {source: copy}
      - {source: rumour, stance: contradicts, note: Not so.}
      - {source: idle, stance: context}
    alternatives: [{statement: It breaks., why: "A guess [@rumour]."}]
  - {id: bare, statement: Nothing is cited.}
actors:
  - {id: kor, kind: state, name: Korea, positions: [{issue: Rain, text: Likes it., citations: [rumour]}]}
sources:
  - {id: wire, type: report, title: Wire, issued: 2023-03-07, URL: https://example.org/w,
     archive_url: https://archive.example.org/w, assessment: {reliability: B, origin: primary, group: wires}}
  - {id: copy, type: report, title: Copy, issued: 2023-03-06, assessment: {reliability: D, origin: derived,
     derived_from: [wire]}}
  - {id: copy-of-copy, type: report, title: Second copy, assessment: {derived_from: [copy]}}
  - {id: paper, type: report, title: Paper, issued: 2023-04, assessment: {reliability: C, origin: secondary}}
  - {id: rumour, type: report, title: Rumour, assessment: {reliability: F}}
  - {id: idle, type: report, title: Idle, assessment: {reliability: E}}
"""


def without(library: Library, *offs: str) -> Library:
    return library.through(Lens(without=tuple(map(read_off, offs))))
