"""What keeps links: their tokens, their files, and what becomes of a bad one."""

from __future__ import annotations

import json
import os
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import key
from dashboard.links import registry
from dashboard.links.link import Link, LinkError, LinkRefusedError
from dashboard.links.registry import KEPT, LONGEST_LABEL, Links
from dashboard.links.watched import LOOKS, WatchedLinks
from geo.editing.folder_store import FolderStore
from geo.scene.scope import WHOLE, LinkScope
from tests.conftest import PlanMaker

LATER = datetime.now(UTC) + timedelta(days=1)
SCOPE = LinkScope(("a",), ("units",), -168.0, None)


@pytest.fixture
def links(tmp_path: Path) -> Links:
    return Links(tmp_path / "links", b"k" * 32)


@pytest.fixture
def store(make_plan: PlanMaker) -> FolderStore:
    return FolderStore(make_plan(placements=[{}]))


def made(links: Links, store: FolderStore, **options: object) -> Link:
    wanted = {"kind": "view", "scope": SCOPE, "expires": LATER} | options
    return links.make(store, **wanted)  # type: ignore[arg-type]


def why(links: Links, token: str) -> str:
    with pytest.raises(LinkRefusedError) as refused:
        links.admit(token)
    return refused.value.why


def test_a_token_gives_its_link_to_every_process_of_the_user(links: Links, store: FolderStore) -> None:
    link = made(links, store, label=" for\tthe  hosts " + "x" * 200)
    assert Links(links.folder, links.key).admit(links.token(link)) == link
    assert link.label.startswith("for the hosts x")
    assert len(link.label) == LONGEST_LABEL
    assert link.plan == store.id


def test_no_other_token_gives_one(links: Links, store: FolderStore) -> None:
    link, other = made(links, store), made(links, store)
    token = links.token(link)
    stolen = Links(links.folder, b"x" * 32).token(link)
    for bad in (stolen, f"{other.id}{token[20:]}", token + "A", token.upper(), "", ".", f"../{token}", token + "\n"):
        assert why(links, bad) == "unknown", bad


def test_an_expired_and_a_revoked_link_say_so(links: Links, store: FolderStore) -> None:
    expired, revoked = made(links, store, expires=datetime.now(UTC)), made(links, store)
    links.revoke(revoked.id)
    links.revoke(revoked.id)
    assert why(links, links.token(expired)) == "expired"
    assert why(links, links.token(revoked)) == "revoked"
    assert {link.revoked for link in links.of_plan(store.id)} == {False, True}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b"9" * 70_000])
def test_a_file_that_makes_no_sense_opens_nothing_and_stops_nothing(
    links: Links, store: FolderStore, content: bytes
) -> None:
    bad, good = made(links, store), made(links, store)
    (links.folder / f"{bad.id}.json").write_bytes(content)
    assert why(links, links.token(bad)) == "unknown"
    assert links.of_plan(store.id) == [good]
    assert links.admit(links.token(good)) == good


def test_a_file_of_one_link_is_not_that_of_another(links: Links, store: FolderStore) -> None:
    one, other = made(links, store, scope=WHOLE), made(links, store)
    (links.folder / f"{other.id}.json").write_bytes((links.folder / f"{one.id}.json").read_bytes())
    assert why(links, links.token(other)) == "unknown"


def test_revoke_leads_to_no_other_file(links: Links, store: FolderStore) -> None:
    link = made(links, store)
    outside = links.folder.parent / "outside.json"
    outside.write_bytes((links.folder / f"{link.id}.json").read_bytes())
    for name in ("../outside", str(outside.with_suffix("")), ""):
        with pytest.raises(LinkRefusedError):
            links.revoke(name)
    assert json.loads(outside.read_bytes())["revoked"] is False


def test_old_links_leave_and_their_number_is_bounded(
    links: Links, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "MOST", 2)
    made(links, store, expires=datetime.now(UTC) - KEPT - timedelta(minutes=1))
    kept = [made(links, store), made(links, store)]
    assert {link.id for link in links.of_plan(store.id)} == {link.id for link in kept}
    with pytest.raises(LinkError, match="2 links"):
        made(links, store)


def test_without_a_key_that_lasts_there_are_no_links(links: Links, store: FolderStore) -> None:
    token, keyless = links.token(made(links, store)), Links(links.folder, None)
    assert why(keyless, token) == "unknown"
    with pytest.raises(LinkError):
        made(keyless, store)


def test_it_is_noted_when_a_link_is_opened_and_not_each_moment(links: Links, store: FolderStore) -> None:
    link = made(links, store)
    assert links.opened(link) is None
    assert links.note_opened(link)
    assert not links.note_opened(link)
    opened = links.opened(link)
    assert opened is not None
    assert datetime.now(UTC) - opened < timedelta(minutes=1)


def test_a_link_that_somebody_made_for_ever_stops_no_other(links: Links, store: FolderStore) -> None:
    made(links, store, expires=datetime.max.replace(tzinfo=UTC))
    link = made(links, store)
    assert links.admit(links.token(link)) == link


def test_a_key_that_another_process_made_first_stays(tmp_path: Path) -> None:
    first, second = key._made(tmp_path / "key"), key._made(tmp_path / "key")
    assert first == second
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    (tmp_path / "key").write_bytes(b"short")
    assert key._made(tmp_path / "key") not in {first, b"short"}


def test_there_is_one_writing_of_a_signature(links: Links, store: FolderStore) -> None:
    token = links.token(made(links, store))
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    place = letters.index(token[-1])
    for other in {letters[place ^ bits] for bits in range(1, 4)}:
        assert why(links, token[:-1] + other) == "unknown"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read a file elsewhere")
def test_nobody_else_reads_the_file_of_a_link(links: Links, store: FolderStore) -> None:
    link = made(links, store)
    links.note_opened(link)
    assert {path.stat().st_mode & 0o777 for path in links.folder.iterdir()} == {0o600}


def test_a_link_whose_file_cannot_be_read_for_a_moment_still_opens(links: Links, store: FolderStore) -> None:
    link, other = made(links, store), made(links, store)
    path = links.folder / f"{link.id}.json"
    kept = path.read_bytes()
    path.unlink()
    path.mkdir()
    assert why(links, links.token(link)) == "unreadable"
    assert links.of_plan(store.id) == [other]
    watched = WatchedLinks(links)
    assert [watched.ended({link.id, other.id}) for _ in range(LOOKS - 1)] == [set()] * (LOOKS - 1)
    path.rmdir()
    path.write_bytes(kept)
    assert watched.ended({link.id}) == set()
    path.unlink()
    assert watched.ended({link.id}) == {link.id}
    path.mkdir()
    assert [watched.ended({link.id}) for _ in range(LOOKS)][-2:] == [set(), {link.id}]
