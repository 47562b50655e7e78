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
WORDS = (
    *(FILE_NAME, SENDER, NOTE, OTHER_HEADER, OTHER, HELD_MEMBER, HELD_VALUE),
    *(LEVEL_FILE_NAME, EVIDENCE),
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
    received = [
        "file_name,received_on,sender",
        f"{FILE_NAME},2025-01-31,{SENDER}",
        f"{LEVEL_FILE_NAME},2025-01-31,{SENDER}",
    ]
    (folder / "received.csv").write_text("\n".join(received), encoding="utf-8")
