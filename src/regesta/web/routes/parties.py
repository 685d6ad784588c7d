"""Parties: every name that the acts give, and the rulings on who is one party."""

from starlette.routing import Route

routes: list[Route] = []
