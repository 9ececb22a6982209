"""Which Host and Origin a server takes for its own."""

import pytest

from dashboard.server.doors import AddressError, Doors, base_path, door_at, loopback

OWN = Doors(loopback(8501))
BEHIND = Doors(loopback(8501, "/posture"), door_at("https://staff.example/posture"))
HERE, THERE = "http://127.0.0.1:8501", "https://staff.example"


@pytest.mark.parametrize(
    ("doors", "hosts", "origins"),
    [
        (OWN, ["127.0.0.1:8501"], [HERE]),
        (OWN, ["localhost:8501"], ["http://localhost:8501"]),
        (OWN, ["LOCALHOST:8501"], ["http://localhost:8501"]),
        (BEHIND, ["127.0.0.1:8501"], [HERE]),
        (BEHIND, ["127.0.0.1:8501"], [THERE]),
        (BEHIND, ["staff.example"], [THERE]),
        (BEHIND, ["staff.example:443"], [THERE]),
    ],
)
def test_its_own_pages_are_let_in(doors, hosts, origins):
    assert doors.lets_in(hosts, origins, needs_origin=True)
    assert doors.lets_in(hosts, [], needs_origin=False)


@pytest.mark.parametrize("doors", [OWN, BEHIND])
@pytest.mark.parametrize(
    ("hosts", "origins"),
    [
        ([], []),
        ([""], []),
        (["evil.example"], []),
        (["evil.example:8501"], ["http://evil.example:8501"]),
        (["127.0.0.1"], []),
        (["127.0.0.1:80"], []),
        (["127.0.0.1:8502"], []),
        (["127.0.0.1.:8501"], []),
        (["127.0.0.1:8501", "evil.example"], []),
        (["127.0.0.1:8501 "], []),
        (["user@127.0.0.1:8501"], []),
        (["0.0.0.0:8501"], []),
        (["staff.example.evil.example"], []),
        (["127.0.0.1:8501"], ["null"]),
        (["127.0.0.1:8501"], [""]),
        (["127.0.0.1:8501"], ["http://localhost:8501"]),
        (["127.0.0.1:8501"], ["http://127.0.0.1:9999"]),
        (["127.0.0.1:8501"], ["https://127.0.0.1:8501"]),
        (["127.0.0.1:8501"], ["http://evil.example"]),
        (["127.0.0.1:8501"], [HERE, "http://evil.example"]),
        (["127.0.0.1:8501"], [f"{HERE}/"]),
        (["staff.example"], ["http://staff.example"]),
    ],
)
def test_whatever_is_foreign_is_not(doors, hosts, origins):
    assert not doors.lets_in(hosts, origins, needs_origin=False)


def test_what_a_browser_sends_with_an_origin_is_not_let_in_without_one():
    assert not OWN.lets_in(["127.0.0.1:8501"], [], needs_origin=True)


def test_a_proxy_s_name_is_foreign_without_the_proxy():
    assert not OWN.lets_in(["staff.example"], [], needs_origin=False)


def test_a_door_says_its_address():
    door = door_at("https://Staff.Example/posture/")
    assert (door.url, door.origin) == ("https://staff.example/posture/", "https://staff.example")
    assert door_at("http://[::1]:8501").hosts == {"[::1]:8501"}


@pytest.mark.parametrize(
    "text",
    ["", "staff.example", "ftp://staff.example", "https://", "https://a:b@staff.example", "https://staff.example?x=1",
     "https://staff.example/#x", "https://staff.example:99999", "https://staff.example/a b", "https://staff.example/../x",
     "https://штаб.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    with pytest.raises(AddressError):
        door_at(text)


@pytest.mark.parametrize(("text", "path"), [("", ""), ("/", ""), ("posture", "/posture"), ("//a//b/", "/a/b")])
def test_a_path_has_one_form(text, path):
    assert base_path(text) == path
