"""The command: python -m sipcodes."""
