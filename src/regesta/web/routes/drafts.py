"""Drafts of questions of one's own, with the terms of the others beside them."""

from starlette.routing import Route

routes: list[Route] = []
