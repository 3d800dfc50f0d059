"""What the library tells across the screen: what became of files, and what could not be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Failure
from protocolapp.gui.library.opening import OpenedFiles, TakenRecipes
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState

if TYPE_CHECKING:
    from protocolapp.services.new_protocol import NewProtocol

_MOST_NAMED = 3


class LibraryBanner(Banner):
    """One message at a time, until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acted.connect(self.hide)

    def tell_failure(self, failure: Failure) -> None:
        """What did not work, and what to do."""
        self.tell(failure.title, f"{failure.message} {failure.remedy}", self.tr("Close"))

    def tell_new(self, new: NewProtocol) -> None:
        """Where a new protocol lies, and what to do with it."""
        message = self.tr(
            "It opens in your editor. Save it there, and its card here follows. It lies in {folder}."
        )
        self.tell(
            self.tr("A new protocol is in your own folder: {name}").format(name=new.path.name),
            message.format(folder=new.path.parent),
            self.tr("Close"),
            InputState.NORMAL,
        )

    def tell_opened(self, opened: OpenedFiles) -> None:
        """What does not show on the shelves; nothing where there is nothing to tell."""
        self.hide()
        self._tell_recipes(opened.recipes)
        self._tell_imported([file.left_out for file in opened.files if file.left_out is not None])
        troubles = [file.trouble for file in opened.files] + [file.trouble for file in opened.recipes]
        for trouble in troubles:
            if trouble is not None:
                self.tell_failure(Failure(trouble.title, trouble.message, trouble.remedy))
        if opened.passed_over:
            names = ", ".join(opened.passed_over[:_MOST_NAMED])
            message = self.tr(
                "A protocol is a file that ends in .yaml, a protocols.io export one that ends in .json."
            )
            self.tell(
                self.tr("Not opened: {names}").format(names=names), message, self.tr("Close"), InputState.WARN
            )

    def _tell_imported(self, left_out: Sequence[int]) -> None:
        """Of several exports at once; a single one is told of where its protocol is shown."""
        if len(left_out) > 1:
            title = self.tr("Imported from protocols.io: {count} protocols").format(count=len(left_out))
            message = self.tr(
                "{count} things could not be carried over. They are listed at the end of the files."
            )
            self.tell(title, message.format(count=sum(left_out)), self.tr("Close"), InputState.WARN)

    def _tell_recipes(self, recipes: Sequence[TakenRecipes]) -> None:
        names = [name for file in recipes if file.trouble is None for name in file.names]
        if not names:
            return
        more = self.tr(" and {count} more").format(count=len(names) - _MOST_NAMED)
        told = ", ".join(names[:_MOST_NAMED]) + (more if len(names) > _MOST_NAMED else "")
        self.tell(
            self.tr("Among your recipes: {names}").format(names=told),
            self.tr("The recipe calculator opens them. They lie in {folder}.").format(
                folder=recipes[0].path.parent
            ),
            self.tr("Close"),
            InputState.NORMAL,
        )
