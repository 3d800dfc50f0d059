"""Finding a calculator by what people call it."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.form import Calculator

_FOLDED = str.maketrans({"·": "", "₁": "1", "₂": "2", "µ": "u", "μ": "u", "×": "x"})


def found(calculators: Sequence[Calculator], wanted: str) -> tuple[Calculator, ...]:
    """Those that hold every word that is looked for, the best first; all, in their order, when nothing is."""
    words = _bare(wanted).split()
    ranked = [(rank, one) for one in calculators if (rank := _rank(one, words)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def _rank(calculator: Calculator, words: Sequence[str]) -> int | None:
    """The sum over the words of how far from the title each stands; None when one stands nowhere."""
    places = (
        (f" {calculator.title}",),
        (f" {word}" for word in calculator.words),
        (f" {field.label}" for field in calculator.fields),
        (f" {calculator.summary}", f" {calculator.topic}", *calculator.formulas),
    )
    texts = [_bare(" ".join(place)) for place in places]
    ranks = [_place(texts, word) for word in words]
    return None if None in ranks else sum(rank for rank in ranks if rank is not None)


def _place(texts: Sequence[str], word: str) -> int | None:
    """Where a word begins with it counts before where one merely holds it."""
    for rank, text in enumerate(texts):
        if f" {word}" in f" {text}":
            return 2 * rank
    return next((2 * rank + 1 for rank, text in enumerate(texts) if word in text), None)


def _bare(text: str) -> str:
    return " ".join(text.casefold().translate(_FOLDED).split())
