"""A thing that moved between two states: a status, a figure or a sentence, with both values and the cause."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.narrative.russian import Noun, agreed, counted

STATUS, FIGURE, SENTENCE = "статус", "показатель", "предложение"
DATA, METHOD, CODE, OTHER = "данные", "методика", "программа", "дата или шаблон"
UNKNOWN = "не разделяется"
_NOUNS = {
    STATUS: Noun("вывод о школе", "вывода о школах", "выводов о школах"),
    FIGURE: Noun("показатель", "показателя", "показателей"),
    SENTENCE: Noun("предложение", "предложения", "предложений"),
}
_UNMOVED = {
    STATUS: "Выводы о школах не изменились.",
    FIGURE: "Показатели не изменились.",
    SENTENCE: "Текст не изменился.",
}


@dataclass(frozen=True)
class Move:
    """``where`` is a school or a document, ``what`` names the figure, ``code`` its code where it has one.

    An empty ``before`` means that it came, an empty ``after`` that it went.
    """

    kind: str
    where: str
    what: str
    before: str
    after: str
    code: str = ""
    cause: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What is the same in both states."""
        return (self.kind, self.where, self.code or self.what)

    def because(self, cause: str) -> Move:
        """Return the move with its cause."""
        return replace(self, cause=cause)


def headline(kind: str, number: int) -> str:
    """Return «Изменилось 3 показателя:», or the sentence that nothing of the kind moved."""
    if not number:
        return _UNMOVED[kind]
    singular = "Изменилось" if kind == SENTENCE else "Изменился"
    return f"{agreed(number, singular, 'Изменилось')} {counted(number, _NOUNS[kind])}:"
