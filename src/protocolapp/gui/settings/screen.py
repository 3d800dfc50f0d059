"""The settings screen. Every change is kept at once; there is no key to save it with."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Failure
from protocolapp.gui.desk import Desk
from protocolapp.gui.settings.about import AboutGroup
from protocolapp.gui.settings.backups import BackupsGroup, Replaced
from protocolapp.gui.settings.behaviour import LookGroup, SoundGroup
from protocolapp.gui.settings.equipment import PipettesGroup, RotorsGroup
from protocolapp.gui.settings.folders import FoldersGroup
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.settings.people import PeopleGroup
from protocolapp.gui.settings.reagents import ReagentsGroup
from protocolapp.gui.settings.restart_window import RestartWindow
from protocolapp.gui.theme import Space, Theme, Themed, Type, theme_now
from protocolapp.gui.timers.alarm_sound import AlarmSound
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.saved_indicator import SavedIndicator
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.services.preferences import Preferences

_WIDEST = 860
_HEAD = (Space.VAST, Space.WIDE, Space.VAST, Space.SNUG)
_PAGE = (Space.VAST, Space.NONE, Space.VAST, Space.WIDE)


class SettingsScreen(Column, Themed):
    """restored carries a Replaced: the data is another one now, and this window works with it no longer."""

    restored = Signal(object)

    def __init__(self, desk: Desk, sound: AlarmSound | None = None, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._desk = desk
        self.keeper = Keeper(desk, self)
        self.people, self.pipettes = PeopleGroup(self.keeper), PipettesGroup(self.keeper)
        self.rotors, self.look = RotorsGroup(self.keeper), LookGroup(self.keeper)
        self.reagents = ReagentsGroup(self.keeper)
        self.sound, self.folders = SoundGroup(self.keeper, sound), FoldersGroup(self.keeper)
        self.backups = BackupsGroup(desk)
        self.restart: RestartWindow | None = None
        self._build()
        self.keeper.kept.connect(self._kept)
        self.keeper.failed.connect(self._tell)
        self.backups.replaced.connect(self._replaced)
        self.banner.acted.connect(self.banner.hide)
        desk.preferences_changed.connect(self._preferred)
        desk.library_changed.connect(self.reagents.refresh)
        self.refresh()
        self.retheme(theme_now())

    def refresh(self) -> None:
        """Show all as it is kept now. What is being typed into a table stays."""
        lab = self._desk.workplace.lab()
        for group in (self.people, self.pipettes, self.rotors):
            if not group.table.trouble():
                group.show_lab(lab)
        self._preferred(self._desk.preferences)
        self.reagents.refresh()
        self.folders.refresh()
        self.backups.refresh()

    def add_reagent(self, name: str) -> None:
        """Begin a row for a reagent of the lab's own, in sight and with the cursor in it."""
        self.reagents.begin(name)
        QTimer.singleShot(0, self, self._show_reagents)  # once all has its place

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "_page"):
            self._page.setMaximumWidth(theme.px(_WIDEST))

    def _build(self) -> None:
        self.saved, self.banner = SavedIndicator(), Banner()
        head, scrolled = Row(Space.SNUG, _HEAD), ScrollColumn(margins=_PAGE)
        self._scrolled = scrolled
        head.add(Heading(self.tr("Settings"), Type.HEAD, wrap=False))
        head.add(self.saved, align=Qt.AlignmentFlag.AlignBottom)
        head.add_stretch()
        told = Column(Space.NONE, (Space.VAST, Space.NONE, Space.VAST, Space.NONE))
        told.add(self.banner)
        self._page = Column(Space.BASE)
        for group in (
            self.people,
            self.pipettes,
            self.rotors,
            self.reagents,
            self.look,
            self.sound,
            self.folders,
            self.backups,
            AboutGroup(),
        ):
            self._page.add(group)
        scrolled.column.add(self._page)
        scrolled.column.add_stretch()
        for part, stretch in ((head, 0), (told, 0), (scrolled, 1)):
            self.add(part, stretch)

    def _show_reagents(self) -> None:
        self._scrolled.ensureWidgetVisible(self.reagents)

    def _preferred(self, preferences: Preferences) -> None:
        self.look.show_preferences(preferences)
        self.sound.show_preferences(preferences)

    def _kept(self, time: str) -> None:
        self.banner.hide()
        self.saved.saved(time)

    def _tell(self, failure: Failure) -> None:
        self.saved.not_saved(failure.title)
        self.banner.tell(failure.title, f"{failure.message} {failure.remedy}", self.tr("Close"))

    def _replaced(self, replaced: Replaced) -> None:
        """The main window goes: a command given there would be meant for data that is no longer open."""
        self.restart = RestartWindow(replaced)
        self.restart.show()
        self.window().hide()
        self.restored.emit(replaced)
