"""The library screen: runs to go on with, the shelves, and files let fall on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.gui.library.beside import Beside
from protocolapp.gui.library.editing import open_in_editor
from protocolapp.gui.library.folder_watch import FolderWatch
from protocolapp.gui.library.library_banner import LibraryBanner
from protocolapp.gui.library.new_protocol import NewProtocolButton
from protocolapp.gui.library.opening import (
    OpenedFiles,
    open_from_outside,
    open_known,
)
from protocolapp.gui.library.resume_list import ResumeList
from protocolapp.gui.library.shelves import Shelves
from protocolapp.gui.theme import Space, Theme, Type, theme_now
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.drop_zone import DroppedFiles, DropZone
from protocolapp.gui.widgets.field import SearchField
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.services.library import Library, LibraryItem

if TYPE_CHECKING:
    from protocolapp.services.new_protocol import NewProtocol

_SEARCH_WIDTH = 360
_MARGINS = (Space.VAST, Space.WIDE, Space.VAST, Space.WIDE)


class LibraryScreen(DropZone):
    """protocol_chosen carries an `Opened`; run_chosen a run id. listed: `items` are others now."""

    protocol_chosen = Signal(object)
    listed = Signal()
    run_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, _MARGINS, parent)
        self.desk = desk
        self._items: tuple[LibraryItem, ...] = ()
        self._begun, self._due = False, False
        self._awaited: Path | None = None
        self._refreshing, self._opening = Background(self), Background(self)
        self._watch = FolderWatch(self)
        self._build()
        self._connect()
        self._show_items(self._library.items())

    @property
    def _library(self) -> Library:
        """Taken anew each time: another own folder may have been chosen."""
        return self.desk.workplace.library

    @property
    def items(self) -> tuple[LibraryItem, ...]:
        """What is there, as far as it has been read."""
        return self._items

    def refresh(self) -> None:
        """Read what is new or changed, without holding up anything."""
        self._refreshing.start(self._library.refresh)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open what was dropped, chosen or named on the command line; nothing is asked."""
        self._opening.start(partial(open_from_outside, self._library, tuple(paths)))

    def open_protocol(self, path: Path) -> None:
        """Open a file of the library."""
        self._opening.start(partial(open_known, self._library, path))

    def busy(self) -> bool:
        """Whether files are being read, or will be as soon as the screen has been painted."""
        return self._due or self._refreshing.busy or self._opening.busy or self._new.busy

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resume.refresh()
        self._due = not self._begun

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._begin)

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The panel stands beside the shelves where there is room for both, else in their place."""
        if hasattr(self, "_escape"):  # the first time is before anything is built
            self.search.setMaximumWidth(theme_now().px(_SEARCH_WIDTH))
            narrow = self._beside.fit(self.width())
            self._page.setVisible(not narrow or self._beside.isHidden())

    def _build(self) -> None:
        self.search = SearchField(self.tr("Search protocols, reagents, steps"))
        self._open, self._new = Button(self.tr("Open file…")), NewProtocolButton(self.desk)
        head = Row(Space.SNUG)
        head.add(Heading(self.tr("Protocols"), Type.HEAD, wrap=False))
        head.add_stretch()
        head.add(self.search, stretch=9)
        head.add(self._new)
        head.add(self._open)
        self._banner = LibraryBanner()
        self._resume = ResumeList(self.desk)
        self.shelves = Shelves()
        self._page = page = ScrollColumn(Space.ROOMY)
        page.column.add(self._resume)
        page.column.add(self.shelves)
        page.column.add_stretch()
        self._beside = Beside()
        self.panel = self._beside.panel
        body = Row(Space.BASE)
        body.add(page, stretch=1)
        body.add(self._beside)
        for part, stretch in ((head, 0), (self._banner, 0), (body, 1)):
            self.add(part, stretch)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_for)
        self._open.clicked.connect(self._choose_file)
        self._new.written.connect(self._show_new)
        self._new.failed.connect(self._banner.tell_failure)
        self._resume.resume.connect(self.run_chosen)
        self.shelves.chosen.connect(self.open_protocol)
        self.shelves.editing_wanted.connect(open_in_editor)
        self.shelves.problems_wanted.connect(self._show_problems)
        self.panel.editing_wanted.connect(open_in_editor)
        self._beside.turned.connect(self._turned)
        self.dropped.connect(self._take_dropped)
        self._watch.changed.connect(self.refresh)
        self.desk.library_changed.connect(self.refresh)
        self._refreshing.done.connect(self._show_items)
        self._refreshing.failed.connect(self._banner.tell_failure)
        self._opening.done.connect(self._opened)
        self._opening.failed.connect(self._banner.tell_failure)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for standard, slot in (
            (QKeySequence.StandardKey.Open, self._choose_file),
            (QKeySequence.StandardKey.Find, self.focus_search),
        ):
            QShortcut(QKeySequence(standard), self, slot, context=here)
        self._escape = QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self._beside.close_panel, context=here
        )
        self._escape.setEnabled(False)  # only while there is a panel to close: the search has its own Esc
        self._fit()

    def _show_items(self, items: tuple[LibraryItem, ...]) -> None:
        self._items = items
        self._watch.watch([self._library.own_folder], [item.path for item in items])
        self.listed.emit()
        self.shelves.show_items(items, self.search.text())
        self._beside.follow(items)
        if self._awaited is not None and self.shelves.focus_card(self._awaited):
            self._awaited = None

    def _begin(self) -> None:
        """What is known of the files has been painted: now they may be read."""
        self._due = False
        self.refresh()

    def _search_for(self, text: str) -> None:
        self.shelves.show_items(self._items, text)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a protocol"), "", self.tr("Protocols (*.yaml *.yml *.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def _take_chosen(self, names: list[str]) -> None:
        self.open_files(Path(name) for name in names)

    def _take_dropped(self, dropped: DroppedFiles) -> None:
        self.open_files(dropped.paths)

    def _opened(self, opened: OpenedFiles) -> None:
        """One sound file is shown at once; of several the shelves tell."""
        self._banner.tell_opened(opened)
        self.refresh()
        broken = next((file for file in opened.files if file.loaded.protocol is None), None)
        if broken is not None:
            self._beside.show_opened(broken)
        elif len(opened.files) == 1:
            self._beside.close_panel()
            self.protocol_chosen.emit(opened.files[0])

    def _show_new(self, new: NewProtocol) -> None:
        """Its card gets the keyboard as soon as it is there; the file opens in the system's editor."""
        self._awaited = new.path
        self.search.clear()
        self._banner.tell_new(new)
        self.refresh()
        open_in_editor(new.path)

    def _show_problems(self, path: Path) -> None:
        item = next((one for one in self._items if one.path == path), None)
        if item is not None:
            self._beside.show_item(item)

    def _turned(self) -> None:
        """What stands beside the shelves was opened or closed."""
        self._escape.setEnabled(not self._beside.isHidden())
        self._fit()
