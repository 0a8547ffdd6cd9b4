"""The office's application: a ledger goes in, scores, reasons and papers come out."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from office.models import Adoption, Item, Unit

LEDGER = (
    "2024年信息采用台账,,,,,\n"
    "序号,报送单位,信息标题,报送日期,采用刊物,采用日期\n"
    "1,农业局,春耕备耕进展,2024年3月5日,《政务》,2024-3-8\n"
    "2,水利局,防汛准备,2024年3月6日,,\n"
)
MAP = """
units = "as-named"
[[table]]
heading = 2
time = "09:00"
[table.columns]
"序号" = "-"
"报送单位" = "报送.报送单位"
"信息标题" = "报送.标题"
"报送日期" = "报送.报送时间"
"采用刊物" = "采用.刊物"
"采用日期" = "采用.采用日期"
[table.given]
"报送.信息形式" = "单条信息"
"""


@pytest.fixture(scope="module", autouse=True)
def _tables() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)


@pytest.fixture
def client() -> Client:
    """Return a browser of a clerk who may import."""
    for rows in (Adoption.objects, Item.objects, Unit.objects, User.objects):
        rows.all().delete()
    browser = Client()
    browser.force_login(User.objects.create_superuser("li"))
    return browser


def imported(client: Client, text: str) -> str:
    """Return the page that answers a ledger, empty where it was taken."""
    answer = client.post("/import", {"file": SimpleUploadedFile("台账.csv", text.encode()), "columns": MAP})
    return answer.content.decode()


def test_a_ledger_becomes_rows_scores_reasons_and_papers(client: Client) -> None:
    """A single item in Zhengwu is worth ten points and twenty yuan."""
    assert imported(client, LEDGER) == ""
    assert [(item.title, item.form) for item in Item.objects.order_by("id")] == [("春耕备耕进展", "item"), ("防汛准备", "item")]

    scores = client.get("/2024-Q1/scores").json()["scores"]
    assert [(row["name"], row["points"], row["yuan"]) for row in scores] == [("农业局", "10", "20.00"), ("水利局", "0", "0.00")]
    page = client.get("/2024-Q1/why/农业局").content.decode()
    assert '<html lang="zh-CN">' in page
    assert "《政务》" in page or "政务" in page
    assert '<html lang="en">' in client.get("/2024-Q1/why/农业局", headers={"accept-language": "en-GB"}).content.decode()
    for kind in ("docx", "xlsx"):
        assert zipfile.ZipFile(BytesIO(client.get(f"/2024-Q1/circular.{kind}").content)).testzip() is None


def test_a_ledger_with_wrong_cells_is_not_taken_and_every_cell_is_told(client: Client) -> None:
    """On the page of the import, in the language of the clerk; nothing of it is kept."""
    page = imported(client, LEDGER.replace("《政务》", "《内参》").replace("2024-3-8", "昨天"))

    assert "台账.csv E3 (采用刊物): 办法没有刊物" in page
    assert "台账.csv F3 (采用日期): 应为日期" in page
    assert Item.objects.count() == 0


def test_nobody_and_strangers(client: Client) -> None:
    """A unit that is not there is not found; who is not of the staff does not import."""
    imported(client, LEDGER)

    assert client.get("/2024-Q1/why/财政局").status_code == 404
    assert Client().get("/import").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_the_glue_stays_small() -> None:
    """What an application alone can know: at most a hundred and twenty lines."""
    files = sorted(Path(__file__).with_name("office").glob("*.py"))
    code = [
        line
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip() and not line.strip().startswith(('"""', "#"))
    ]

    assert len(code) <= 120
