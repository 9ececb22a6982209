import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GridError
from geo.geodesy import distance_km
from geo.grid import digits_for, format_mgrs, parse_mgrs, plain_mgrs


@given(st.floats(34, 71), st.floats(-11, 59), st.integers(1, 5))
def test_round_trip_within_a_square(latitude: float, longitude: float, digits: int) -> None:
    reference = format_mgrs(latitude, longitude, digits)
    found = parse_mgrs(reference)
    assert distance_km(latitude, longitude, found.latitude, found.longitude) <= found.side_km * 0.75


def test_known_reference() -> None:
    found = parse_mgrs("36U UA 2448 9137")
    assert found.side_km == pytest.approx(0.01)
    assert distance_km(found.latitude, found.longitude, 50.45, 30.52) < 1.5


def test_spaces_and_case_do_not_matter() -> None:
    assert parse_mgrs("36uua24489137") == parse_mgrs("36U UA 2448 9137")
    assert parse_mgrs("36U UA 24 48 91 37") == parse_mgrs("36U UA 2448 9137") == parse_mgrs("36U UA 24489137")


def test_other_scripts_are_made_plain() -> None:
    assert plain_mgrs("３６Ｕ　ＵＡ\u00a024 91") == "36U UA 24 91"
    assert plain_mgrs("36U UA 24 91") == "36U UA 24 91"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("36U UA", "100 km"),
        ("36U UA 123", "same number"),
        ("36U UA 123 45678", "easting of 123 and a northing of 45678"),
        ("36U UA 12 3456", "differ in length"),
        ("36U UA 1 2345 6", "two equal halves"),
        ("36U IA 12 34", "no MGRS"),
        ("61U UA 12 34", "zone 61"),
        ("36U AA 12 34", "square"),
        ("36T UA 11 11", "band T"),
        ("1C AA 1 1", "zone 1"),
        ("Kyiv", "no MGRS"),
        ("", "no MGRS"),
    ],
)
def test_refuses(text: str, part: str) -> None:
    with pytest.raises(GridError, match=part):
        parse_mgrs(text)


def test_outside_the_grid() -> None:
    with pytest.raises(GridError, match="outside"):
        format_mgrs(85, 0)


def test_digits_follow_precision() -> None:
    assert [digits_for(km) for km in (25, 10, 1, 0.1, 0.0001)] == [1, 1, 2, 3, 5]


def test_distance_against_a_known_geodesic() -> None:
    """Karney (2013), table 2: from 40° N 0° E on azimuth 30°, 10,000 km lead to 41.79331020506° N 137.84490004377° E."""
    assert distance_km(40, 0, 41.79331020506, 137.84490004377) == pytest.approx(10_000, abs=1e-6)
