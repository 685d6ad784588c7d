"""What the program is measured by: `python -m bench.papers`, `.damage`, `.speed`, and others.

Each command prints what it measures. The papers with known answers (gold) are not part of the
project: they are looked for in `../shared/gold`, or where `REGESTA_GOLD` says. Everything is built
in temporary copies.
"""
