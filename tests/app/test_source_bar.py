"""The first screen, and the line that says what is held."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import segmentry
from segmentry.app.views import source

from .visits import few_numbers, held, opened

ROWS = b"age,spend\n" + b"".join(b"%d,%d\n" % (20 + 30 * (i % 2) + i % 5, 90 * (i % 2) + i % 7) for i in range(120))

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    few_numbers(monkeypatch, 3)
    return opened()


def line(page: AppTest) -> str:
    """What the first line of the page says."""
    return re.sub(r"\\(.)", r"\1", page.markdown[0].value)


def test_the_first_screen_offers_a_file_and_samples_with_a_sentence_each(page: AppTest) -> None:
    assert not page.exception
    assert page.title[0].value == "Segmentry"
    assert "or zipped, up to 200 MB" in page.file_uploader(key="upload").label
    captions = [caption.value for caption in page.caption]
    for name, about in source.SAMPLES.items():
        assert page.button(key=f"sample_{name}").label == f"Open {name}"
        assert about in captions
    assert r"**A result\, made up**" in [text.value for text in page.markdown]


def test_the_line_and_the_result_are_of_the_same_table(page: AppTest) -> None:
    page.file_uploader(key="upload").upload("customers.csv", ROWS).run()
    assert not page.exception
    assert line(page) == "**customers.csv**, 120 customers"
    page.button(key="sample_bank").click().run()
    assert not page.exception
    assert line(page) == "**bank sample**, 2,000 customers"
    assert held(page).shown.table.name == "bank sample"
    assert page.file_uploader(key="upload-1").value is None, "the file of before is forgotten"
    assert not any(box.key == "read_delimiter" for box in page.selectbox), "a sample is read as it is"
    page.file_uploader(key="upload-1").upload("others.csv", ROWS).run()
    assert line(page) == "**others.csv**, 120 customers"


def test_how_a_file_is_read_can_be_told(page: AppTest) -> None:
    lines = "age;income\n" + "".join(f"{20 + 30 * (i % 2)},{i:03d};{100 * (i % 2)},{i:03d}\n" for i in range(100, 160))
    page.file_uploader(key="upload").upload("customers.csv", lines.encode()).run()
    first = held(page).shown.recipe.steps[0].centre
    page.selectbox(key="read_decimal").select("point 1,234.5").run()
    assert not page.exception
    work = held(page).shown
    assert work.recipe.steps[0].centre == pytest.approx(1000 * first)
    assert work.plan.decimal == "."
    page.file_uploader(key="upload").upload("customers.csv", ROWS).run()  # another file is another matter
    assert held(page).plan.decimal == "auto"


def test_a_model_is_not_taken_for_a_table(page: AppTest, tmp_path: Path) -> None:
    segmentation = segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=2, k_max=2))
    segmentation.save(tmp_path / "model.json")
    page.file_uploader(key="upload").upload("model.json", (tmp_path / "model.json").read_bytes()).run()
    [error] = page.error
    assert "model.json is a model of Segmentry" in re.sub(r"\\(.)", r"\1", error.value)
    assert "Label new customers" in error.value


def test_a_table_is_held_while_another_file_takes_its_place(page: AppTest) -> None:
    page.file_uploader(key="upload").upload("customers.csv", ROWS).run()
    visitor = held(page)
    source = visitor.source
    page.file_uploader(key="upload").set_value(None).run()  # as the browser says between two files
    assert not page.exception
    assert visitor.source is source
    assert line(page) == "**customers.csv**, 120 customers"
