"""Passports go into every kind of file and come out again, sealed."""

import pytest
from stamped_files import KINDS, saved_again, with_changed_part, written

from dashboard.charts import all_charts
from dashboard.choice import Choice
from dashboard.passport import passport_of, read, stamp
from dashboard.passport.envelope import Envelope, pack, unpack
from dashboard.passport.stamp import read_envelope
from warehouse.errors import ExportError
from warehouse.text import Lang

CHARTS = {chart.key: chart for chart in all_charts()}


@pytest.fixture(scope="module")
def passports(book):
    keys = ("implementation_by_region", "level_by_member")
    return tuple(passport_of(book, CHARTS[key], Choice(Lang.FR)) for key in keys)


@pytest.mark.parametrize("kind", KINDS)
class TestFile:
    def test_passports_come_out_as_they_went_in(self, tmp_path, passports, kind):
        path = tmp_path / f"figure.{kind}"
        path.write_bytes(stamp(written(kind), kind, passports))
        assert read(path) == passports

    def test_a_file_stamped_again_carries_the_last_passports(
        self, tmp_path, passports, kind
    ):
        path = tmp_path / f"figure.{kind}"
        once = stamp(written(kind), kind, passports)
        path.write_bytes(stamp(once, kind, passports[:1]))
        envelope, parts = read_envelope(path)
        assert envelope.passports == passports[:1]
        assert envelope.seal == parts

    def test_a_file_without_passport_gives_none(self, tmp_path, kind):
        path = tmp_path / f"figure.{kind}"
        path.write_bytes(written(kind))
        assert read(path) == ()

    def test_seal_holds_when_the_file_is_saved_anew(self, tmp_path, passports, kind):
        path = tmp_path / f"figure.{kind}"
        stamped = stamp(written(kind), kind, passports)
        path.write_bytes(saved_again(stamped, kind))
        assert path.read_bytes() != stamped
        envelope, parts = read_envelope(path)
        assert envelope.seal == parts

    def test_seal_breaks_when_another_number_is_shown(self, tmp_path, passports, kind):
        path = tmp_path / f"figure.{kind}"
        right = stamp(written(kind), kind, passports)
        path.write_bytes(right)
        seal = read_envelope(path)[0].seal
        path.write_bytes(stamp(written(kind, "14.0"), kind, passports))
        assert read_envelope(path)[1] != seal

    def test_a_damaged_file_is_one_clear_line(self, tmp_path, passports, kind):
        path = tmp_path / f"figure.{kind}"
        whole = stamp(written(kind), kind, passports)
        path.write_bytes(whole[: len(whole) // 3])
        with pytest.raises(ExportError, match="cannot read") as caught:
            read(path)
        assert "\n" not in str(caught.value)

    def test_the_same_file_is_stamped_the_same_each_time(self, passports, kind):
        content = written(kind)
        assert stamp(content, kind, passports) == stamp(content, kind, passports)


def test_numbers_that_word_works_out_anew_do_not_break_the_seal(tmp_path, passports):
    field = (
        b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        b"<w:r><w:t>%d</w:t></w:r>"
        b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body>'
    )

    def numbered(number):
        return lambda part: part.replace(b"</w:body>", field % number)

    content = with_changed_part(written("docx"), "word/document.xml", numbered(1))
    path = tmp_path / "figure.docx"
    path.write_bytes(stamp(content, "docx", passports))
    seal = read_envelope(path)[0].seal
    again = with_changed_part(written("docx"), "word/document.xml", numbered(7))
    path.write_bytes(stamp(again, "docx", passports))
    assert read_envelope(path)[1] == seal


def test_rows_exchanged_within_a_passport_are_refused(passports):
    text = pack(Envelope(passports))
    assert unpack(text).passports == passports
    document = passports[0].as_json()
    document["rows"] = document["rows"][:-1]
    forged = type(passports[0])(**document)
    with pytest.raises(ValueError, match="not those of its hash"):
        unpack(pack(Envelope((forged,))))


@pytest.mark.parametrize("key", CHARTS)
def test_a_passport_is_the_same_in_both_languages(book, key):
    english, french = (passport_of(book, CHARTS[key], Choice(lang)) for lang in Lang)
    assert english.figure_id == french.figure_id
    assert english.rows == french.rows
    keys = len(english.keys)
    assert len({row[:keys] for row in english.rows}) == len(english.rows)


def test_another_session_has_another_id(book):
    chart = CHARTS["implementation_by_region"]
    ids = {
        passport_of(book, chart, Choice(as_of=session)).figure_id
        for session in ("LATEST", "PTC-247")
    }
    assert len(ids) == 2
