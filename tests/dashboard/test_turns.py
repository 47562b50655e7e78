"""One page at a time, and nobody waits for a reader who waits for something else."""

from threading import Barrier, Event, Thread

import pytest

from dashboard.serving.turns import Turns


@pytest.fixture
def turns():
    return Turns()


def in_thread(work):
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_pages_are_made_one_after_another(turns):
    inside, most = [], []
    start = Barrier(8)

    def page():
        start.wait()
        for _ in range(50):
            with turns.turn():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    for thread in [in_thread(page) for _ in range(8)]:
        thread.join(20)
    assert len(most) == 8 * 50
    assert max(most) == 1


def test_who_stands_aside_lets_others_in_and_has_the_turn_again(turns):
    seen, is_aside, may_go_on = [], Event(), Event()

    def slow():
        with turns.turn():
            with turns.aside():
                is_aside.set()
                may_go_on.wait(20)
            seen.append("slow")

    thread = in_thread(slow)
    assert is_aside.wait(20)
    with turns.turn():
        seen.append("quick")
        may_go_on.set()
        assert "slow" not in seen
    thread.join(20)
    assert seen == ["quick", "slow"]


def test_who_has_no_turn_stands_aside_for_nobody(turns):
    with turns.aside():
        pass
    with turns.turn():
        outside = in_thread(lambda: turns.aside().__enter__())
        outside.join(20)
        assert not outside.is_alive()


def test_a_page_that_fails_gives_its_turn_back(turns):
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), turns.turn(), turns.aside():
        raise ZeroDivisionError
    taken = []

    def next_page():
        with turns.turn():
            taken.append(True)

    in_thread(next_page).join(20)
    assert taken
