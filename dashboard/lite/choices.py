"""What pages let their readers choose, without a script: boxes of a form and links."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from dashboard.choice import WORLD, Choice
from dashboard.data import Book
from dashboard.findings.member import by_region
from dashboard.kpi.kpis import (
    first_kpi,
    first_period,
    kpi_names,
    offered_kpis,
    offered_periods,
)
from dashboard.kpi.periods import period_name
from dashboard.kpi.widgets import KPI, PERIOD
from dashboard.lite.words import (
    ALL_ROWS,
    ASK_ON_FULL,
    BRIEF_ON_FULL,
    QUESTIONS,
    ROW_COUNT,
)
from dashboard.lite.writer import Writer
from dashboard.member.members import member_names, offered_members, published_levels
from dashboard.member.widgets import HOW, MEMBER, NONE_CHOSEN, UNION
from dashboard.sql.queries import schema
from dashboard.sql.schema import FIRST, HEADS, TABLE
from dashboard.words import typeset
from warehouse.questions import Question, all_questions
from warehouse.text import Lang, Text


class Reader(Writer):
    """A writer that also knows the boxes which pages share."""

    def choose_kpi(self, book: Book) -> Choice:
        """Return the choice with KPI and period."""
        names = kpi_names(book.mart, self.lang)
        kpi_id = self.choose_on_page(
            "kpi",
            offered_kpis(book.mart),
            label=KPI,
            say=names.__getitem__,
            first=first_kpi(book.mart, self.choice),
        )
        periods = offered_periods(book.mart, self.choice, kpi_id)
        if not periods:
            return self.add_to_choice(kpi=kpi_id, period="")
        period = self.choose_on_page(
            "period",
            periods,
            label=PERIOD,
            say=lambda code: period_name(code, self.lang),
            first=first_period(book.mart, self.choice, kpi_id),
        )
        return self.add_to_choice(kpi=kpi_id, period=period)

    def choose_member(self, book: Book) -> Choice:
        """Return the choice with its Member, if any."""
        names = {"": NONE_CHOSEN(self.lang)} | member_names(book.mart, self.lang)
        ids = ["", *offered_members(book.mart, self.lang)]
        say = names.__getitem__
        member = self.choose_on_page("member", ids, label=MEMBER, say=say, first="")
        return self.add_to_choice(member=member)

    def show_members(self, book: Book, choice: Choice) -> None:
        """Show every Member by region, each a link to its own view."""
        names = member_names(book.mart, self.lang)
        named = set(published_levels(book.mart, choice)["member_id"])
        self.paragraph(HOW(self.lang))
        self.paragraph(UNION(self.lang))
        for region, ids in by_region(book, choice):
            self.part(region)
            items = "".join(
                self._member(key, names[key], is_named=key in named) for key in ids
            )
            self.write(f'<ul class="fos-links">{items}</ul>')

    def _member(self, key: str, name: str, *, is_named: bool) -> str:
        words = f"<strong>{escape(name)}</strong>" if is_named else escape(name)
        # Relative to the page itself: the same query with another Member.
        asked = {
            k: v for k, v in self.address.asked.items() if k in ("as_of", "region")
        }
        link = escape(f"?{urlencode({**asked, 'member': key})}")
        return f'<li><a href="{link}">{words}</a></li>'

    def say_only_on_full(self, text: Text) -> None:
        """Say what the full page alone offers, with the link to it."""
        href, words = self.address.full_link(), escape(text(self.lang))
        self.write(f'<p class="screen"><a href="{href}">{words}</a></p>')

    def offer_brief(self, book: Book, choice: Choice) -> None:
        """Say where the brief of the chosen Member is offered."""
        self.say_only_on_full(BRIEF_ON_FULL)

    def ask(self, book: Book, choice: Choice) -> None:
        """Say where queries are asked, and list the prepared questions."""
        self.paragraph(ASK_ON_FULL(choice.lang))
        self.section(QUESTIONS)
        items = "".join(
            f'<li><a href="{self._full_query(book, question)}">'
            f"{escape(typeset(question.text(choice.lang), choice.lang))}</a></li>"
            for question in all_questions()
        )
        self.write(f"<ul>{items}</ul>")

    def _full_query(self, book: Book, question: Question) -> str:
        """Return the link to the full page that asks a question of this view."""
        region = "" if self.choice.region == WORLD else self.choice.region
        known = {"session_id": self.choice.as_of, "region_id": region}
        blanks = {
            f"p_{parameter.name}": known[parameter.name]
            for parameter in question.parameters
            if known.get(parameter.name)
        }
        asked = {"lang": str(self.lang), "q": question.sql, **blanks}
        return escape(f"{self.address.root}sql?{urlencode(asked)}")

    def show_schema(self, book: Book, lang: Lang) -> None:
        """Show the tables there are, and the columns of the chosen one."""
        marts = {mart.name: mart for mart in schema(book.release)}
        name = self.choose_on_page(
            "table", list(marts), label=TABLE, say=str, first=FIRST
        )
        self.part(name)
        self.paragraph(typeset(marts[name].meaning(lang), lang))
        rows = [
            [column.name, column.kind, typeset(column.meaning(lang), lang)]
            for column in marts[name].columns
        ]
        self.show_table(HEADS, rows, wide=(2,))
        words = f"{ALL_ROWS(lang)} ({ROW_COUNT.say(lang, book.mart(name).height)})"
        self.write(self.data_links("marts", name, words))
