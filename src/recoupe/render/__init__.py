"""Claims and marks as people see them. Nothing of a text can move the cursor, hide, or turn what is shown."""
