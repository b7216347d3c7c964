"""The HTTP room: an API under ``/v1`` and a web page, both thin over ``aligner.pipeline``."""
