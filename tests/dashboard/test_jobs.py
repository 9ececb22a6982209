"""Exports beside the page: they end, they can be stopped, and they say why they failed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from dashboard.jobs import ExportJob, Template
from geo.resources import sample_plan


def contents() -> dict[str, object]:
    return {path.name: path.read_bytes() for path in sample_plan().iterdir() if path.is_file()}


def test_an_export_gives_its_file_and_tells_what_it_made() -> None:
    job = ExportJob(contents(), "mnf-u", ".pdf", ["--chapter=why"])
    job.join()
    assert job.failure == ""
    assert job.result.startswith(b"%PDF")
    assert (job.file, job.making, job.progress) == ("mnf-u.pdf", "pages", 1.0)


def test_a_stopped_export_leaves_nothing() -> None:
    job = ExportJob(contents(), "mnf-u", ".pptx")
    folder = Path(job._folder.name)
    assert folder.exists()
    job.cancel()
    assert not job.running
    assert job.failure == "The export was cancelled."
    assert not folder.exists()


def test_a_plan_of_any_name_exports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    job = ExportJob(contents(), "Évreux-Київ", ".geojson")
    job.join()
    assert job.failure == ""
    assert job.result.startswith(b"{")


def test_a_job_that_nobody_holds_ends() -> None:
    job = ExportJob(contents(), "mnf-u", ".pptx")
    folder, run = Path(job._folder.name), job._run
    del job
    gc.collect()
    assert not run.thread.is_alive()
    assert run.code != 0
    assert not folder.exists()


def test_a_failed_export_says_why() -> None:
    job = ExportJob(contents(), "mnf-u", ".png", ["--at=soon"])
    job.join()
    assert "--at: “soon”" in job.failure
    assert "Traceback" not in job.failure


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("../our staff.pptx", b"PK torn", "no file of PowerPoint"),
        ("our staff.potx", b"x" * 60_000_001, "too large"),
        ("our staff.pptm", b"PK torn", "has macros"),
        ("letter.docx", b"PK torn", ".pptx or .potx"),
        (f"a.{'b' * 999}", b"PK torn", ".pptx or .potx"),
    ],
)
def test_a_template_is_refused_by_the_name_that_it_had_in_the_browser(name: str, data: bytes, says: str) -> None:
    contents = {file.name: file.read_bytes() for file in sample_plan().iterdir() if file.is_file()}
    job = ExportJob(contents, "p", ".pptx", template=Template(name, data))
    job.join()
    assert job.failure.startswith(f"the template {name}")
    assert says in job.failure
