"""Training: fitting, calibrating and evaluating; artefacts go to ``models/``."""
