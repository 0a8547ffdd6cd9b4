"""The tables of the office, and their rows as records."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import models

from govinfo import Records, Rulebook
from govinfo.importing import records_from_rows


class Unit(models.Model):
    """A unit that is assessed."""

    id: models.CharField[str, str] = models.CharField("编号", primary_key=True, max_length=200)
    name: models.CharField[str, str] = models.CharField("名称", max_length=200)

    def __str__(self) -> str:
        """Return what the admin calls it."""
        return self.name


class Item(models.Model):
    """An item of information that a unit sent."""

    id: models.CharField[str, str] = models.CharField("编号", primary_key=True, max_length=200)
    unit: models.ForeignKey[Unit, Unit] = models.ForeignKey(Unit, models.PROTECT, verbose_name="报送单位")
    title: models.CharField[str, str] = models.CharField("标题", max_length=500)
    form: models.CharField[str, str] = models.CharField("信息形式", max_length=50)
    sent: models.DateTimeField[datetime, datetime] = models.DateTimeField("报送时间")

    def __str__(self) -> str:
        """Return what the admin calls it."""
        return self.title


class Adoption(models.Model):
    """An item that a publication adopted."""

    id: models.CharField[str, str] = models.CharField("编号", primary_key=True, max_length=200)
    item: models.ForeignKey[Item, Item] = models.ForeignKey(Item, models.PROTECT, verbose_name="信息")
    publication: models.CharField[str, str] = models.CharField("刊物", max_length=50)
    on: models.DateField[date, date] = models.DateField("采用日期")
    fee: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField("稿费", max_digits=8, decimal_places=2, null=True)

    def __str__(self) -> str:
        """Return what the admin calls it."""
        return f"{self.publication} {self.on}"


def records(rulebook: Rulebook) -> Records:
    """Return what the tables hold as records; a row that is none is told by its number and column."""
    read = records_from_rows("units", Unit.objects.values())
    read += records_from_rows("submissions", Item.objects.values(), {"unit_id": "units", "sent": "submitted_at"}, rulebook=rulebook)
    return read + records_from_rows("adoptions", Adoption.objects.values(), {"item_id": "submission"}, rulebook=rulebook)


def save(read: Records) -> None:
    """Keep the records of a ledger that was imported."""
    for unit in read.units:
        Unit.objects.update_or_create(id=unit.id, defaults={"name": unit.name})
    for item in read.submissions:
        given = {"unit_id": item.units[0].unit, "title": item.title or "", "form": item.form or "", "sent": item.submitted_at}
        Item.objects.update_or_create(id=item.id, defaults=given)
    for one in read.adoptions:
        Adoption.objects.update_or_create(id=one.id, defaults={"item_id": one.submission, "publication": one.publication, "on": one.on})
