"""Qt in French: its own translation, and the words that it lacks."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from pcra_game.texts.qt_words import MISSING


class MissingWords(QTranslator):
    """Gives the words of Qt's widgets that Qt itself does not translate, or leaves in English."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - the name that Qt gives it
        disambiguation: str | None = None,  # noqa: ARG002 - one word has one meaning here
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        return MISSING.get((context, sourceText))


def speak_french(application: QCoreApplication) -> tuple[QObject, ...]:
    """Give Qt's buttons, menus and dialogs their French words; gives the translators, in use."""
    french = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if french.load("qtbase_fr", folder):
        application.installTranslator(french)
    # The last one is asked first: the French of Qt repeats some English words as its own.
    missing = MissingWords(application)
    application.installTranslator(missing)
    return missing, french
