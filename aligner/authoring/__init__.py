"""For those who look after a programme: linting, scaffolding, writing and comparing ``programme.toml``."""
