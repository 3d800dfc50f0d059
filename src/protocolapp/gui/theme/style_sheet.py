"""The one style sheet: only what Qt's own controls cannot be told by palette and painting."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from protocolapp.gui.theme.tokens import TARGET, Corner, Space

if TYPE_CHECKING:
    from protocolapp.gui.theme.theme import Theme

_SHEET = Template("""
QLineEdit, QComboBox, QPlainTextEdit {
  background: $panel; color: $ink; border: 1px solid $control_line; border-radius: ${medium}px;
  padding: 0 ${snug}px; min-height: ${field}px;
  placeholder-text-color: $third; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { padding: ${hair}px; }
QLineEdit[state="warn"] { border-color: $warn; } QLineEdit[state="error"] { border-color: $alarm; }
QComboBox[state="warn"] { border-color: $warn; } QComboBox[state="error"] { border-color: $alarm; }
QLineEdit[worked="true"] { background: $accent_soft; placeholder-text-color: $accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 2px solid $focus; padding: 0 ${snug_focused}px; min-height: ${field_focused}px; }
QPlainTextEdit:focus { padding: ${hair_focused}px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
  background: $sunk; color: $third; border-color: $line; }
QLineEdit#cell, QComboBox#cell { border-radius: ${small}px; padding: 0 ${hair}px; min-height: 0; }
QComboBox::drop-down { border: none; width: ${target}px; } QComboBox::down-arrow { image: none; }
QAbstractItemView { background: $panel; color: $ink; border: 1px solid $control_line; outline: none;
  selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView { padding: ${hair}px; }
QTableView { background: transparent; border: none; }
QHeaderView, QHeaderView::section { background: transparent; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget#column { background: transparent; border: none; }
QMenu { background: $panel; color: $ink; border: 1px solid $control_line; padding: ${hair}px; }
QMenu::item { padding: ${tight}px ${base}px; border-radius: ${small}px; min-height: ${mark}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; } QMenu::item:disabled { color: $third; }
QMenu::separator { height: 1px; background: $line; margin: ${hair}px; }
QToolTip { background: $ink; color: $panel; border: none; padding: ${hair}px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${bar}px; } QScrollBar:horizontal { height: ${bar}px; }
QScrollBar::handle { background: $control_line; border-radius: ${handle}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${target}px; } QScrollBar::handle:horizontal { min-width: ${target}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme. Only tokens go into it, never a text from outside."""
    px = theme.px
    bar = px(Space.SNUG)
    sizes = {
        "small": px(Corner.SMALL),
        "medium": px(Corner.MEDIUM),
        "hair": px(Space.HAIR),
        "hair_focused": px(Space.HAIR) - 1,
        "tight": px(Space.TIGHT),
        "snug": px(Space.SNUG),
        "snug_focused": px(Space.SNUG) - 1,
        "base": px(Space.BASE),
        "target": px(TARGET),
        "mark": px(24),
        "field": px(TARGET) - 2,
        "field_focused": px(TARGET) - 4,
        "bar": bar,
        "handle": (bar - 4) // 2,
    }
    colours = {name: getattr(theme.tokens, name) for name in theme.tokens.__slots__}
    return _SHEET.substitute(colours, **{name: str(size) for name, size in sizes.items()})
