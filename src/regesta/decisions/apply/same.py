"""Whether a value given by an editor says what a record says already."""

from typing import Any

from regesta.decisions.values import as_list, as_table


def same_value(shape: str, record: Any, value: Any) -> bool:  # noqa: ANN401 - any field
    """Compare what is said, not on what it rests: names and roles, texts, extents.

    Args:
        shape: of the field, as in `actions.FIELDS`.
        record: the field of a Description (Field, tuple of records, or None).
        value: in the shape of the export.
    """
    if shape in ("text", "kind"):
        return record is not None and record.value == value
    if shape == "place":
        table = as_table(value) or {"name": value}
        return record is not None and record.value in (table.get("name"), table.get("text"))
    if shape == "date":
        # What the words mean is compared where it is settled (`to_datings`).
        text = as_table(value).get("text")
        return record is not None and (text is None or text == record.value)
    if shape == "texts":
        return [one.value for one in record] == as_list(value)
    if shape == "parties":
        return [(one.name, one.role) for one in record] == [_party(one) for one in as_list(value)]
    if shape == "references":
        return [one.text for one in record] == [as_table(one).get("text") for one in as_list(value)]
    numbers = [as_table(one).get("number") for one in as_list(value)]
    return [one.number for one in record] == numbers


def _party(value: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as given
    table = as_table(value) or {"name": value}
    return table.get("name"), table.get("role")
