"""How reading is called: here, or in several processes. What is called does not know."""
