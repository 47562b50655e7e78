"""Files of a Member that did not agree to be named, full of words and figures to find.

Random letters, so that no compression hides them and no other file has them.
"""

HEAD = (
    "member,kpi,period,value,numerator,denominator,note,may_be_named,fos_sample,{other}"
)
FILE_NAME = "kwzqvexh_bhutan.csv"
SENDER = "pjtrqwux sender"
NOTE = "bxkvzjqo note"
OTHER_HEADER, OTHER = "vuxqzkjr header", "zzqjwyvk other"
HELD_MEMBER = "Qxjwzvku Republic"
HELD_VALUE = "jkqxwvzb many"
LEVEL_FILE_NAME = "wqjxzkvy_levels.csv"
EVIDENCE = "xvqkjzwm evidence"
# Files of two Members of which one may be named: both answers load, or one is held; and
# the reason for which a file was withdrawn.
SHARED_FILE_NAME = "vjqxwkzt_shared.csv"
MIXED_FILE_NAME = "xqkwvjzt_mixed.csv"
MIXED_HELD = "zvkqwjxt many"
WITHDRAWAL_REASON = "wvqxzkjt reason"
WORDS = (
    *(FILE_NAME, SENDER, NOTE, OTHER_HEADER, OTHER, HELD_MEMBER, HELD_VALUE),
    *(LEVEL_FILE_NAME, EVIDENCE, WITHDRAWAL_REASON),
    *(SHARED_FILE_NAME, MIXED_FILE_NAME, MIXED_HELD),
)
# A count, and a ratio with what it was made of: the one answer for 2021.
COUNT, PART, WHOLE = 739_182, 123_457, 765_433
FIGURES = (COUNT, PART, WHOLE, PART / WHOLE)


def write(folder):
    """Write the files of one Member to a new folder; some rows of them are held."""
    folder.mkdir()
    rows = [
        HEAD.format(other=OTHER_HEADER),
        f"BTN,EC-20,2021,{COUNT},,,{NOTE},no,1,{OTHER}",
        f"BTN,EC-02,2021,{100 * PART / WHOLE:.8f} %,{PART},{WHOLE},{NOTE},no,1,{OTHER}",
        f"{HELD_MEMBER},EC-20,2021,4,,,{NOTE},no,1,{OTHER}",
        f"BTN,EC-27,2021,{HELD_VALUE},,,{NOTE},no,1,{OTHER}",
    ]
    (folder / FILE_NAME).write_text("\n".join(rows), encoding="utf-8")
    levels = [
        "member,standard,period,level,evidence,may_be_named,fos_sample",
        f"BTN,ppp,2021,2,{EVIDENCE},no,1",
    ]
    (folder / LEVEL_FILE_NAME).write_text("\n".join(levels), encoding="utf-8")
    shared = [
        "member,kpi,period,value,may_be_named,fos_sample",
        "KWT,EC-20,2019,8,yes,1",
        "BTN,EC-27,2019,5,no,1",
    ]
    (folder / SHARED_FILE_NAME).write_text("\n".join(shared), encoding="utf-8")
    # Of the Member that may not be named nothing loads: its only row is held.
    mixed = [
        "member,kpi,period,value,may_be_named,fos_sample",
        "KWT,EC-20,2021,7,yes,1",
        f"BTN,EC-20,2020,{MIXED_HELD},no,1",
    ]
    (folder / MIXED_FILE_NAME).write_text("\n".join(mixed), encoding="utf-8")
    received = [
        "file_name,received_on,sender",
        f"{FILE_NAME},2025-01-31,{SENDER}",
        f"{LEVEL_FILE_NAME},2025-01-31,{SENDER}",
        f"{SHARED_FILE_NAME},2025-01-31,{SENDER}",
        f"{MIXED_FILE_NAME},2025-01-31,{SENDER}",
    ]
    (folder / "received.csv").write_text("\n".join(received), encoding="utf-8")
