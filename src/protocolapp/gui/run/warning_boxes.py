"""What a step warns of, a box each."""

from __future__ import annotations

from protocolapp.gui.run.step_view import StepView, WarningKind
from protocolapp.gui.widgets.callout import Callout, CalloutKind

_CALLOUTS = {
    WarningKind.HAZARD: CalloutKind.HAZARD,
    WarningKind.CAUTION: CalloutKind.CAUTION,
    WarningKind.TIP: CalloutKind.TIP,
}


def warning_boxes(view: StepView, *kinds: WarningKind) -> list[Callout]:
    """The boxes for warnings of these kinds, in the order in which the step has them."""
    return [Callout(_CALLOUTS[one.kind], one.text) for one in view.warnings if one.kind in kinds]
