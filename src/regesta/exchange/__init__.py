"""The ledger: what the papers do to one another, computed from acts for any day."""

from regesta.exchange.brief import Brief
from regesta.exchange.explain import Explanation, explain
from regesta.exchange.moves import Moves, moves
from regesta.exchange.paper import Paper
from regesta.exchange.replay import Replay
from regesta.exchange.state import state

__all__ = ["Brief", "Explanation", "Moves", "Paper", "Replay", "explain", "moves", "state"]
