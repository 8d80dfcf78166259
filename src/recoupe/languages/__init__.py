"""Language knowledge as data: one folder per language, read by one function (`pack.load_pack`)."""
