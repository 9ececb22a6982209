import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import SidcError
from geo.sidc import check_sidc, hub_sidc, identity, node_sidc, unit_sidc, with_status
from geo.symbols import is_drawable, symbol_svg
from geo.terms import ECHELON, FUNCTION, HUB_KIND, LEVEL

UNITS = st.builds(unit_sidc, st.sampled_from(FUNCTION.codes), st.sampled_from(ECHELON.codes))


@given(UNITS)
def test_units_are_friends_of_twenty_digits(sidc: str) -> None:
    assert check_sidc(sidc) == sidc
    assert len(sidc) == 20
    assert identity(sidc) == "3"


@given(UNITS, st.booleans())
def test_status_changes_one_digit(sidc: str, planned: bool) -> None:
    changed = with_status(sidc, planned=planned)
    assert [i for i, (a, b) in enumerate(zip(sidc, changed, strict=True)) if a != b] in ([], [6])
    assert with_status(changed, planned=False) == sidc


@pytest.mark.parametrize("sidc", [unit_sidc(f, e) for f in FUNCTION.codes for e in ("battalion", "team")])
def test_milsymbol_knows_every_function(sidc: str) -> None:
    assert is_drawable(sidc)


@pytest.mark.parametrize("sidc", [*map(hub_sidc, HUB_KIND.codes), *map(node_sidc, LEVEL.codes)])
def test_milsymbol_knows_every_hub_and_node(sidc: str) -> None:
    assert is_drawable(sidc)


def test_every_function_and_kind_looks_different() -> None:
    pictures = {symbol_svg(unit_sidc(f, "battalion")) for f in FUNCTION.codes}
    assert len(pictures) == len(FUNCTION.codes)
    assert len({symbol_svg(hub_sidc(k)) for k in HUB_KIND.codes}) == len(HUB_KIND.codes)


def test_planned_is_drawn_with_dashes() -> None:
    sidc = unit_sidc("infantry", "battalion")
    assert "stroke-dasharray" not in symbol_svg(sidc)
    assert "stroke-dasharray" in symbol_svg(with_status(sidc, planned=True))


def test_milsymbol_refuses_an_unknown_entity() -> None:
    assert not is_drawable("10031000169999990000")


@pytest.mark.parametrize("text", ["", "1003", "1.0031E+19", "1003100016121100000X", "100310001612110000001"])
def test_refuses(text: str) -> None:
    with pytest.raises(SidcError):
        check_sidc(text)


def test_unknown_term() -> None:
    with pytest.raises(SidcError, match="no function"):
        unit_sidc("knights", "battalion")
