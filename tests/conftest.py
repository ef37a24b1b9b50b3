"""What all tests share: a library small enough to know by heart, and the one that ships."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # before Textual is imported
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="briefing-tests-")  # no test meets the user's own copies
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CONFIG_DIRS"] = os.environ["XDG_CACHE_HOME"]  # nor their settings
os.environ["COLUMNS"] = os.environ["LINES"] = ""  # set where tests run side by side; commands in terminals believe it

from briefing.loading.library import load, shipped_library
from briefing.model.library import Library

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

SMALL = """\
format: briefing/1
id: small
title: A small briefing
issued: 2023-04-27
information_cutoff: 2023-04-27
marking: TLP:CLEAR
bottom_line: |
  [[kor|Seoul]] withdrew its notice [@paper, p. 1].
key_judgments: [kj-holds]
sections:
  - id: history
    title: History
    kind: history
    takeaway: Each settlement left something open.
    text: |
      [[jpn]] and [[kor]] settled claims in 1965 [@paper]. The [[usa|United States]] looked on.

      > A quotation of Kōno, set off.

      | year | what |
      | --- | --- |
      | 1965 | treaty with [[kor\\|Seoul]] |

      ![[kj-holds]]
    sections:
      - id: rupture
        title: Rupture
        text: In 2019 [[kor]] gave notice [@wire, par. 2; @paper]. See [the text](https://example.org/treaty).
    events:
      - {id: notice-2019, date: 2019-08-22, title: Notice given, actors: [kor, jpn], citations: ["wire, par. 2"]}
  - id: security
    title: Security
    takeaway: The pact held.
    text: |
      The pact of [[kor]] and [[jpn]] held, as [[history]] tells and [[nobody]] denies [@paper; @ghost].
judgments:
  - id: kj-holds
    statement: "[[kor|Seoul]] will likely keep the pact."
    likelihood: {term: likely}
    confidence: moderate
    confidence_basis: Two official acts.
    horizon: 2023-04/2024-12
    evidence:
      - {source: paper, locator: p. 3, note: It says so.}
      - {source: wire, stance: contradicts, credibility: 3}
    alternatives: [{statement: A court reopens the dispute., likelihood: unlikely, why: No case is near.}]
actors:
  - id: kor
    kind: state
    name: South Korea
    names: {ko: 대한민국, ja: 韓国}
    aliases: [Seoul, ROK]
    country: kr
    positions: [{issue: The pact, text: Keep it., as_of: 2023-03-21, citations: [paper]}]
  - {id: jpn, kind: state, name: Japan, names: {ja: 日本}, aliases: [Tokyo]}
  - {id: usa, kind: state, name: United States}
relations:
  - {id: pact, type: treaty, between: [kor, jpn], label: shares intelligence with, since: 2016-11-23, binding: true,
     citations: [paper]}
sources:
  - id: paper
    type: report
    title: A paper
    author: [{family: Kim, given: Min}]
    publisher: An institute
    issued: 2023-03-22
    URL: https://example.org/paper
    accessed: 2023-04-01
    assessment: {reliability: B, descriptor: A think-tank paper., origin: secondary}
  - {id: wire, type: article-newspaper, title: A wire report, container-title: The Wire, issued: 2019-08-22}
"""


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a small briefing that uses every collection and has two dangling references, `nobody` and `ghost`."""
    path = tmp_path_factory.mktemp("small") / "small.briefing.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def small(small_file: Path) -> Library:
    """The library in that file."""
    return load(small_file, label="small.briefing.yaml")


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The library that ships."""
    return load(shipped_library(), label="content")
