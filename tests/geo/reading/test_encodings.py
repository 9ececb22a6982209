"""A code page is known by names and letters; text that was encoded twice is mended."""

from __future__ import annotations

import pytest

from geo.reading.mojibake import mended
from geo.reading.text import decode, lossless


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1250", "Žižkova brigáda, Příbram, ústřední sklad"),
        ("cp1250", "Říčany"),
        ("cp1250", "Nyíregyháza, Győr, tüzérség, ellátó zászlóalj"),
        ("cp1250", "Rzeszów"),
        ("cp1250", "Brigada Constanţa, Iaşi, Târgu Mureş"),
        ("cp1250", "Rzeszów, Győr, Plzeň, Košice"),
        ("cp1257", "Šiauliai, Panevėžys, pėstininkų brigada „Geležinis Vilkas“"),
        ("cp1257", "Ādaži, Rēzekne, kājnieku brigāde"),
        ("cp1257", "Võru, Pärnu, jalaväebrigaad, Jõhvi"),
        ("cp1254", "Eskişehir, İzmir, mekanize piyade tugayı"),
        ("cp1253", "Θεσσαλονίκη, Λάρισα, μηχανοκίνητη ταξιαρχία"),
        ("cp1251", "Штаб сил у місті Вінниця"),
        ("cp1251", "склад группировки"),
        ("cp1252", "Jägerbataillon Münster, Führung"),
        ("cp1252", "Skövde pansarregemente, Luleå"),
        ("cp1252", "a range – of the “unit”"),
        ("iso8859_2", "Węzeł logistyczny w Rzeszowie; Łódź, święto"),
        ("cp852", "Žižkova brigáda, Příbram, ústřední sklad"),
        ("cp850", "Français à l'état-major, Besançon"),
        ("cp866", "штаб группировки, склад в городе"),
        ("koi8_u", "Штаб сил у місті Вінниця, Україна"),
        ("mac_roman", "Français à l'état-major, Besançon"),
    ],
)
def test_code_pages(codec: str, text: str) -> None:
    data = f"source_id;title\ns1;{text}\n".encode(codec)
    found, _, findings = decode(data)
    assert text in found
    assert [f.code for f in findings] == ["encoding"]
    bom, written, again = lossless(data)
    assert bom + again.encode(written, "surrogateescape") == data


def test_the_countries_of_a_plan_decide() -> None:
    row = "x,Geležinis vilkas brigada,{}\n"
    assert [f.code for f in decode(row.format("").encode("cp1257"))[2]] == ["encoding-unsure"]
    text, _, findings = decode(row.format("LTU").encode("cp1257"))
    assert ("Geležinis" in text, [f.code for f in findings]) == (True, ["encoding"])


def test_two_likely_readings_are_both_told() -> None:
    (finding,) = decode("x,Műszaki\n".encode("cp1250"))[2]
    assert (finding.code, finding.severity) == ("encoding-unsure", "warning")
    assert "Műszaki" in finding.message
    assert finding.message.count("“x,M") == 2


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_wide_encodings_are_read_and_written_back(codec: str) -> None:
    data = "source_id,title\ns1,Rzeszów\n".encode(codec)
    assert "s1,Rzeszów" in decode(data)[0]
    bom, written, text = lossless(data)
    assert bom + text.encode(written) == data


@pytest.mark.parametrize("codec", ["cp1252", "cp1250", "cp1251", "cp1254", "cp1257"])
@pytest.mark.parametrize("word", ["Rzeszów", "Вінниця", "Žilina", "Győr", "the “unit” – x"])
def test_what_was_encoded_twice_is_mended(word: str, codec: str) -> None:
    twice = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in word.encode())
    assert mended(twice) == word


@pytest.mark.parametrize(
    "word",
    ["Rzeszów", "Рівне", "Сєвєродонецьк", "Сі", "Žďár", "Đà Nẵng", "Αθήνα", "São Paulo", "İzmir", "Ärzte", "ÂÄ", "Đ"],
)
def test_what_was_encoded_once_stays(word: str) -> None:
    assert mended(word) is None


def test_three_times_is_mended_too() -> None:
    assert mended("Rzeszów".encode().decode("cp1252").encode().decode("cp1252")) == "Rzeszów"
