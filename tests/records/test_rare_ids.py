"""An id may hold any character that shows as itself, however lately it was added; what does not show is refused and seen."""

from __future__ import annotations

import pytest

from govinfo.errors import InvalidValueError
from govinfo.records import Unit


def test_a_rare_character_may_stand_in_an_id() -> None:
    """Of extension I, which Python 3.11 does not know yet: the same files are read by every Python."""
    assert Unit(id="机\U0002ebf0", name="某局").id == "机\U0002ebf0"


@pytest.mark.parametrize(
    ("id_", "shown"), [("a\u202eb", '"a\\u202eb"'), ("a\U000e0001", '"a\\U000e0001"'), ("a b", '"a b"'), ("\U0002fffe", '"\\U0002fffe"')]
)
def test_what_does_not_show_is_written_as_its_number(id_: str, shown: str) -> None:
    """With as many digits as its mark says: four behind the small one, eight behind the large one."""
    with pytest.raises(InvalidValueError) as caught:
        Unit(id=id_, name="某局")

    assert str(caught.value).endswith(f"got {shown}")
