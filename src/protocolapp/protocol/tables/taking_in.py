"""Tables that come with the program, taken into a protocol that names them: their rows and their sources."""

from __future__ import annotations

from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import FigureRow, Figures, ProtocolFile, Source
from protocolapp.protocol.tables.bundled import bundled_table, table_names
from protocolapp.protocol.tables.model import Figure, FigureTable, Qualifier


def with_bundled_tables(file: ProtocolFile) -> tuple[ProtocolFile, list[Finding]]:
    """The file with the rows of every `from:`; they are part of the protocol from then on.

    A row of the file's own stands for the bundled one of the same keys.
    """
    tables, citations, findings = dict(file.tables), dict(file.citations), list[Finding]()
    for name, figures in file.tables.items():
        if figures.source is None:
            continue
        bundled = bundled_table(figures.source)
        if bundled is None:
            near = nearest(figures.source, table_names())
            remedy = f"Did you mean {near}?" if near else f"There is {', '.join(table_names())}."
            findings.append(
                Finding(("tables", name, "from"), f"there is no table “{figures.source}”", remedy)
            )
        else:
            tables[name] = _filled(figures, bundled, _cited(bundled, citations))
    if tables == file.tables:
        return file, findings
    return file.model_copy(update={"tables": tables, "citations": citations}), findings


def _cited(bundled: FigureTable, citations: dict[str, Source]) -> dict[str, str]:
    """The table's sources put among the file's; by the table's key the one it has here."""
    keys: dict[str, str] = {}
    for key, source in bundled.citations.items():
        same = (here for here, one in citations.items() if one.title.casefold() == source.title.casefold())
        keys[key] = next(same, key if key not in citations else f"{key}-{bundled.id}")
        citations.setdefault(keys[key], source)
    return keys


def _filled(figures: Figures, bundled: FigureTable, keys: dict[str, str]) -> Figures:
    own = {_folded(row.of) for row in figures.rows}
    rows = [
        _row(figure, compound, keys[figure.cite])
        for figure in bundled.rows
        for compound in (figure.compound, figure.also)
        if compound is not None and _folded((compound, figure.form)) not in own
    ]
    return figures.model_copy(
        update={"rows": (*figures.rows, *rows), "by": figures.by or tuple(bundled.keys)}
    )


def _row(figure: Figure, compound: str, cite: str) -> FigureRow:
    row: dict[str, object] = {
        "of": (compound, figure.form),
        "value": figure.value,
        "note": figure.note,
        "cite": cite,
    }
    if figure.qualifier is not Qualifier.EQUAL:
        row["qualifier"] = str(figure.qualifier)
    return FigureRow.model_validate(row)


def _folded(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key.casefold() for key in keys)
