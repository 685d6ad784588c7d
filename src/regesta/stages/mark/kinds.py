"""The kinds of mark, and what each says. Nothing else may stand in `Mark.kind`."""

KINDS: dict[str, str] = {
    # one a line or a few lines: what the line is
    "heading": "a line that heads a paper: 'Mr. Adams to Mr. Seward.'",
    "title": "a line that heads a chapter or an article, no parties in it",
    "dateline": "place and date of writing, above the text or below it",
    "received": "when it was received",
    "number": "the paper's own serial number: 'No. 17.]'",
    "running_number": "a number that the edition gives: 'No. 49.' above the heading",
    "file_number": "an archival reference that heads a paper",
    "source_note": "a note that gives the source: 'Source: National Archives, …'",
    "source_line": "a bibliographic line: 'Izvestia, 9 March 1918'",
    "label": "what kind of text: '[Telegram]', '[Translation.]'",
    "enclosure": "'[Inclosure 1 in No. 482.]'",
    "subject": "what it is about",
    "addressees": "a list of addressees: 'MEMORANDUM FOR'",
    "present": "who was there, at the head of minutes",
    "salutation": "'Sir:', 'My Lord:'",
    "close": "'I have the honor to be, sir, your obedient servant,'",
    "signature": "the signer's name, with what follows it on the line",
    "address": "the addressee below the signature",
    "note": "the text of a note; value is its number",
    "rule_line": "a line of rules or asterisks",
    # within lines
    "page": "'[Page 114]'; value is the number",
    "note_mark": "the number that calls a note; value is that number",
    "emphasis": "printed emphasis as transcribers mark it",
    "date": "an expression of time; attrs hold its reading",
    "person": "a person's name",
    "office": "an office or title",
    "place": "a place's name",
    # made by markup only
    "document": "markup says: one document; attrs: type, id",
    "chapter": "markup says: a chapter or part, not a paper",
    "from": "markup says: the sender's name",
    "to": "markup says: the addressee's name",
    "closing": "markup says: what follows the text",
}
