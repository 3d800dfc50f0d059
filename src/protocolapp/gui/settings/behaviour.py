"""How the program looks and sounds, and what it prints and copies."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.settings.group import Group
from protocolapp.gui.settings.keeper import Keeper
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.timers.alarm_sound import AlarmSound, SoundState
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.services.preferences import SCALES, PageSize, Preferences, ThemeMode

_FIELD_WIDTH = 240
_THEMES = ((ThemeMode.SYSTEM, "As the system"), (ThemeMode.LIGHT, "Light"), (ThemeMode.DARK, "Dark"))
_PAGES = ((PageSize.A4, "A4"), (PageSize.LETTER, "Letter"))


class LookGroup(Group):
    """Colours, text size, paper and copying."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__("Look and paper", parent=parent)
        self._keeper = keeper
        self.theme = ChoiceField(self.tr("Colours"), [Choice(key.value, text) for key, text in _THEMES])
        scales = [Choice(str(scale), f"{scale}\u00a0%") for scale in SCALES]
        self.scale = ChoiceField(
            self.tr("Text size"), scales, "", self.tr("also Ctrl\u00a0+ and Ctrl\u00a0−")
        )
        self.page = ChoiceField(
            self.tr("Paper"),
            [Choice(key.value, text) for key, text in _PAGES],
            "",
            self.tr("of records and bench sheets"),
        )
        self.unit = CheckBox(self.tr("Copied values carry their unit (5\u00a0µL)"), switch=True)
        fields = Flow(Space.SNUG, _FIELD_WIDTH)
        for field in (self.theme, self.scale, self.page):
            fields.add(field)
        self.add(fields)
        self.add(self.unit)
        self.theme.chosen.connect(self._choose_theme)
        self.scale.chosen.connect(self._choose_scale)
        self.page.chosen.connect(self._choose_page)
        self.unit.clicked.connect(self._choose_unit)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is kept."""
        self.theme.set_key(preferences.theme.value)
        self.scale.set_key(str(preferences.scale))
        self.page.set_key(preferences.page.value)
        self.unit.setChecked(preferences.copy_with_unit)

    def _choose_theme(self, key: str) -> None:
        self._keeper.keep(theme=ThemeMode(key))
        self.show_preferences(self._keeper.desk.preferences)

    def _choose_scale(self, key: str) -> None:
        self._keeper.keep(scale=int(key))
        self.show_preferences(self._keeper.desk.preferences)

    def _choose_page(self, key: str) -> None:
        self._keeper.keep(page=PageSize(key))
        self.show_preferences(self._keeper.desk.preferences)

    def _choose_unit(self, on: bool) -> None:
        self._keeper.keep(copy_with_unit=on)
        self.show_preferences(self._keeper.desk.preferences)


class SoundGroup(Group):
    """Whether alarms are heard, and whether they can be."""

    def __init__(
        self, keeper: Keeper, sound: AlarmSound | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Alarms", "A timer that is due is always shown; its sound begins softly.", parent)
        self._keeper = keeper
        self._sound = sound or AlarmSound(parent=self)
        self.on = CheckBox(self.tr("Alarms are heard"), switch=True)
        self.test = Button(self.tr("Test sound"), icon="volume-2")
        self._state = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        line = Row(Space.ROOMY)
        line.add(self.on)
        line.add(self.test)
        line.add_stretch()
        self.add(line)
        self.add(self._state)
        self.on.clicked.connect(self._choose)
        self.test.clicked.connect(self._sound.test)
        self._sound.state_changed.connect(self._tell)
        self._tell(self._sound.state)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is kept."""
        self.on.setChecked(preferences.sound)
        self._sound.set_on(preferences.sound)

    def state(self) -> str:
        """What is said of the sound; empty when all is well."""
        return self._state.text()

    def _choose(self, on: bool) -> None:
        self._keeper.keep(sound=on)
        self.show_preferences(self._keeper.desk.preferences)

    def _tell(self, state: SoundState) -> None:
        self._state.setText(state.text)
        self._state.setVisible(bool(state.text) and self._state.parent() is not None)
