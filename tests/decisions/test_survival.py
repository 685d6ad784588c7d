"""Rulings outlive a rebuild, a new rule, a re-division and an edited source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.decisions import bind, live, log
from regesta.decisions.apply import to_description, to_documents
from regesta.model import Field


def build(tarn, folder, text=None, documents=None):
    """What a build does with the rulings of a folder: papers, their descriptions, orphans."""
    source = tarn.source_of(text if text is not None else tarn.text)
    made = documents(source.text) if documents else tarn.divide(source.text)
    rulings = live(log.read(folder).decisions)
    done, lost = to_documents(made, source, rulings)
    bound = bind(rulings, done, source)
    described = {
        one.id: to_description(
            tarn.described(one, source, number=Field(value="?", rule="r")),
            bound.fields.get(one.id, []),
            source,
        )
        for one in done
        if "Mr." in source.text[one.start :]
    }
    return source, done, described, lost + bound.orphans


def number(tarn, folder, index=2, value="12 bis"):
    at = tarn.text.index("the council")
    ruling = tarn.rule(
        tarn.source, tarn.documents, "correct", index, field="number", value=value,
        words=((at, at + 11),),
    )  # fmt: skip
    log.append(folder, ruling)
    return ruling


def ruled(described):
    return {one: said.number for one, said in described.items() if said.number.decision}


def test_a_rebuild_keeps_a_ruling(tarn, tmp_path):
    ruling = number(tarn, tmp_path)
    first, second = build(tarn, tmp_path), build(tarn, tmp_path)
    assert first == second
    kept = ruled(first[2])
    assert list(kept) == [tarn.documents[2].id]
    assert kept[tarn.documents[2].id].decision == ruling.id
    assert first[3] == []


def test_a_re_division_that_moves_the_bounds_keeps_a_ruling(tarn, tmp_path):
    number(tarn, tmp_path)

    def newer(text):  # takes the heading for apparatus, and finds no enclosure
        documents = tarn.divide(text)
        start = text.index("No. 12.]")
        extents = [
            (documents[0].start, documents[0].end),
            (documents[1].start, documents[1].end),
            (documents[2].start, len(text[:start].rstrip())),
            (start, documents[2].end),
            (documents[4].start, documents[4].end),
        ]
        return tarn.documents_of(text, extents, apparatus={0, 2})

    _, done, described, orphans = build(tarn, tmp_path, documents=newer)
    assert orphans == []
    (held,) = ruled(described)
    assert held == done[3].id != tarn.documents[2].id


def test_a_re_division_that_swallows_the_paper_orphans_its_rulings(tarn, tmp_path):
    ruling = number(tarn, tmp_path)

    def newer(text):
        documents = tarn.divide(text)
        return tarn.documents_of(text, [(documents[0].start, documents[4].end)])

    _, _, described, orphans = build(tarn, tmp_path, documents=newer)
    assert (ruled(described), orphans) == ({}, [ruling])


def test_an_edited_source_keeps_rulings_on_papers_and_division(tarn, tmp_path):
    ruling = number(tarn, tmp_path)
    cut = tarn.rule(
        tarn.source, tarn.documents, "split", start=tarn.text.index("Callow Customs"),
        when="2026-11-25T10:00:01Z",
    )  # fmt: skip
    log.append(tmp_path, cut)
    edited = "A PREFACE.\n\n" + tarn.text.replace(
        "No. 12.]\n\nCallow, June 9", "No.12]\n\nCallow, Jnne 9"
    )
    source, done, described, orphans = build(tarn, tmp_path, edited)
    assert orphans == []
    (held,) = ruled(described)
    paper = next(one for one in done if one.id == held)
    assert source.text[paper.start :].startswith("Mr. Orlo to Mr. Vesk.\n\nNo.12]")
    assert ruled(described)[held].decision == ruling.id
    span = ruled(described)[held].evidence[0]
    assert source.text[span.start : span.end] == "the council"
    assert any(source.text[one.start :].startswith("Callow Customs") for one in done)


def test_a_paper_that_is_cut_from_the_source_orphans_its_rulings(tarn, tmp_path):
    ruling = number(tarn, tmp_path)
    two, four = tarn.documents[2], tarn.documents[4]
    _, _, described, orphans = build(
        tarn, tmp_path, tarn.text[: two.start] + tarn.text[four.start :]
    )
    assert (ruled(described), orphans) == ({}, [ruling])


def test_of_papers_that_open_alike_a_ruling_stays_with_its_own_when_one_goes(tarn, tmp_path):
    letter = "Mr. Vesk to Mr. Orlo.\n\nSir: " + "The sheep are still not returned. " * 9
    text = f"{letter}First.\n\n\n{letter}Second.\n"
    source, documents = tarn.source_of(text), tarn.divide(text)
    ruling = tarn.rule(source, documents, "correct", 0, field="number", value="1")
    log.append(tmp_path, ruling)
    rest = text[documents[1].start :]
    alone = tarn.divide(rest)
    assert alone[0].id == documents[0].id  # its number among equals has become the first's
    joined = tarn.rule(source, documents, "merge", 1)
    kept = bind([ruling], to_documents(documents, source, [joined])[0], source)
    assert list(kept.fields) == [documents[0].id]


def test_a_ruling_that_was_undone_is_gone_from_the_next_build(tarn, tmp_path):
    from regesta.decisions.compose import take_back

    ruling = number(tarn, tmp_path)
    log.append(tmp_path, take_back(ruling, who="Ada", when=log.now(after=ruling.when)))
    _, _, described, orphans = build(tarn, tmp_path)
    assert (ruled(described), orphans) == ({}, [])


@settings(deadline=None)  # the first search loads its engine
@given(st.data())
def test_an_insertion_between_papers_keeps_every_ruling(tarn, data):
    rulings = [
        tarn.rule(tarn.source, tarn.documents, "correct", at, field="number", value=str(at))
        for at in range(1, 5)
    ]
    at = data.draw(st.sampled_from([one.start for one in tarn.documents]))
    added = data.draw(st.text(alphabet="abcdef .,\n", min_size=1, max_size=400))
    edited = tarn.source_of(tarn.text[:at] + added + "\n\n\n" + tarn.text[at:])
    documents = tarn.divide(edited.text)
    bound = bind(rulings, documents, edited)
    assert bound.orphans == []
    papers = [one for one in documents if not one.apparatus and "\n\n" in edited.text[one.start :]]
    assert sorted(one.value for held in bound.fields.values() for one in held) == list("1234")
    assert set(bound.fields) <= {one.id for one in papers}
