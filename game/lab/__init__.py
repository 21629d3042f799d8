"""Many games at once: automatic styles, batches over processes, the tables of the model note."""
