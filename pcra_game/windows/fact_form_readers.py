"""What people type in a form, read into values, and values said as people would type them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from pcra_game.domain.durations import read_duration, read_instant
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.limits import MAX_MINUTES
from pcra_game.domain.typed_numbers import digits_of, is_whole, read_day
from pcra_game.texts import facts as words
from pcra_game.texts.typography import date_fr, duration, fold, instant_label, join_fr, quoted

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: the value that is kept, and its words."""

    value: Any
    label: str


class Reader(Protocol):
    """Reads one field. `read` raises IllegalMoveError with one French sentence."""

    @property
    def name(self) -> str: ...
    def read(self, text: str) -> Any: ...
    def say(self, value: Any) -> str: ...


@dataclass(frozen=True)
class TextReader:
    """Words as they are; `limit` in code points is shown, and refused by the rules.

    `long` texts are sentences: they get a field of several lines.
    """

    name: str
    limit: int
    long: bool = False

    def read(self, text: str) -> str:
        return text

    def say(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class NumberReader:
    """A whole number; nothing is `blank` where the field may be left empty."""

    name: str
    optional: bool
    blank: int | None = None

    def read(self, text: str) -> int | None:
        digits = digits_of(text)
        if not digits:
            if self.optional:
                return self.blank
            raise IllegalMoveError(words.missing(self.name))
        if not (is_whole(digits) and len(digits) <= 9):
            raise IllegalMoveError(words.not_a_number(self.name, text.strip()))
        return int(digits)

    def say(self, value: Any) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class DurationReader:
    """Minutes said as people say them; `none` is the word for a duration that does not exist."""

    name: str
    optional: bool
    none: str = words.NOT_CONCERNED

    def read(self, text: str) -> int | None:
        minutes = read_duration(text)
        if minutes is None and not self.optional:
            raise IllegalMoveError(words.missing(self.name))
        if minutes is not None and minutes > MAX_MINUTES:
            raise IllegalMoveError(words.longer_than_a_year(text))
        return minutes

    def say(self, value: Any) -> str:
        return duration(value, self.none)


@dataclass(frozen=True)
class InstantReader:
    """Minutes after H0, said as H+12 or J+3."""

    name: str
    optional: bool

    def read(self, text: str) -> int | None:
        minutes = read_instant(text)
        if minutes is None and not self.optional:
            raise IllegalMoveError(words.missing(self.name))
        return minutes

    def say(self, value: Any) -> str:
        return "" if value is None else instant_label(value)


@dataclass(frozen=True)
class DateReader:
    """A day typed as 24/11/2026, kept in ISO; after `today` its year may be left out."""

    name: str
    optional: bool
    today: Callable[[], date] | None = None

    def read(self, text: str) -> str | None:
        typed = text.strip()
        if not typed:
            if self.optional:
                return None
            raise IllegalMoveError(words.missing(self.name))
        return read_day(typed, self.today() if self.today is not None else None).isoformat()

    def say(self, value: Any) -> str:
        return date_fr(value) if value else ""


@dataclass(frozen=True)
class ChoiceReader:
    """One of a list. `none` is kept where nothing is typed, unless `required`.

    `free` lets words through that are not in the list. A value may be typed by its words, by
    their beginning where only one line has it, or by its code.
    """

    name: str
    options: Sequence[Option]
    required: bool = True
    none: Any = None
    free: bool = False

    def read(self, text: str) -> Any:
        typed = fold(text)
        if not typed:
            if self.required:
                raise IllegalMoveError(words.missing(self.name))
            return self.none
        exact = self.exact(text)
        if exact is not None:
            return exact.value
        if self.free:
            return text
        begun = [o for o in self.options if fold(o.label).startswith(typed)]
        if len(begun) == 1:
            return begun[0].value
        if begun:
            raise IllegalMoveError(words.several_match(text.strip(), _examples(begun)))
        raise IllegalMoveError(words.not_in_list(self.name, text.strip()))

    def exact(self, text: str) -> Option | None:
        """The line that `text` names in full, by its words or by its code."""
        typed = fold(text)
        by_label = next((o for o in self.options if fold(o.label) == typed), None)
        return by_label or next((o for o in self.options if fold(str(o.value)) == typed), None)

    def say(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        found = next((o.label for o in self.options if o.value == value), None)
        return str(value) if found is None else found


@dataclass(frozen=True)
class ListReader:
    """Several of a list, in order, apart by semicolons."""

    name: str
    one: ChoiceReader

    def read(self, text: str) -> tuple[Any, ...]:
        return tuple(self.one.read(part) for part in text.split(";") if part.strip())

    def say(self, value: Any) -> str:
        return words.SEPARATOR.join(self.one.say(item) for item in value or ())


@dataclass(frozen=True)
class CountsReader:
    """Five numbers: how many showed one, two, three, four, five fingers."""

    name: str

    def read(self, text: str) -> tuple[int, ...]:
        parts = [digits_of(part) for part in text.replace(",", " ").replace(";", " ").split()]
        if len(parts) != 5 or not all(is_whole(part) for part in parts):
            raise IllegalMoveError(words.five_counts(text.strip()))
        return tuple(int(part[:9]) for part in parts)

    def say(self, value: Any) -> str:
        return " ".join(str(n) for n in value or ())


def distinct(options: Sequence[tuple[Any, str]]) -> tuple[Option, ...]:
    """Options whose words differ: where two share them, the code is added to both."""
    seen: dict[str, int] = {}
    for _, label in options:
        seen[fold(label)] = seen.get(fold(label), 0) + 1
    return tuple(
        Option(value, label if seen[fold(label)] == 1 else f"{label} ({value})")
        for value, label in options
    )


def sentence_of(read: Callable[[], object]) -> str:
    """What a reading is refused with; empty where it is understood."""
    try:
        read()
    except IllegalMoveError as error:
        return str(error)
    return ""


def _examples(options: Sequence[Option]) -> str:
    return join_fr(quoted(option.label) for option in options[:_EXAMPLES])
