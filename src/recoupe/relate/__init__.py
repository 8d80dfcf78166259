"""4. Articles beside one another: which copy which, from which root, and what was lost on the way. Pure functions.

Nothing here knows the dossier or the model. The answer depends on the set of articles only, never on the order in which they came.
"""
