"""Answers kept in memory: each is worked out once, by one reader, for all of them.

What is kept is shared by everybody who reads, so that a key holds all that an answer
depends on: the release, the chart, the reader's choice; never who asks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock, RLock
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

# How many answers of one kind are kept, where there is one a release and choice.
MOST_LISTS = 256


class Same:
    """One object as a key: equal to itself alone, for what cannot be hashed.

    It holds the object, so that no other can take its place in memory.
    """

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        """Return a number of its own."""
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        """Say whether the other is the very same object."""
        return isinstance(other, Same) and self.it is other.it


def by_arguments(*args: object, **kwargs: object) -> Hashable:
    """Return a question's arguments as its key; what cannot be hashed is itself alone.

    A table is known again only where it was kept too, and not read or made anew.
    """
    named = tuple((name, _key(kwargs[name])) for name in sorted(kwargs))
    return tuple(_key(argument) for argument in args), named


def _key(argument: object) -> Hashable:
    try:
        hash(argument)
    except TypeError:
        return Same(argument)
    return argument


def kept(
    most: int, *, by: Callable[Asked, Hashable] = by_arguments
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep what a function returns, the most recently asked first.

    Readers that ask for the same at the same time wait for the one who asked first: a
    new release is not read fifty times at once.

    Args:
        most: how many answers are kept.
        by: returns the key of a question, unless its arguments are the key.
    """

    def decorate(make: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        found: OrderedDict[Hashable, Answer] = OrderedDict()
        making: dict[Hashable, RLock] = {}
        shelf = Lock()

        @wraps(make)
        def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
            key = by(*args, **kwargs)
            with shelf:
                if key in found:
                    found.move_to_end(key)
                    return found[key]
                own = making.setdefault(key, RLock())
            with own:
                with shelf:
                    if key in found:
                        return found[key]
                try:
                    answer = make(*args, **kwargs)
                    with shelf:
                        found[key] = answer
                        while len(found) > most:
                            found.popitem(last=False)
                    return answer
                finally:
                    with shelf:
                        making.pop(key, None)

        return ask

    return decorate
