"""What is claimed where somebody tells of a promise, an order or a deed: who did what."""

from regesta.exchange.rulebook import table
from regesta.exchange.view import View
from regesta.model import Act


def that(view: View, act: Act) -> str:
    """A statement that an act was done: who, the verb of its type, what.

    An act whose object is a thing and no statement says nothing by its object alone. What is
    planned "is to" be done, what did not happen "did not".
    """
    past, bare, joint = table("statements").get(act.type, ("acted", "act", ":"))
    verb = {"planned": f"is to {bare}", "denied": f"did not {bare}"}.get(act.modality, past)
    who = view.as_one(act)
    agents = [view.parties.who(party).name for party in view.agents(act)]
    by = who.name if who else "somebody who is not named"
    if agents:
        by = f"{by} ({', '.join(agents)})"
    return f"that {by} {verb}{_what(view, act, joint)}"


def _what(view: View, act: Act, joint: str) -> str:
    named = act.object or ", ".join(place.name for place in act.places)
    what = named or f"“{act.quote}”"
    first = what.split(maxsplit=1)[0].casefold() if what.strip() else ""
    if first == "to" and act.type in table("statements")["others"] and act.targets:
        asked = ", ".join(view.parties.who(party).name for party in view.targets(act))
        return f" {asked} {what}"
    if first == "to":
        straight = act.type in table("statements")["himself"]
    else:
        straight = bool(named) and (not joint or first == "that")
    return f" {what}" if straight else f": {what}"
