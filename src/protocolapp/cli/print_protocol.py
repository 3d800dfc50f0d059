"""`protocolapp print PROTOCOL --out FILE.pdf`: the protocol as it is read before doing it, or its blank bench sheet."""

from __future__ import annotations

import argparse

from protocolapp.cli.facts import find_protocol, read_facts
from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import OK, PROBLEMS, say, say_json
from protocolapp.cli.pipettes import lab_with
from protocolapp.plan import make_plan, typical_facts
from protocolapp.quantity.counts import counted
from protocolapp.services.export import bench_sheet_of, protocol_pdf_of
from protocolapp.services.workplace import Workplace


def print_protocol(args: argparse.Namespace, workplace: Workplace) -> int:
    """Write the PDF, whole or not at all; with typical samples where none are given."""
    try:
        protocol = find_protocol(workplace.library, args.protocol)
        # The sheet is filled in by hand: what the run itself measures is left blank on it.
        facts = read_facts(args, protocol, typical_facts(protocol, measured=not args.bench_sheet))
        lab = lab_with(args.pipettes, workplace.lab())
    except UnusableError:
        return PROBLEMS
    plan = make_plan(protocol, facts, lab)
    page = workplace.preferences().page
    pdf = bench_sheet_of(plan, page) if args.bench_sheet else protocol_pdf_of(plan, page)
    workplace.files.write(str(args.out), pdf.data)
    if args.json:
        say_json({"protocol": protocol.id, "pdf": str(args.out), "pages": pdf.pages})
    else:
        say(f"{args.out}: {counted(pdf.pages, 'page', 'pages')}, {protocol.title}")
    return OK
