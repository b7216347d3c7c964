"""Building our own encoder: weights → pruned → tuned → quantised; needs the extra ``aligner[train]``."""
