"""Aligner: how a funding proposal aligns with a regional programme, with the sentences that say so."""

__version__ = "0.1.0"
