"""The forms that expressions of time take, one kind a file, and the order in which they are tried.

Each file has `FORMS`: for a class of first characters (`digit`, `month`, `weekday`, `word`) the
functions that read an expression beginning there. A function takes the text, the offset and the
end of what may be read, and gives back start, end and what the words say, or None.
"""
