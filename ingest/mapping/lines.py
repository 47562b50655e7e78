"""The line of a mapping file that a refusal is about."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import yaml

from ingest.mapping.nodes import BadMapping

STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@contextmanager
def line_named(path: Path) -> Generator[None]:
    """Let a refusal of a mapping file say the line as well as the key."""
    try:
        yield
    except BadMapping as refusal:
        line = _line(path, refusal)
        raise (refusal.on_line(line) if line else refusal) from refusal


def _line(path: Path, refusal: BadMapping) -> int | None:
    """Return the line of the innermost node on the way to the place, if there is one.

    What could not be read as YAML has named its line itself.
    """
    steps = [key or int(number) for key, number in STEP.findall(refusal.place)]
    steps += [refusal.key] if refusal.key else []
    if not steps:
        return None
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return _walk(root, steps)


def _walk(node: yaml.Node | None, steps: list[str | int]) -> int | None:
    line = None
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if pair[0].value == step]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            pairs = [(one, one) for one in node.value[step : step + 1]]
        else:
            pairs = []
        if not pairs:
            break
        line = pairs[0][0].start_mark.line + 1
        node = pairs[0][1]
    return line
