"""Tables of published figures, such as the potency of inhibitors, each figure with its source."""

from protocolapp.protocol.tables.bundled import bundled_table, table_names
from protocolapp.protocol.tables.model import Figure, FigureTable, Qualifier

__all__ = ["Figure", "FigureTable", "Qualifier", "bundled_table", "table_names"]
