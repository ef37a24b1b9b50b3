"""A small briefing that holds a record of every kind, for the tests of pages and cards."""

EVERYTHING = """b
key_judgments: [lasts]
sections:
  - id: shows
    title: What is shown
    text: |
      [[kor]] thinks of [[relapse]], [[deterrence|deterrence]] and [[unknown]].

      ![[imports]]

      ![[choice]]

      ![[relapse]]
  - id: holds
    title: What is held
    text: Nothing is shown here.
    sections: [{id: inner, title: Inner, text: "![[kept-shown]]"}]
    judgments: [{id: lasts, statement: "[[kor|Seoul]] will keep the *pact* [@wire, p. 3].", likelihood: {term: likely,
       probability: 70}, assumptions: [missiles, quiet], indicators: [notice]}]
    assumptions:
      - {id: missiles, statement: "Missiles of [[kor|the North]] go on [@wire].", if_wrong: Sharing *weakens*.,
         linchpin: true, support: caveated, indicators: [tests], citations: ["paper, p. 2"]}
    gaps: [{id: unknown, statement: "What the cabinet of [[jpn]] agreed.", impact: No view of motive.,
       would_resolve: Minutes.}]
    relations: [{id: pact, type: treaty, between: [kor, jpn], label: shares with}]
    glossary: [{id: deterrence, term: deterrence, definition: "Keeping [[jpn|others]] from acting.",
       names: {ja: 抑止}}]
    variables:
      - {id: court, question: "Does a [[kor|Korean]] court order a sale?", base_case: no order, layer: political,
         excursions: [{id: order, label: a sale is ordered}, {id: delay, label: it is put off}], citations: [wire]}
    scenarios: [{id: steady, title: Steady, kind: base, premise: Nothing happens., likelihood: {term: likely},
       settings: {court: base_case, stays: base_case}}]
    indicators: [{id: polls, statement: Polls turn.}]
    figures: [{id: days, title: Days, alt: One bar., kind: bar, unit: days, series: [{points: [["2019", 92]]}],
       citations: [wire]}, {id: kept-shown, title: Kept and shown, alt: A., unit: t, series: [{points: []}],
       citations: [wire]}]
    option_sets: [{id: idle, question: 'Wait?', criteria: [], options: [{id: go, title: Go on, baseline: true}]}]
    events: [{id: talks, date: 2023, title: Talks}]
assumptions:
  - {id: quiet, statement: Courts stay quiet., if_wrong: A sale follows.}
variables:
  - {id: stays, question: 'Does Washington stay?', base_case: it does, excursions: [{id: away, label: it leaves}]}
scenarios:
  - id: relapse
    title: Relapse
    kind: excursion
    base: steady
    premise: "Assets are sold, says [[jpn|Tokyo]] [@wire]."
    horizon: 2024/2025
    settings: {court: order, stays: base_case}
    triggers: [A ruling.]
    phases: [{at: week 1, text: The order is executed., actors: [kor, jpn]}]
    branches: [{if: it is stayed, to: steady}]
    responses:
      - {actor: jpn, text: Talks on., citations: ["wire, p. 9"]}
      - {actor: kor, text: Waits.}
      - {actor: usa, text: "Mediates [@paper]."}
      - {actor: usa, text: "Is said to wait [@nobody]."}
    outcomes: [{label: Lapses, count: 2, text: It ends., likelihood: unlikely}, {label: Holds, count: 1}]
    measure_of_outcome: Whether notice runs out.
    iterations: 3
    impacts: [{dimension: alliance, on: "[[usa]]", severity: high, text: Warning is slower.}]
    indicators: [notice, tests]
    assumptions: [missiles]
    off_ramps: [A fund pays.]
    implications: Plan for less.
    caveats: Three runs are few.
    not_estimated: "No estimate [@paper]."
    citations: [paper]
  - {id: bolt, title: A bolt, kind: what_if, premise: It strikes., not_estimated: A thought., indicators: [polls]}
indicators:
  - {id: notice, statement: "[[kor|Seoul]] gives notice.", scenarios: {steady: inconsistent, relapse: consistent},
     threshold: A note., lead_time: 90 days, where_seen: The ministry.,
     status: {value: not_observed, as_of: 2023-04-27, citations: [wire]}}
  - {id: tests, statement: Tests stop., status: {value: ambiguous, as_of: 2023-04}}
  - {id: ministers, statement: Ministers meet., scenarios: {relapse: neutral}, judgments: [lasts],
     status: {value: observed, as_of: 2023-04-20}}
  - {id: a-seen, statement: A second thing is seen., status: {value: observed, as_of: 2023-04-20}}
option_sets:
  - id: choice
    question: "How should [[usa|Washington]] help?"
    decision_maker: "The [[usa]]"
    criteria: [{id: cost, label: Cost}, {id: effect, label: Effect}]
    options:
      - {id: stay, title: Stay, baseline: true, ratings: {cost: {value: low}}, pros: [Easy.]}
      - {id: link, title: Link up, text: A data link., cons: [Slow.], risks: ["A leak in [[kor]]."],
         ratings: {cost: {value: high, text: Seoul pays., citations: [wire]}, effect: {text: Large.}}}
    recommendation: {option: link, rationale: It binds., next_steps: [Agree., Test.]}
    excluded: [An alliance.]
figures:
  - id: imports
    title: Imports
    alt: Two lines fall.
    unit: per cent
    series:
      - {label: Resist, points: [["2018", 1250], ["2019", 91.9, A], ["2021", 77.4, P]]}
      - {label: Gas, points: [["2018", 41.95], ["2020", null], ["2021", 7.7, E]]}
    note: Codes changed.
    citations: ["paper, p. 5"]
gaps: [{id: bare, statement: Whether it flows both ways.}]
glossary: [{id: acsa, term: ACSA, definition: An agreement.}]
actors:
  - {id: kor, kind: state, name: South Korea}
  - {id: jpn, kind: state, name: Japan}
  - {id: usa, kind: state, name: United States}
sources:
  - {id: wire, type: report, title: Wire}
  - {id: paper, type: report, title: Paper}
"""
