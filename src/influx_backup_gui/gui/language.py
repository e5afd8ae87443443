"""The language of the window: that of the system, or one that a person chose. It takes effect at the next start."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from influx_backup_gui.gui import engine_words

# Codes of languages and what they call themselves; English is what the sources are written in.
LANGUAGES = {"en": "English", "de": "Deutsch"}


def spoken(chosen: str) -> str:
    """The code of the language to speak: the chosen one, else the system's first one that is known, else English."""
    if chosen in LANGUAGES:
        return chosen
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def use_language(application: QCoreApplication, chosen: str) -> str:
    """Speak from now on; answers the code. Call it before the first text is made.

    Numbers and dates follow the system where its language is spoken (a Swiss keeps Swiss numbers), else the language.
    """
    code = spoken(chosen)
    if QLocale.system().name().split("_")[0] != code:
        QLocale.setDefault(QLocale(code))
    engine_words.use(code)
    if code == "en":
        return code
    folder = resources.files("influx_backup_gui.gui") / "translations"
    own, qt = QTranslator(application), QTranslator(application)
    own.load(str(folder / f"influx_backup_{code}.qm"))
    application.installTranslator(own)
    # The words of Qt's own dialogs.
    if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    return code
