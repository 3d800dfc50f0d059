"""One window per data folder: a second start hands its files to the first and raises it.

The store's lock is what keeps two programs from writing; this only finds the window that holds it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500
_TRIES, _BETWEEN_TRIES_MS = 10, 200
_LONGEST_MESSAGE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Summons:
    """A second start asks to be shown these files."""

    files: tuple[Path, ...]


def server_name(data_folder: Path) -> str:
    """The local server's name for a data folder; different folders never meet."""
    digest = hashlib.sha256(str(data_folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return f"protocolapp-{digest[:24]}"


def call_first(data_folder: Path, files: tuple[Path, ...]) -> bool:
    """Hand the files to the window that is open on this folder. False when there is none, or it does not answer."""
    return bool(_call(data_folder, files))


def call_holder(data_folder: Path, files: tuple[Path, ...]) -> bool:
    """The same while another program holds the data: it may just be starting, too, and not listen yet."""
    for _ in range(_TRIES):
        heard = _call(data_folder, files)
        if heard is not None:
            return heard
        loop = QEventLoop()
        QTimer.singleShot(_BETWEEN_TRIES_MS, loop, loop.quit)
        loop.exec()
    return False


def _call(data_folder: Path, files: tuple[Path, ...]) -> bool | None:
    """Whether it answered; None when nobody listens."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(data_folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return None
    socket.write(json.dumps([str(file) for file in files]).encode("ascii") + b"\n")
    heard = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS * 4)
    socket.disconnectFromServer()
    return heard


class Doorkeeper(QObject):
    """Listens for second starts, for who holds the data; summoned carries a Summons."""

    summoned = Signal(object)

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        name = server_name(data_folder)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a program that was killed
            self._server.listen(name)

    def _receive(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_MESSAGE:
                socket.abort()
            return
        files = _files(bytes(socket.readLine(_LONGEST_MESSAGE).data()))
        socket.write(b"ok\n")
        socket.flush()
        self.summoned.emit(Summons(files))


def _files(line: bytes) -> tuple[Path, ...]:
    try:
        names = json.loads(line)
    except ValueError:
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str))
