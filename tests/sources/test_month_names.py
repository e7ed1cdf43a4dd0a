"""Dates with the names of months in other languages, as engines and Python read them."""

from datetime import datetime

import pandas as pd
import pytest

import segmentry

#: The months as they are written in full.
YEARS = {
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Swedish": "januari februari mars april maj juni juli augusti september oktober november december",
    "Danish": "januar februar marts april maj juni juli august september oktober november december",
    "Norwegian": "januar februar mars april mai juni juli august september oktober november desember",
    "Czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "Turkish": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "Hungarian": "január február március április május június július augusztus szeptember október november december",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize("language", YEARS)
@pytest.mark.parametrize("form", ["{day} {month} 2024", "{day:02d}. {month} 2024 10:31", "{day}-{month}-24"])
def test_months_are_read_by_their_names(language: str, form: str) -> None:
    months = YEARS[language].split()
    cells = [form.format(day=day, month=month) for day, month in zip((3, 14, 25) * 4, months, strict=True)]
    table = segmentry.read(pd.DataFrame({"when": cells, "x": range(12)}))
    clock = (10, 31) if ":" in form else (0, 0)
    days = [datetime(2024, month, day, *clock) for month, day in zip(range(1, 13), (3, 14, 25) * 4, strict=True)]
    assert table.rows.collect(["when"]).column(0).to_pylist() == days


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("17 mars 2022 à 14:03", 14),
        ("17. März 2022 um 14:03 Uhr", 14),
        ("17 de marzo de 2022 a las 14:03", 14),
        ("March 17th, 2022 2:03 PM", 14),
        ("17 Mar 2022, 2:03pm", 14),
        ("17/03/2022 02:03 p. m.", 14),
        ("2022-03-17 오전 2:03", 2),
        ("2022/03/17 下午 2:03", 14),
    ],
)
def test_times_are_read_with_the_words_beside_them(cell: str, hour: int) -> None:
    table = segmentry.read(pd.DataFrame({"when": [cell] * 5, "x": range(5)}))
    assert table.rows.collect(["when"]).column(0)[0].as_py() == datetime(2022, 3, 17, hour, 3)


def test_words_that_begin_like_months_are_no_dates() -> None:
    table = segmentry.read(
        pd.DataFrame({"what": ["1 Marmalade 2024", "2 Julep 2024", "3 Octopus 2024", "4 Soda 2024"]})
    )
    assert table.types["what"] == "text"
