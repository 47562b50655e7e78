"""Pages that are too heavy are cut: nothing is lost, nothing changes its order."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.lite.pieces import Piece, in_parts

ROOM = 400
plain = st.builds(Piece, st.text("a", min_size=1, max_size=ROOM))
headings = st.builds(
    Piece,
    st.text("h", min_size=1, max_size=20),
    section=st.sampled_from(["", "one", "two"]),
    is_heading=st.just(True),
)
tables = st.builds(
    Piece,
    st.just("<t>"),
    rows=st.lists(st.text("r", min_size=1, max_size=90), max_size=40).map(tuple),
    tail=st.just("</t>"),
)


@given(st.lists(st.one_of(plain, headings, tables), max_size=25))
def test_parts_hold_all_pieces_and_rows_in_their_order(pieces):
    parts = in_parts(pieces, ROOM)
    told = [piece for part in parts for piece in part.pieces]

    def said(among):
        return "".join(
            "".join(piece.rows) if piece.rows else piece.head
            for piece in among
            if piece.rows or piece.head != "<t>"
        )

    assert said(told) == said(pieces)
    # Only what cannot be cut may be too heavy: one piece with the headings above it.
    for part in parts:
        whole = [piece for piece in part.pieces if not piece.is_heading]
        assert part.weight <= ROOM or len(whole) <= 1


@given(st.lists(st.one_of(plain, tables), max_size=12))
def test_no_part_ends_with_a_heading(pieces):
    heading = Piece("<h2>", section="one", is_heading=True)
    between = [each for piece in pieces for each in (heading, piece)]
    assert not any(
        part.pieces and part.pieces[-1].is_heading for part in in_parts(between, ROOM)
    )


def test_a_part_in_the_middle_of_a_section_says_which_goes_on():
    pieces = [
        Piece("<h2>", section="one", is_heading=True),
        Piece("a" * 300),
        Piece("b" * 300),
    ]
    first, second = in_parts(pieces, ROOM)
    assert (first.goes_on, second.goes_on) == ("", "one")
