"""What comes with the program: pipettes for a lab that has not said yet which it has, and the reagents."""

from __future__ import annotations

import json

from protocolapp.lab.as_json import pipette_from_json
from protocolapp.lab.catalogue import Catalogue
from protocolapp.lab.catalogue_json import substance_from_figures
from protocolapp.lab.pipette import Pipette
from protocolapp.resources import resource


def bundled_pipettes() -> tuple[Pipette, ...]:
    """P2 to P1000 and serological pipettes; each figure's source stands in `resources/pipettes.json`."""
    data = json.loads(resource("pipettes.json").read_text(encoding="utf-8"))
    return tuple(
        pipette_from_json(
            {
                "name": one["name"],
                "channels": one["channels"],
                **{key: one[key]["value"] for key in ("minimum", "maximum", "increment")},
            }
        )
        for one in data["pipettes"]
    )


def bundled_catalogue() -> Catalogue:
    """The reagents that come with the program; each figure's source stands in `resources/reagents.json`."""
    data = json.loads(resource("reagents.json").read_text(encoding="utf-8"))
    return Catalogue(substance_from_figures(one) for one in data["reagents"])
