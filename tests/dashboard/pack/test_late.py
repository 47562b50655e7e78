"""An old session's pack says the same after corrections that came later."""

import json
import shutil

import pytest


def contents(folder):
    text = (folder / "MANIFEST.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def later(release_home, fos, tmp_path_factory):
    """The same home after ten corrections received after the session, built anew."""
    folder = tmp_path_factory.mktemp("later")
    home = folder / "var"
    shutil.copytree(release_home, home, symlinks=True)
    (folder / "late").mkdir()
    received = ["file_name,received_on,sender"]
    members = ("BEN", "CAN", "CHN", "DEU", "EGY", "FRA", "IND", "KEN", "MAR", "NZL")
    for number, member in enumerate(members):
        lines = ["member,standard,period,level,fos_sample"]
        lines += [f"{member},risk_management,{year},3,1" for year in (2022, 2023, 2024)]
        name = f"late_{number}.csv"
        (folder / "late" / name).write_text("\n".join(lines), encoding="utf-8")
        received.append(f"{name},2025-11-{number + 2:02d},tests")
    text = "\n".join(received)
    (folder / "late" / "received.csv").write_text(text, encoding="utf-8")
    fos(home, "ingest", folder / "late")
    fos(home, "build")
    return home


def test_ten_late_corrections_leave_the_hashes_of_the_pack(
    packed, later, fos, tmp_path
):
    arguments = ("pack", "--draft", "--formats", "xlsx")
    fos(later, *arguments, "--session", "PTC-249", "-o", tmp_path / "old")
    before, after = contents(packed), contents(tmp_path / "old")
    assert before["release_id"] != after["release_id"]
    assert before["inputs_sha256"] != after["inputs_sha256"]
    assert before["content"] == after["content"]
    assert before["content_sha256"] == after["content_sha256"]
    # They do count where they should: in the session after.
    fos(later, *arguments, "--session", "PTC-251", "-o", tmp_path / "new")
    new = contents(tmp_path / "new")["content"]["figures"]
    assert {f["data_sha256"] for f in new}.isdisjoint(
        f["data_sha256"]
        for f in before["content"]["figures"]
        if f["chart"] == "mean_level_by_region"
    )


def test_the_manifest_tells_every_file_of_the_pack(packed):
    document = contents(packed)
    told = {each["path"] for each in document["files"]}
    there = {
        path.relative_to(packed).as_posix()
        for path in packed.rglob("*")
        if path.is_file() and path.name != "MANIFEST.json"
    }
    assert told == there
    assert len(there) == 3 + 2 * len(document["content"]["figures"])
    assert document["session"] == "PTC-249"
    assert document["is_draft"]
    assert [each["code"] for each in document["findings"]] == ["sample_data"]
