"""Records travel as bytes and come back the same."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Dating, Mark, Span
from regesta.runner.codec import decode, digest_of, encode

marks = st.builds(
    Mark, kind=st.text(max_size=9), start=st.integers(0, 10**9), end=st.integers(0, 10**9),
    rule=st.text(max_size=9), value=st.none() | st.text(max_size=9),
)  # fmt: skip
datings = st.builds(
    Dating, document=st.text(max_size=9), rule=st.just("r"),
    evidence=st.lists(st.builds(Span, st.integers(0, 9), st.integers(0, 9))).map(tuple),
)  # fmt: skip


@given(st.lists(marks), st.lists(datings))
def test_what_is_encoded_comes_back(some, others):
    records = {Mark: some, Dating: others}
    assert decode(encode(records)) == records
    assert encode({Dating: others, Mark: some}) == encode(records)


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_digests_tell_where_a_part_ends(left, right):
    assert (digest_of(left) == digest_of(right)) == (left == right)
