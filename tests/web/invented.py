"""An invented edition that answers as the real one does, with nothing built: for fast tests.

The parties, papers and events are invented.
"""

from types import SimpleNamespace
from typing import Any

from regesta.errors import BadQuery, NothingFound
from regesta.model import Anchor, Decision, Mark

FIRST = """No. 14.

Count Almery to the Minister of Estmark.

Verrin, 3/15 March 1871.

Sir: I have received your note of the 1st instant <script>alert("x")</script> and will answer it
𝔄fter the council has met.[1]

The frontier at the 14eing ford is [Page 7] to be **held open** until May.

I have the honor to be, &c.,

ALMERY.

[Enclosure.]

Baron Tosk to Count Almery.

Tosk, 1 March 1871.

My Lord: The ford is open.

TOSK.

[1] The council met on 20 March.
"""
SECOND = """To all garrisons

The bridge is not to be crossed.
"""
TEXTS = {"papers of Verrin.txt": FIRST, "order.txt": SECOND}


def span(text: str, words: str) -> list[int]:
    at = text.index(words)
    return [at, at + len(words)]


def party(
    text: str, name: str, role: str | None = None, words: str | None = None
) -> dict[str, Any]:
    return {
        "name": name, "role": role, "entity": None, "evidence": [span(text, words or name)],
        "basis": "stated", "rule": "heading_parties", "decision": None,
    }  # fmt: skip


def dating(text: str, words: str, value: str, **more: Any) -> dict[str, Any]:
    start, end = span(text, words)
    return {
        "value": value, "text": words, "calendar": "gregorian", "old_style": None,
        "alternatives": [], "time": None, "start": start, "end": end, "basis": "dateline",
        "certainty": "high", "rule": "dateline", **more,
    }  # fmt: skip


