"""What a sheet holds beside what it shows, said in few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ingest.book import letter
from ingest.problem_kinds import typeset
from ingest.problems import Problem
from warehouse.text import Text

MOST_CELLS = 100
MOST_RANGES = 20
Place = tuple[int, int]


def struck_cells(sheet: str, cells: Sequence[Place]) -> list[Problem]:
    """Return a warning for each cell with text that is struck out or was deleted."""
    return _each("tracked_changes", sheet, cells, lambda place: Text(place, place))


def covered_cells(sheet: str, cells: Sequence[Place]) -> list[Problem]:
    """Return a warning for each cell that holds a value under a merged one."""

    def said(place: str) -> Text:
        return typeset(
            f"“{sheet}”, cell {place}, lies under a merged cell and was not read; "
            "unmerge the cells if it holds data to load",
            f"« {sheet} », cellule {place}, se trouve sous une cellule fusionnée et "
            "n'a pas été lue ; défusionner les cellules si elle contient des données à "
            "charger",
        )

    return _each("hidden_content", sheet, cells, said)


def hidden_text(sheet: str, row: int, place: str) -> Problem:
    """Return the warning that a cell holds hidden text."""
    detail = typeset(
        f"“{sheet}”, cell {place}, holds text that is not shown and was not read; show "
        "it if it holds data to load",
        f"« {sheet} », cellule {place}, contient un texte qui n'est pas affiché et n'a "
        "pas été lu ; l'afficher s'il contient des données à charger",
    )
    return Problem("hidden_content", detail, sheet, row, None, place)


def _each(
    code: str, sheet: str, cells: Sequence[Place], said: Callable[[str], Text]
) -> list[Problem]:
    """Return a problem for each of the first cells, and one for all the others."""
    first, others = cells[:MOST_CELLS], cells[MOST_CELLS:]
    found = [
        Problem(code, said(place), sheet, row, None, place)
        for row, column in first
        if (place := f"{letter(column)}{row}")
    ]
    if others:
        row, column = others[0]
        place = f"{letter(column)}{row}"
        all_of_them = f"{place} (+ {len(others) - 1})"
        found.append(Problem(code, said(all_of_them), sheet, row, None, place))
    return found


def hidden_lines(
    sheet: str, rows: Iterable[int], columns: Iterable[int], first_column: int = 1
) -> list[Problem]:
    """Return one warning that lists the rows and columns that are hidden and read."""
    numbers, letters = sorted(rows), sorted(columns)
    if not numbers and not letters:
        return []
    parts_en, parts_fr = [], []
    if numbers:
        listed = ranges(numbers, str)
        parts_en.append(f"rows {listed}")
        parts_fr.append(f"lignes {listed}")
    if letters:
        listed = ranges(letters, letter)
        parts_en.append(f"columns {listed}")
        parts_fr.append(f"colonnes {listed}")
    detail = typeset(
        f"“{sheet}” has cells that are hidden or filtered out, and they were read "
        f"({'; '.join(parts_en)}); delete them if they are not meant",
        f"« {sheet} » a des cellules masquées ou filtrées, et elles ont été lues "
        f"({' ; '.join(parts_fr)}) ; les supprimer si ce n'est pas voulu",
    )
    row = numbers[0] if numbers else None
    place = f"{letter(first_column)}{row}" if row else None
    return [Problem("hidden_content", detail, sheet, row, None, place)]


def ranges(numbers: Sequence[int], write: Callable[[int], str]) -> str:
    """Return sorted numbers as ranges: "3, 7-9"; very many are cut short."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    texts = [
        write(first) if first == last else f"{write(first)}-{write(last)}"
        for first, last in found[:MOST_RANGES]
    ]
    rest = sum(last - first + 1 for first, last in found[MOST_RANGES:])
    return ", ".join([*texts, *([f"… (+ {rest})"] if rest else [])])
