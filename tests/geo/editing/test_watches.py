from __future__ import annotations

import threading

from geo.editing.folder_store import FolderStore
from geo.editing.watches import FolderWatch
from tests.conftest import PlanMaker
from tests.waiting import LIMIT_S, until


def watchers(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == f"watch {name}"]


def test_many_who_listen_have_one_watcher_until_the_last_leaves(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}]).rename(make_plan().with_name("watched-by-many"))
    told = [threading.Event() for _ in range(20)]
    watches = [FolderStore(folder).watch(event.set) for event in told]
    assert len(watchers(folder.name)) == 1
    (folder / "placements.csv").write_bytes(b"changed")
    assert all(event.wait(LIMIT_S) for event in told)
    for watch in watches[1:]:
        watch.stop()
    told[0].clear()
    told[1].clear()
    (folder / "placements.csv").write_bytes(b"changed again")
    assert told[0].wait(LIMIT_S)
    assert not told[1].is_set()
    watches[0].stop()
    watches[0].stop()
    until(lambda: watchers(folder.name) == [])


def test_a_fault_of_one_who_listens_reaches_no_other(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    told = threading.Event()

    def fail() -> None:
        raise RuntimeError

    watches = [FolderWatch(folder, act) for act in (fail, told.set)]
    (folder / "placements.csv").write_bytes(b"changed")
    assert told.wait(LIMIT_S)
    for watch in watches:
        watch.stop()


def test_who_tells_others_waits_until_all_have_read(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    done, acts = threading.Event(), list[str]()

    def told() -> None:
        acts.append("told")
        if acts.count("told") == 2:
            done.set()

    watches = [FolderWatch(folder, lambda: acts.append("read"), told) for _ in range(2)]
    (folder / "placements.csv").write_bytes(b"changed")
    assert done.wait(LIMIT_S)
    for watch in watches:
        watch.stop()
    assert acts == ["read", "read", "told", "told"]
