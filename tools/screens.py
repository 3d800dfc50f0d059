"""`make screens [ARGS="FOLDER"]`: PNGs of every screen in a realistic state, light and dark, in two window sizes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from assay_scenes import assay_scenes, protocol_scenes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.fakes.clock import FakeClock
from walking import Walk, settle

from protocolapp.gui.calculators.screen import CalculatorsScreen
from protocolapp.gui.desk import Desk
from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.theme import apply_theme
from protocolapp.gui.told import Told
from protocolapp.gui.trouble import TroubleWindow
from protocolapp.gui.window import MainWindow
from protocolapp.lab import Operator, Rotor
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.plan import typical_facts
from protocolapp.quantity import parse_quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.commands import CancelTimer, SkipStep, StartTimer
from protocolapp.run.ports import StoreError
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.setup import RunSetup
from protocolapp.services.preferences import ThemeMode

SIZES = ((1280, 800), (1920, 1080))
CO_IP = protocols_folder() / "co_ip_alk.yaml"


class Scenes:
    """The real window on a data folder of its own, walked from scene to scene with a clock that stands."""

    def __init__(self, folder: Path, mode: ThemeMode) -> None:
        self.clock = FakeClock()
        self.workplace = LocalWorkplace(folder, {}, self.clock)
        lab = self.workplace.lab()
        rotor = Rotor("FA-45-24-11", parse_quantity("8.4 cm"), parse_quantity("15000 rpm"))
        self.workplace.save_lab(replace(lab, operators=(Operator("Operator", "OP"),), rotors=(rotor,)))
        kept = replace(self.workplace.preferences(), operator="OP", rotor=rotor.name, theme=mode)
        self.workplace.save_preferences(kept)
        (folder / "protocols").mkdir()
        broken = (
            CO_IP.read_text("utf-8")
            .replace("id: co-ip-alk", "id: co-ip-ours")
            .replace("default: 500 µL", "default: 5 µM")
        )
        (folder / "protocols" / "co_ip_ours.yaml").write_text(broken, "utf-8")
        self.workplace.store()
        self.desk = Desk(self.workplace)
        self.window = MainWindow(self.desk)
        self.walk = Walk(self.desk, self.clock)

    def scenes(self) -> Iterator[str]:
        """Walks on; at each name the window shows that scene."""
        screens = self.window.screens
        protocol = self.workplace.library.load(str(CO_IP)).protocol
        assert protocol is not None  # noqa: S101 - shipped, and tested
        settle()
        yield "library-first-start"
        yield from protocol_scenes(self.window)
        screens.open_files((CO_IP,))
        settle()
        yield "protocol"
        page = self.window.findChild(ProtocolScreen)
        assert page is not None  # noqa: S101 - just shown
        page.body.workflow.setFocus()
        page.body.ensureWidgetVisible(page.body.workflow)
        settle()
        yield "protocol-workflow"
        page.body.go_to_step("ip/bind")
        settle()
        yield "protocol-step"
        screens.show_setup(protocol)
        settle()
        yield "setup-empty"
        facts = typical_facts(protocol, measured=False)
        setup = RunSetup(protocol=protocol, title="ALK partners", samples=facts.samples, rotor="FA-45-24-11")
        run_id = self.desk.start(setup)
        screens.show_run(run_id)
        settle()
        yield "run-prepare"
        self.walk.until(run_id, "lysis/confluence")
        settle()
        yield "run-entries"
        self.walk.until(run_id, "lysis/lyse")
        self.walk.press(run_id, 4)
        self.clock.go_on(minutes=12)
        self.desk.beat_now()
        settle()
        yield "run-waiting"
        self.desk.submit(run_id, StartTimer(label="Gel run", length_ms=90 * 60_000))
        gel = next(name for name, one in self.desk.open(run_id).state.timers.items() if not one.ref)
        self.clock.go_on(minutes=23)
        self.desk.beat_now()
        settle()
        yield "run-overdue"
        self.walk.until(run_id, "lysis/clear")
        self.desk.submit(run_id, SkipStep("lysis/clear", "debris settled by itself"))
        self.walk.until(run_id, "ip/antibody")
        self.walk.press(run_id, 2)
        settle()
        yield "run-ticks"
        QTest.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_S)
        settle()
        yield "run-reason"
        screens.show_library()
        settle()
        yield "library-resume"
        done = rehearse(
            protocol, self.workplace.store(), self.workplace.lab(), self.clock.now(), self.workplace.new_id()
        )
        screens.show_record(done.run_id)
        settle()
        yield "record"
        screens.show_record(run_id)
        settle()
        yield "record-unfinished"
        screens.show_history()
        settle()
        yield "history"
        yield from self._calculators()
        screens.show_settings()
        settle()
        yield "settings"
        self.desk.submit(run_id, CancelTimer(gel))
        yield from assay_scenes(self.window, self.walk)
        self.window.banners.tell(
            Told("The data folder is synchronised", "Runs are safer in a folder that is not.", "")
        )
        settle()
        yield "notice"

    def _calculators(self) -> Iterator[str]:
        """A few of them that look unlike one another, at their examples."""
        self.window.screens.show_calculators()
        screen = self.window.findChild(CalculatorsScreen)
        assert screen is not None  # noqa: S101 - just shown
        for name in ("dilution", "series", "recipe", "plate"):
            screen.open(name)
            settle()
            yield f"calculators-{name}"
        screen.open("recipe")
        if screen.sets.card is not None:
            screen.sets.card.key.click()
        settle()
        yield "calculators-recipes"
        screen.open("plate")
        screen.sides.to_results.click()
        screen.results.how.key.click()
        settle()
        yield "calculators-how"


def shoot(widget: QWidget, folder: Path, name: str) -> None:
    """One picture."""
    folder.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(folder / f"{name}.png"))


def paint_all(
    app: QApplication, folder: Path, mode: ThemeMode, size: tuple[int, int], scale: int = 100
) -> None:
    """All scenes in one theme and size."""
    apply_theme(app, mode, scale)
    place = folder / f"{mode.value}-{size[0]}x{size[1]}{'' if scale == 100 else f'-{scale}'}"
    with tempfile.TemporaryDirectory() as data:
        scenes = Scenes(Path(data), mode)
        scenes.window.resize(*size)
        scenes.window.show()
        for name in scenes.scenes():
            shoot(scenes.window, place, name)
        scenes.window.close()
        scenes.window.deleteLater()
        scenes.workplace.close()
        stuck = TroubleWindow(scenes.workplace, _damage())
        stuck.show()
        settle()
        shoot(stuck, place, "trouble")
        stuck.close()


class _DamageError(StoreError):
    restorable = True


def _damage() -> StoreError:
    return _DamageError(
        "The data is damaged",
        "runs.db: page 14 is not what it was when it was written.",
        "Nothing was changed. Move it aside and restore a backup.",
    )


def main(arguments: list[str]) -> None:
    """Paint everything into a folder (`screens` when none is named)."""
    folder = Path(arguments[0] if arguments else "screens")
    app = QApplication([])
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        for size in SIZES:
            paint_all(app, folder, mode, size)
    paint_all(app, folder, ThemeMode.LIGHT, (1280, 800), 200)
    print(f"{len(list(folder.rglob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
