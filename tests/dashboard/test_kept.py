"""What is kept in memory: worked out once, for all, and never for long."""

import threading

import polars as pl
import pytest

from dashboard.kept import Same, kept


def test_what_is_asked_twice_is_worked_out_once():
    made = []

    @kept(2, by=lambda word: word)
    def ask(word):
        made.append(word)
        return word.upper()

    assert [ask("a"), ask("a"), ask("b")] == ["A", "A", "B"]
    assert made == ["a", "b"]


def test_what_was_not_asked_for_longest_goes_first():
    made = []

    @kept(2, by=lambda word: word)
    def ask(word):
        made.append(word)
        return word

    for word in ("a", "b", "a", "c", "a", "b"):
        ask(word)
    assert made == ["a", "b", "c", "b"]


def test_arguments_are_the_key_and_a_table_is_itself_alone():
    made = []

    @kept(9)
    def ask(rows, lang="en"):
        made.append((rows, lang))
        return rows.height

    one, other = pl.DataFrame({"n": [1]}), pl.DataFrame({"n": [1]})
    assert [ask(one), ask(one), ask(one, "fr"), ask(one, lang="fr"), ask(other)] == [
        1
    ] * 5
    assert [lang for _, lang in made] == ["en", "fr", "fr", "en"]
    assert made[-1][0] is other


def test_those_who_ask_at_the_same_time_wait_for_the_first():
    made, all_asked = [], threading.Barrier(8)

    @kept(2, by=lambda word: word)
    def ask(word):
        made.append(word)
        threading.Event().wait(0.05)
        return object()

    answers = []

    def reader():
        all_asked.wait()
        answers.append(ask("a"))

    threads = [threading.Thread(target=reader) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["a"]
    assert len({id(answer) for answer in answers}) == 1


def test_a_failure_is_not_kept():
    made = []

    @kept(2, by=lambda word: word)
    def ask(word):
        made.append(word)
        if len(made) == 1:
            raise ValueError(word)
        return word

    with pytest.raises(ValueError, match="a"):
        ask("a")
    assert ask("a") == "a"


def test_equal_objects_are_not_the_same_one():
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)
