"""Files that are read by a process of their own: bounded, two at a time, and told of nothing."""

import subprocess
from threading import Thread

import pytest

from decisions.text_intake import TextRefused, heavy
from decisions.text_intake.docx import extract_docx_text
from decisions.text_intake.heavy import BROKEN, HeavyKind, read_apart
from decisions.text_intake.pdf import extract_pdf_text
from tests.decisions.text_intake.files import docx, docx_of, pdf


@pytest.fixture
def places(tmp_path, monkeypatch):
    """The two places of this machine, for one test alone."""
    monkeypatch.setattr(heavy.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(heavy, "WAIT", 0.2)
    return tmp_path


class TestWhatItReads:
    def test_is_a_word_document_with_its_margins(self):
        def build(document):
            document.add_paragraph("tekst")
            document.core_properties.title = "Raadsbrief"

        text, margins, notes = extract_docx_text(docx(build))

        assert (text, "Raadsbrief" in margins, notes) == ("tekst", True, ())

    def test_is_the_lines_of_a_pdf(self):
        assert read_apart(HeavyKind.PDF, pdf("een"))["pages"] == [[["een", False]]]

    def test_is_refused_with_the_sentence_of_the_reader(self):
        with pytest.raises(TextRefused, match="beschadigd"):
            extract_docx_text(b"PK\x03\x04")


class TestAProcess:
    def test_that_takes_too_long_is_stopped(self, monkeypatch):
        monkeypatch.setattr(heavy, "PATIENCE", 0.01)

        with pytest.raises(TextRefused, match="duurt te lang"):
            read_apart(HeavyKind.PDF, pdf("een"))

    def test_has_no_more_of_a_processor_than_it_may(self, tmp_path):
        """The limits hold in the process itself, whoever waits for it."""
        program = "from decisions.text_intake import heavy_process as it; it.SECONDS = 1; "
        program += "it.limit_itself()\nwhile True: pass"

        ended = subprocess.run([heavy.sys.executable, "-c", program], cwd=heavy._ROOT, timeout=20)

        assert ended.returncode == heavy.OUT_OF_TIME

    def test_that_the_system_stopped_took_too_long(self, monkeypatch):
        ended = subprocess.CompletedProcess([], heavy.OUT_OF_TIME, stdout=b"")
        monkeypatch.setattr(subprocess, "run", lambda *_args, **_kept: ended)

        with pytest.raises(TextRefused, match="duurt te lang"):
            read_apart(HeavyKind.PDF, b"%PDF-")

    @pytest.mark.parametrize(("code", "said"), [(-9, b""), (0, b""), (0, b"{"), (1, b"{}")])
    def test_that_ends_badly_is_a_broken_file(self, monkeypatch, code, said):
        ended = subprocess.CompletedProcess([], code, stdout=said)
        monkeypatch.setattr(subprocess, "run", lambda *_args, **_kept: ended)

        assert read_apart(HeavyKind.PDF, b"%PDF-") == {"problem": BROKEN}
        for extract in (extract_pdf_text, extract_docx_text):
            with pytest.raises(TextRefused, match="beschadigd"):
                extract(b"%PDF-")

    def test_knows_no_secret_of_this_one(self, monkeypatch):
        given = {}
        monkeypatch.setenv("REGIO_SECRET_KEY", "canary")
        monkeypatch.setattr(
            subprocess,
            "run",
            lambda *_args, **kept: given.update(kept) or subprocess.CompletedProcess([], 1),
        )

        read_apart(HeavyKind.PDF, b"%PDF-")

        assert given["env"] and "canary" not in given["env"].values()


class TestPlaces:
    def test_are_two_and_a_third_hears_of_it_at_once(self, places):
        refused = pytest.raises(TextRefused, match="al twee andere bestanden")

        with heavy._place(), heavy._place(), refused:
            read_apart(HeavyKind.DOCX, docx_of(""))

    def test_are_those_of_all_processes_of_this_machine(self, places):
        held = [heavy._lock_place() for _place in range(heavy.AT_ONCE)]

        with pytest.raises(TextRefused, match="al twee andere bestanden"):
            read_apart(HeavyKind.DOCX, docx_of(""))
        held.pop().close()
        found = read_apart(HeavyKind.DOCX, docx_of(""))
        held.pop().close()

        assert "problem" not in found

    def test_come_back_when_a_reading_fails(self, places, monkeypatch):
        monkeypatch.setattr(heavy, "PATIENCE", 0.01)
        for _time in range(3):
            with pytest.raises(TextRefused, match="duurt te lang"):
                read_apart(HeavyKind.PDF, pdf("een"))

        monkeypatch.undo()
        assert read_apart(HeavyKind.PDF, pdf("een"))["pages"]

    def test_are_waited_for_a_moment(self, places, monkeypatch):
        monkeypatch.setattr(heavy, "WAIT", 10.0)
        held = [heavy._lock_place() for _place in range(heavy.AT_ONCE)]
        waiting = Thread(target=held[1].close)

        waiting.start()
        found = read_apart(HeavyKind.DOCX, docx_of(""))
        waiting.join()
        held[0].close()

        assert "problem" not in found
