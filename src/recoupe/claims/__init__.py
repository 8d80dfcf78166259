"""3. The one place where marks become Claims."""
