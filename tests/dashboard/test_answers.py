"""Kept answers: made once, within bounds, never a failure."""

from dashboard.serving.answers import Answer, Kept


def test_an_answer_is_made_once_and_given_up_when_there_is_no_room():
    kept, made = Kept(most_bytes=40_000), []

    def ask(name):
        return kept.get((name,), lambda: made.append(name) or Answer(b"x" * 4000, ""))

    for name in ["a", "a", *"bcdefghij", "a"]:
        ask(name)
    assert made == [*"abcdefghij", "a"]


def test_failures_and_what_is_too_large_are_not_kept():
    kept, made = Kept(most_bytes=40_000), []
    for answer in (Answer(b"", "", 500), Answer(b"x" * 10_000, "")):
        for _ in range(2):
            kept.get((str(answer.status),), lambda: made.append(1) or answer)  # noqa: B023
    assert len(made) == 4
