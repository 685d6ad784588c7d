"""One file a resource; each lists its `routes`."""
