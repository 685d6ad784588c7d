"""Finds papers by their words: what is indexed, what can be asked, which passages are shown."""
