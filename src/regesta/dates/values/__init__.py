"""What expressions of time mean, once the paper they stand in is known; one kind a file."""
