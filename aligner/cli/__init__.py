"""The command line: thin, lazy, and with the same errors as the API."""
