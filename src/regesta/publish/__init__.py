"""What leaves the program: exports that others can read."""
