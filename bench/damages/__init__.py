"""Ways to damage or alter a text and its gold records alike: each takes a `Run`, and gives one."""
