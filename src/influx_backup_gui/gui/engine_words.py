"""Sentences of the layers below in the person's language.

They come with names and numbers filled in, so they are compared with templates ("There is no repository {0}.") that
`make translations` collects from the sources. What fits none stays as it is: better English than a guess.
What is counted ("{0} days", "1 day") may have a second form behind a bar ("{0} Tage|{0} Tagen"), which a translation
asks for by {0|2}.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QLocale

_SLOT = re.compile(r"\{(\d+)\}")
_SLOT_OF_FORM = re.compile(r"\{(\d+)(\|2)?\}")
_COUNTED = re.compile(r"([\d,]+(?:\.\d+)?(?: [kMGT])?) ([a-z ]+?)( \d+ h)?")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)")
_NUMBER = re.compile(r"(?<![\w.,:-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,:-])\d+\.\d+(?= [kMGT]?[a-zA-Z])")
_WORD = re.compile(r"[a-z]{3}")


@dataclass
class _Language:
    """Template -> translation, in lists by the first letter of the template ("" where a slot comes first)."""

    templates: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    counted: dict[str, list[str]] = field(default_factory=dict)  # "1 day", "{0} days" -> its forms
    point: str = "."
    group: str = ","


_spoken = _Language()


def use(code: str) -> None:
    """Speak this language from now on ("en": as the engine does)."""
    _spoken.templates, _spoken.counted, _spoken.point, _spoken.group = {}, {}, ".", ","
    translated.cache_clear()
    if code == "en":
        return
    locale = QLocale()
    _spoken.point, _spoken.group = locale.decimalPoint(), locale.groupSeparator()
    source = resources.files("influx_backup_gui.gui") / "translations" / f"engine_{code}.json"
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    told = json.loads(source.read_text(encoding="utf-8"))
    for one in told:
        many = f"{{0}} {one[2:]}s"
        if one.startswith("1 ") and many in told:
            _spoken.counted |= {one: told[one].split("|"), many: told[many].split("|")}
    for template, said in told.items():
        if template in _spoken.counted:
            continue  # only with a number: "{0} rows" fits too much
        found["" if template.startswith("{") else template[0]].append((template, said))
    for several in found.values():
        # What says more comes first: "{0} of {1} rows" before "{0}".
        several.sort(key=lambda pair: len(_SLOT.sub("", pair[0])), reverse=True)
    _spoken.templates = found


@lru_cache(maxsize=4096)
def translated(text: str) -> str:
    """The text in the person's language; several sentences one by one."""
    if not _spoken.templates or not text:
        return text
    number = _counted(text, 0)
    if number is not None:
        return number
    sentences = _SENTENCES.split(text)
    said, at, strange = [], 0, False
    while at < len(sentences):
        # A template may hold several sentences: the longest that fits is meant.
        for end in range(len(sentences), at, -1):
            fitting = _fitting(" ".join(sentences[at:end]), _pattern)
            if fitting is not None:
                said.append(fitting)
                at = end
                break
        else:
            said.append(figures(sentences[at]))
            at, strange = at + 1, True
    # Some templates are filled with whole sentences.
    whole = _fitting(text, _pattern_of_sentences) if strange else None
    return " ".join(said) if whole is None else whole


def _fitting(text: str, pattern: Callable[[str], re.Pattern[str]]) -> str | None:
    for several in (_spoken.templates.get(text[:1], ()), _spoken.templates.get("", ())):
        for template, said in several:
            match = pattern(template).fullmatch(text)
            if match:
                return _filled(said, dict(zip(_SLOT.findall(template), match.groups(), strict=True)))
    return None


def _filled(said: str, values: dict[str, str]) -> str:
    return _SLOT_OF_FORM.sub(lambda slot: _value(values[slot[1]], int(bool(slot[2]))), said)


def _counted(text: str, form: int) -> str | None:
    """`1,204 rows` or `2 days 3 h` in the form that is asked for, or in the only one; None for anything else."""
    match = _COUNTED.fullmatch(text)
    if match is None:
        return None
    number, noun, hours = match.groups()
    forms = _spoken.counted.get(f"{number} {noun}") or _spoken.counted.get(f"{{0}} {noun}")
    return forms[min(form, len(forms) - 1)].replace("{0}", figures(number)) + (hours or "") if forms else None


def _value(text: str, form: int) -> str:
    """What stands in a slot may be a sentence or a number itself; names stay as they are."""
    number = _counted(text, form)
    if number is not None:
        return number
    return translated(text) if _WORD.search(text) and not text.startswith(("'", '"', "/")) else figures(text)


def figures(text: str) -> str:
    """1,204 and 1.5 MB with the separators of the language."""
    points = str.maketrans({".": _spoken.point, ",": _spoken.group})
    return _NUMBER.sub(lambda m: m[0].translate(points), text)


@lru_cache(maxsize=2048)
def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template whose slots hold less than a sentence."""
    return re.compile(r"((?:(?![.!?]\s).)+?)".join(_pieces(template)), re.DOTALL)


@lru_cache(maxsize=2048)
def _pattern_of_sentences(template: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(_pieces(template)), re.DOTALL)


def _pieces(template: str) -> list[str]:
    return [re.escape(piece) for piece in _SLOT.split(template)[::2]]
