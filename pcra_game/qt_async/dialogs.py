"""Waiting for a person without stopping the rest: a dialog is opened, never executed."""

import asyncio

from PySide6.QtWidgets import QDialog


async def answer(dialog: QDialog) -> bool:
    """Open a dialog and wait; True when it was accepted. It is gone with the next event.

    What it holds may still be read right after.
    """
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def done(result: int) -> None:
        if not ended.done():
            ended.set_result(result)

    dialog.finished.connect(done)
    dialog.open()
    try:
        return await ended == QDialog.DialogCode.Accepted
    finally:
        dialog.finished.disconnect(done)
        dialog.close()
        dialog.deleteLater()
