"""Turns: work beside the reading waits while the reader has the turn, and never for ever."""

from threading import Thread
from time import monotonic, sleep

from briefing.turns import Turns


def worked_at(turns: Turns, claims: list[float]) -> list[float]:
    """When another thread got on with its work, in seconds from the last of some claims of this thread."""
    done: list[float] = []
    for seconds in claims:
        turns.claim(seconds)
        began = monotonic()

    def work() -> None:
        turns.give_way()
        done.append(monotonic() - began)

    worker = Thread(target=work)
    worker.start()
    worker.join(5)
    return done


def test_a_thread_waits_until_the_turn_of_another_is_over() -> None:
    (waited,) = worked_at(Turns(), [0.2])
    assert waited >= 0.2


def test_a_turn_can_be_made_longer_while_somebody_waits_for_its_end() -> None:
    turns = Turns()
    done: list[float] = []
    turns.claim(0.1)

    def work() -> None:
        turns.give_way()
        done.append(monotonic())

    worker = Thread(target=work)
    worker.start()
    sleep(0.05)
    turns.claim(0.3)
    again = monotonic()
    worker.join(5)
    assert done
    assert done[0] - again >= 0.29


def test_nobody_waits_for_themselves_or_when_nothing_is_claimed() -> None:
    turns = Turns()
    began = monotonic()
    turns.give_way()
    turns.claim(5)
    turns.give_way()
    assert monotonic() - began < 2