def row(identity: str, source: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {
        "id": identity, "source": source, "text_sha256": "0" * 64, "start": start, "end": end,
        "nested_in": None, "kind": "letter", "head": None, "regest": None, "from": [], "to": [],
        "signed": [], "date": None, "received": None, "published": None, "place": None,
        "source_ref": None, "number": None, "replies_to": [], "mentions": [], "dates": [],
        "acts": [], "readings": [], "findings": [], "subject": None, "salutation": None,
        "close": None, "language": None, "titles": [], "notes": [], "rule": "heading",
        "evidence": [], "decision": None, "basis": {},
    }  # fmt: skip
    return {**blank, **more}


def rows() -> list[dict[str, Any]]:
    inner = span(FIRST, "[Enclosure.]")[0]
    inner_end = span(FIRST, "TOSK.")[1]
    place = span(FIRST, "Verrin")
    path = "papers of Verrin.txt"
    return [
        row(
            "d-aaaaaaaaaaaa", path, 0, len(FIRST.rstrip()),
            kind="note", number="14", head="Count Almery to the Minister of Estmark.",
            regest="Count Almery to the Minister of Estmark, note, Verrin, 15 March 1871.",
            **{"from": [party(FIRST, "Count Almery")]},
            to=[
                {**party(FIRST, "the Minister of Estmark", "Minister of Estmark"), "name": None}
            ],
            signed=[party(FIRST, "Almery", words="ALMERY")],
            date=dating(
                FIRST, "3/15 March 1871", "1871-03-15", calendar="julian", old_style="1871-03-03"
            ),
            place={"name": "Verrin", "text": "Verrin", "lat": None, "lon": None, "start": place[0],
                   "end": place[1], "rule": "dateline"},
            readings=[{
                "start": span(FIRST, "14eing")[0], "end": span(FIRST, "14eing")[1],
                "text": "14eing", "proposed": "being", "reason": "digits for letters",
                "rule": "digits_for_letters",
            }],
            findings=[{
                "id": "f-111111111111", "check": "weekday", "severity": "warning",
                "message": "The ford & the <b>frontier</b> do not agree.",
                "evidence": [span(FIRST, "until May")], "proposed": None, "rule": "weekday",
            }],
            notes=[{
                "number": "1", "start": span(FIRST, "[1] The council")[0],
                "end": span(FIRST, "20 March.")[1],
                "marks": [span(FIRST, "[1]")], "rule": "note",
            }],
            replies_to=[{
                "text": "your note of the 1st instant", "document": None, "rule": "noun_of_paper",
                "start": span(FIRST, "your note")[0], "end": span(FIRST, "1st instant")[1],
            }],
            basis={"head": {"basis": "stated", "rule": "heading", "certainty": "high",
                            "evidence": [span(FIRST, "Count Almery to the Minister of Estmark.")],
                            "decision": None}},
        ),
        row(
            "d-bbbbbbbbbbbb", path, inner, inner_end, nested_in="d-aaaaaaaaaaaa",
            head="Baron Tosk to Count Almery.", regest="Baron Tosk to Count Almery, letter, Tosk.",
            date=dating(FIRST, "1 March 1871", "1871-03-01"),
            **{"from": [party(FIRST, "Baron Tosk")]},
        ),
        row("d-cccccccccccc", "order.txt", 0, len(SECOND.rstrip()), kind="order",
            regest="Order to all garrisons, undated."),
    ]  # fmt: skip


def marks() -> list[Mark]:
    lines = [
        ("heading", "Count Almery to the Minister of Estmark."), ("number", "No. 14."),
        ("dateline", "Verrin, 3/15 March 1871."), ("close", "I have the honor to be, &c.,"),
        ("signature", "ALMERY."), ("enclosure", "[Enclosure.]"), ("page", "[Page 7]"),
        ("heading", "Baron Tosk to Count Almery."), ("emphasis", "**held open**"),
        ("note_mark", "[1]"), ("note", "[1] The council met on 20 March."),
    ]  # fmt: skip
    found: list[Mark] = []
    for kind, words in lines:
        start, end = span(FIRST, words)
        value = {"page": "7", "note_mark": "1", "note": "1"}.get(kind)
        found.append(Mark(kind=kind, start=start, end=end, rule=kind, value=value))
    return found


class InventedEdition:
    """Answers like `regesta.edition.Edition`; rulings are kept in a list and change nothing."""

    def __init__(
        self, listed: list[dict[str, Any]] | None = None, texts: dict[str, str] | None = None
    ) -> None:
        self._rows = rows() if listed is None else listed
        self._texts = TEXTS if texts is None else texts
        self._marks = marks() if listed is None else []
        self.made: list[dict[str, Any]] = []
        self.log: list[Decision] = []

    def _summary_of(self, one: dict[str, Any]) -> SimpleNamespace:
        date = one["date"] or {}
        return SimpleNamespace(
            id=one["id"], source=one["source"], start=one["start"], end=one["end"],
            nested_in=one["nested_in"], kind=one["kind"], head=one["head"], regest=one["regest"],
            sender=[p["name"] or p["role"] for p in one["from"]],
            recipient=[p["name"] or p["role"] for p in one["to"]],
            date=date.get("value"), date_text=date.get("text"), old_style=date.get("old_style"),
            place=(one["place"] or {}).get("name"), number=one["number"],
            findings=len(one["findings"]), ruled=0, sort_date=date.get("value"),
        )  # fmt: skip

    def summary(self) -> SimpleNamespace:
        dates = sorted(r["date"]["value"] for r in self._rows if r["date"] and r["date"]["value"])
        return SimpleNamespace(
            title="Papers of <Verrin>", papers=len(self._rows),
            nested=sum(1 for r in self._rows if r["nested_in"]), sources=len(self._texts),
            span=(dates[0], dates[-1]) if dates else None,
            correspondents=[("Count Almery", 1, 1), ("Baron Tosk", 1, 0)],
            kinds=[("note", 1), ("letter", 1), ("order", 1)], findings=[("warning", 1)],
            waiting=len(self.queue()), decisions=len(self.log), orphaned=0,
            unreadable=[("scan.txt", "holds no text", "Save it as text.")],
            undated=sum(1 for r in self._rows if not r["date"]),
            acts=0,
            by_year=[(1869, 1), (1871, 2)],
        )  # fmt: skip

    def papers(self, *, order: str = "date", limit: int | None = None, offset: int = 0,
               **filters: Any) -> list[SimpleNamespace]:  # fmt: skip
        found = [self._summary_of(r) for r in self._chosen(filters)]
        if order == "date":
            found.sort(key=lambda p: p.sort_date or "9999")
        return found[offset : None if limit is None else offset + limit]

    def count_papers(self, **filters: Any) -> int:
        return len(self._chosen(filters))

    def _chosen(self, filters: dict[str, Any]) -> list[dict[str, Any]]:
        def fits(one: dict[str, Any]) -> bool:
            people = [p["name"] or p["role"] for p in one["from"] + one["to"]]
            return (
                filters.get("kind") in (None, one["kind"])
                and filters.get("source") in (None, one["source"])
                and (not filters.get("flagged") or bool(one["findings"]))
                and (filters.get("correspondent") or "") in " ".join(people)
            )

        return [one for one in self._rows if fits(one)]

    def row(self, identity: str) -> dict[str, Any]:
        for one in self._rows:
            if one["id"] == identity:
                return one
        raise NothingFound("no paper has this id", place=identity, remedy="Search for its words.")

    def paper(self, identity: str) -> SimpleNamespace:
        one = self.row(identity)
        ordered = self.papers()
        at = next(i for i, p in enumerate(ordered) if p.id == identity)
        parent = one["nested_in"]
        return SimpleNamespace(
            row=one, marks=[m for m in self._marks if one["source"] != "order.txt"],
            parent=self._summary_of(self.row(parent)) if parent else None,
            children=[self._summary_of(r) for r in self._rows if r["nested_in"] == identity],
            previous=ordered[at - 1] if at else None,
            next=ordered[at + 1] if at + 1 < len(ordered) else None,
            previous_in_source=None, next_in_source=None,
            decisions=[d for d in self.log if d.document == identity], machine={},
        )  # fmt: skip

    def text(self, source: str) -> str:
        return self._texts[source]

    def sources(self) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(path=path, format="text", encoding="utf-8", encoding_certainty="high",
                            characters=len(text), papers=1, warnings=())
            for path, text in self._texts.items()
        ]  # fmt: skip

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SimpleNamespace:
        if query.count('"') % 2:
            raise BadQuery("a quotation mark is not closed", remedy="Close it.")
        hits: list[SimpleNamespace] = []
        for one in self._rows:
            text = self._texts[one["source"]]
            at = text.find(query, one["start"], one["end"])
            if at >= 0:
                start, end = max(0, at - 20), min(len(text), at + 40)
                passage = SimpleNamespace(
                    start=start, end=end, text=text[start:end], hits=[(at, at + len(query))]
                )
                hits.append(SimpleNamespace(paper=self._summary_of(one), passages=[passage]))
        return SimpleNamespace(total=len(hits), hits=hits[offset : offset + limit])

    def explain(self, identity: str) -> SimpleNamespace:
        one = self.row(identity)
        return SimpleNamespace(
            boundary=[
                SimpleNamespace(rule="heading", sign=None, words=one["head"] or "", weight=2.5)
            ],
            fields=[SimpleNamespace(field="kind", value=one["kind"], rule="kind", file=None,
                                    words=[], basis="inferred", certainty="high", decision=None)],
        )  # fmt: skip

    def queue(self, limit: int = 50) -> list[SimpleNamespace]:
        found: list[SimpleNamespace] = []
        for one in self._rows:
            for f in one["findings"]:
                start, end = f["evidence"][0]
                found.append(SimpleNamespace(
                    document=one["id"], what="finding", why=f["message"], weight=2.0,
                    start=start, end=end, field=None,
                ))  # fmt: skip
            if not one["date"]:
                found.append(SimpleNamespace(
                    document=one["id"], what="field", why="No date was found.", weight=1.0,
                    start=one["start"], end=one["start"], field="date",
                ))  # fmt: skip
        return found[:limit]

    def decisions(self) -> list[Decision]:
        return self.log

    def orphans(self) -> list[Decision]:
        return []

    def history(self, identity: str) -> list[Decision]:
        return [d for d in self.log if d.document == identity]

    def decide(self, action: str, **said: Any) -> SimpleNamespace:
        self.made.append({"action": action, **said})
        anchor = Anchor(source="order.txt", text_sha256="0", start=0, end=16,
                        exact="To all garrisons", prefix="", suffix="")  # fmt: skip
        decision = Decision(
            id=f"r-{len(self.log)}", when="2026-11-25T10:00:00Z", who=said.get("who") or "editor",
            action=action, anchor=anchor, document=said.get("document"), field=said.get("field"),
            value=said.get("value"), reason=said.get("reason"), undoes=said.get("undoes"),
            words=(anchor, anchor) if action in ("add", "bounds") else (),
        )  # fmt: skip
        self.log.append(decision)
        return SimpleNamespace(
            decision=decision, ids={}, documents=[], applied=True, made=(decision.id,)
        )

    def decide_all(self, rulings: Any, *, who: str | None = None) -> SimpleNamespace | None:
        made = [
            self.decide(one.action, document=one.document, field=one.field, undoes=one.undoes,
                        who=who)
            for one in rulings
        ]  # fmt: skip
        if not made:
            return None
        ids = tuple(one.decision.id for one in made)
        return SimpleNamespace(
            decision=made[-1].decision, ids={}, documents=[], applied=True, made=ids
        )

    # an edition without acts; those that record some are built for it
    def acts(self, _document: str | None = None) -> list[Any]:
        return []

    def find_act(self, _identity: str) -> None:
        return None

    def history_of_act(self, _identity: str) -> list[Decision]:
        return []

    def ledger_papers(self) -> list[Any]:
        return []

    def links(self) -> list[Any]:
        return []
