"""打分口径 per province, as dated and sourced data: `load_pack` reads one, `pack_names` lists them."""

from jixiao.packs.error import PackError
from jixiao.packs.loader import load_pack, pack_names
from jixiao.packs.model import Pack, TierBand

__all__ = ["Pack", "PackError", "TierBand", "load_pack", "pack_names"]
