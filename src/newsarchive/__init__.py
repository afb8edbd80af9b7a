"""newsarchive: a folder of saved news texts becomes a dated, tagged, citable site of plain files."""

__version__ = "0.1.0"
