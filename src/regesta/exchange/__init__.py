"""The ledger: what the papers do to one another, computed from acts for any day."""

from regesta.exchange.brief import Brief
from regesta.exchange.moves import Moves, moves
from regesta.exchange.paper import Paper
from regesta.exchange.replay import Replay
from regesta.exchange.state import state

__all__ = ["Brief", "Moves", "Paper", "Replay", "moves", "state"]
