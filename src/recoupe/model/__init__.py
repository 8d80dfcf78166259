"""0. The nouns. Imports nothing of ours outside this folder."""
