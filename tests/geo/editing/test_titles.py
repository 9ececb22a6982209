"""Another title in a plan.toml, and not a byte more."""

from __future__ import annotations

import pytest

from geo.editing.titles import with_title


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('title = "A"  # mine\r\nview = "x"\r\n', 'title = "N"\r\nview = "x"\r\n'),
        ("view = 'x'\n", "title = \"N\"\nview = 'x'\n"),
        ("", 'title = "N"\n'),
        ('\ufefftitle = "A"\n', '\ufefftitle = "N"\n'),
        ('view = "x"\n[marking]\ntitle = "other"\n', 'title = "N"\nview = "x"\n[marking]\ntitle = "other"\n'),
        ('description = """\ntitle = "A"\n"""\ntitle = "A"\n', 'description = """\ntitle = "A"\n"""\ntitle = "N"\n'),
    ],
)
def test_the_title_alone_is_replaced(before: str, after: str) -> None:
    assert with_title(before.encode(), "N") == after.encode()


def test_any_title_is_read_back() -> None:
    assert with_title(b"", 'a "b" \\ \n \x7f ї') == 'title = "a \\"b\\" \\\\ \\n \\u007f ї"\n'.encode()


@pytest.mark.parametrize("before", [b"title = ", b"\xff", b'title = """a\nb"""\n'])
def test_a_file_that_cannot_be_changed_safely_is_left(before: bytes) -> None:
    assert with_title(before, "N") is None
