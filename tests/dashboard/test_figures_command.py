"""`fos export figures`: every chart as a file that explains itself."""

import re
import struct
import xml.etree.ElementTree as ElementTree

import pytest

from dashboard.charts import all_charts
from warehouse.text import SAMPLE_LINE, Lang

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
KEYS = [chart.key for chart in all_charts()]


@pytest.fixture(scope="module")
def folder(release_home, fos, tmp_path_factory):
    """Every chart, written once by the real command."""
    folder = tmp_path_factory.mktemp("figures")
    fos(release_home, "export", "figures", "--lang", "en,fr", "-o", folder)
    return folder


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("key", KEYS)
class TestFigure:
    def test_picture_is_wide_enough_for_print(self, folder, key, lang):
        data = (folder / f"{key}_LATEST_{lang}.png").read_bytes()
        assert data.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", data[16:24])
        assert width == 2000
        assert height > 200

    def test_drawing_has_title_description_and_language(self, folder, key, lang):
        root = ElementTree.parse(folder / f"{key}_LATEST_{lang}.svg").getroot()  # noqa: S314
        assert root.get("lang") == root.get(LANGUAGE) == str(lang)
        assert root.get("role") == "img"
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title.text
        assert title.text in description.text

    def test_drawing_says_title_session_source_and_release(
        self, folder, book, key, lang
    ):
        words = drawn_words(folder / f"{key}_LATEST_{lang}.svg")
        assert book.release.release_id in words
        assert "Source" in words
        assert ("cut-off" if lang == Lang.EN else "arrêtés au") in words


def drawn_words(path):
    root = ElementTree.parse(path).getroot()  # noqa: S314
    return " ".join(
        re.sub(r"\s+", " ", "".join(text.itertext()))
        for text in root.iter(f"{SVG}text")
    )


@pytest.mark.parametrize("lang", Lang)
def test_the_sample_line_is_burnt_in(folder, lang):
    words = drawn_words(folder / f"mean_level_by_region_LATEST_{lang}.svg")
    assert SAMPLE_LINE(lang) in words


def test_one_chart_of_one_session_and_region(release_home, fos, tmp_path):
    arguments = ("mean_level_by_session", "--as-of", "PTC-247", "--region", "WCA")
    fos(
        release_home,
        *("export", "figures", *arguments),
        *("--lang", "fr", "--formats", "svg", "-o", tmp_path),
    )
    (path,) = tmp_path.iterdir()
    assert path.name == "mean_level_by_session_PTC-247_WCA_fr.svg"
    assert "CTP 247/248" in drawn_words(path)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("no_such_chart",), "no chart 'no_such_chart'"),
        (("--as-of", "PTC-999"), "no figures for the session 'PTC-999'"),
        (("--region", "XX"), "no figures for the region 'XX'"),
    ],
)
def test_what_does_not_exist_is_one_clear_line(
    release_home, fos, tmp_path, arguments, complaint
):
    done = fos(
        release_home, "export", "figures", *arguments, "-o", tmp_path, expected=(1,)
    )
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_formats_and_languages_that_are_not_offered_are_refused(
    release_home, fos, tmp_path
):
    for option, value in (("--lang", "en,de"), ("--formats", "bmp")):
        done = fos(
            release_home,
            *("export", "figures", option, value, "-o", tmp_path),
            expected=(2,),
        )
        assert "is not one of" in done.stderr
