"""Names of months as spreadsheets and people write them in English, French, Ukrainian, German, Polish and others."""

from __future__ import annotations

import re

_FULL = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "január február március április május június július augusztus szeptember október november december",
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "ledna února března dubna května června července srpna září října listopadu prosince",
)
_SHORT = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jan feb mrz apr mai jun jul aug sep okt nov dez",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "ian feb mar apr mai iun iul aug sept oct nov dec",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "jan febr márc ápr máj jún júl aug szept okt nov dec",
    "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "i ii iii iv v vi vii viii ix x xi xii",
)


def _numbers() -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for names in (*_FULL, *_SHORT):
        for number, name in enumerate(names.split(), start=1):
            found.setdefault(name.casefold(), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


_NUMBERS = _numbers()
"""Number of each month by its name; a name that two languages give to different months is left out."""

_WORD = re.compile(r"[^\W\d_]+")


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names, in any case; None if it names none, or different ones.

    Examples
    --------
    >>> month_of("Juil"), month_of("липня"), month_of("listopad")
    (7, 7, None)
    """
    folded = word.casefold().rstrip(".").replace("i̇", "i")
    return _NUMBERS.get(folded) if _WORD.fullmatch(folded) else None
