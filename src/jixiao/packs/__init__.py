"""打分口径 per province: TOML data with sources, and its loader."""
