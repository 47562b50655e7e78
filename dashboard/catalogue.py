"""Every text in two languages that the pages can say, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from warehouse import text as shared
from warehouse.text import Text

HERE = Path(__file__).parent
STORE = Path(shared.__file__).parent
# Words of the store that pages say as well.
SHARED = (
    "text.py",
    "wording.py",
    "explain/words.py",
    "explain/rules.py",
    "explain/formulas.py",
    "explain/kpi_formulas.py",
    "explain/work_formulas.py",
    "explain/lines.py",
    "explain/around.py",
    "explain/names.py",
)


def all_texts() -> list[tuple[Path, Text]]:
    """Return every text with the file it stands in: for translators and for tests."""
    files = [*sorted(HERE.rglob("*.py")), *(STORE / name for name in SHARED)]
    return [(path, text) for path in files for text in _texts_in(path)]


def _texts_in(path: Path) -> Iterator[Text]:
    if path == Path(__file__):
        return  # it names the texts of others and has none
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            yield Text(**{str(key.arg): _constant(key.value) for key in node.keywords})


def _constant(node: ast.expr) -> str:
    """Return a literal: a text put together while running could not be checked."""
    value = ast.literal_eval(node)
    if not isinstance(value, str):
        raise TypeError(f"a text is no literal: {ast.dump(node)}")
    return value
