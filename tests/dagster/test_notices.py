"""Failures and overdue items reach the log and the mail, and nothing of a pupil's goes with them."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from mail_server import mail_server

from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.register import Submission, register_frame
from shnor_pipeline.orchestration.failures import failure_notice, standing_failures
from shnor_pipeline.orchestration.inventory import inventory_notice, next_inventory, take_inventory
from shnor_pipeline.orchestration.notices import LOG, Notice, announce
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.settings import Mail, Settings, load_settings

IRKUTSK = ZoneInfo("Asia/Irkutsk")
IN_AUTUMN = datetime(2022, 10, 1, tzinfo=IRKUTSK)
MORNING = datetime(2023, 8, 1, 7, 0, tzinfo=IRKUTSK)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    yield load_settings(create_working_folder(tmp_path / "папка"))
    close_warehouses()


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def _with_mail(settings: Settings, port: int) -> Settings:
    mail = Mail(
        "127.0.0.1", port, "none", sender="shnor@example.org", recipients=("one@example.org", "two@example.org")
    )
    return replace(settings, mail=mail)


def _log(settings: Settings) -> str:
    return (settings.logs / LOG).read_text(encoding="utf-8")


def _fail(instance: dg.DagsterInstance, error: Exception | None) -> dg.DagsterRun:
    @dg.op(name="raw__inbox")
    def step() -> None:
        if error is not None:
            raise error

    @dg.job(name="intake")
    def intake() -> None:
        step()

    result = intake.execute_in_process(instance=instance, raise_on_error=False)
    return result.dagster_run


def test_a_notice_is_mailed_to_everybody_and_logged(settings: Settings) -> None:
    with mail_server() as box:
        sent = announce(_with_mail(settings, box.port), Notice(MORNING, "Сбой: приём файлов", ("строка",)))
    assert sent
    assert box.recipients == ["one@example.org", "two@example.org"]
    assert box.messages[0]["Subject"] == "Братский район: Сбой: приём файлов"
    assert box.messages[0].get_content().strip() == "строка"
    assert _log(settings) == "2023-08-01 07:00+0800\tСбой: приём файлов\n2023-08-01 07:00+0800\tстрока\n"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return a certificate for this machine with its key, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    place = tmp_path / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    place.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return place


def _encrypting(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_by_starttls_nothing_but_the_wish_for_it_goes_in_the_open(
    settings: Settings, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("SHNOR_SMTP_PASSWORD", "sezam-42")
    with mail_server(_encrypting(certificate)) as box:
        told = _with_mail(settings, box.port)
        mail = replace(told.mail, security="starttls", user="shnor")
        assert announce(replace(told, mail=mail), Notice(MORNING, "Сбой: приём файлов", ("строка",))), _log(settings)
    assert box.messages[0].get_content().strip() == "строка"
    in_the_open = [verb for verb in box.verbs if not verb.endswith("!")]
    assert in_the_open == ["EHLO", "STARTTLS"]
    assert box.verbs.index("AUTH!") < box.verbs.index("MAIL!")
    assert "sezam-42" not in _log(settings)


def test_a_password_that_the_protocol_cannot_carry_is_told_and_stops_nothing(
    settings: Settings, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("SHNOR_SMTP_PASSWORD", "тайна")
    with mail_server(_encrypting(certificate)) as box:
        told = _with_mail(settings, box.port)
        mail = replace(told.mail, security="starttls", user="shnor")
        assert not announce(replace(told, mail=mail), Notice(MORNING, "Сбой"))
    assert "письмо не отправлено через 127.0.0.1: UnicodeEncodeError" in _log(settings)
    assert "тайна" not in _log(settings)


def test_a_server_nobody_vouches_for_gets_no_mail(settings: Settings, certificate: Path) -> None:
    with mail_server(_encrypting(certificate)) as box:
        told = _with_mail(settings, box.port)
        assert not announce(replace(told, mail=replace(told.mail, security="starttls")), Notice(MORNING, "Сбой"))
    assert box.messages == []
    assert "письмо не отправлено через 127.0.0.1: SSL" in _log(settings)


def test_a_server_that_cannot_encrypt_gets_no_mail(settings: Settings) -> None:
    with mail_server() as box:
        told = _with_mail(settings, box.port)
        assert not announce(replace(told, mail=replace(told.mail, security="starttls")), Notice(MORNING, "Сбой"))
    assert box.messages == []


def test_a_mail_server_that_is_away_is_told_in_the_log(settings: Settings) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))  # ours, and nobody listens
        assert not announce(_with_mail(settings, taken.getsockname()[1]), Notice(MORNING, "Сбой"))
    assert "письмо не отправлено через 127.0.0.1: ConnectionRefusedError" in _log(settings)


def test_without_a_server_only_the_log_is_written(settings: Settings) -> None:
    assert announce(settings, Notice(MORNING, "Сверка", ("одна\nстрока",)))
    assert "одна строка" in _log(settings)


def test_our_own_sentence_is_passed_on_and_a_foreign_error_is_not(instance: dg.DagsterInstance) -> None:
    own = failure_notice(instance, _fail(instance, dg.Failure("реестр школ пуст")), IRKUTSK)
    assert own.subject == "Сбой: приём файлов"
    assert own.lines[0] == "приём файлов: реестр школ пуст"
    foreign = failure_notice(instance, _fail(instance, ValueError("could not convert 'Иванов Пётр'")), IRKUTSK)
    assert foreign.lines[0] == "приём файлов: ошибка программы (ValueError)"
    assert "Иванов" not in str(foreign)


def test_our_own_sentence_is_found_above_the_foreign_error_it_follows_from(instance: dg.DagsterInstance) -> None:
    own = DeclarationError("programme.yaml, строка 3: нужно целое число")
    own.__cause__ = ValueError("input_value='Иванов Пётр'")
    notice = failure_notice(instance, _fail(instance, own), IRKUTSK)
    assert notice.lines[0] == "приём файлов: programme.yaml, строка 3: нужно целое число"
    assert "Иванов" not in str(notice)


def test_a_failure_stands_until_the_same_run_succeeds(instance: dg.DagsterInstance) -> None:
    _fail(instance, dg.Failure("первый раз"))
    _fail(instance, dg.Failure("второй раз"))
    assert [item.reasons for item in standing_failures(instance)] == [("приём файлов: второй раз",)]
    _fail(instance, None)
    assert standing_failures(instance) == []


def test_the_inventory_counts_exactly_and_quotes_a_few(settings: Settings, instance: dg.DagsterInstance) -> None:
    files = [Submission(str(n), f"Иванов Пётр {n}.xlsx", f"{n:064d}", 10, IN_AUTUMN, "отклонено") for n in range(37)]
    open_warehouse(settings).replace("register_submissions", register_frame(files), {})
    _fail(instance, dg.Failure("диск полон"))
    inventory = take_inventory(settings, open_warehouse(settings), instance, MORNING)
    counts = {section.title: section.count for section in inventory.sections}
    assert counts["Файл не принят"] == 37
    assert counts["Запуск закончился сбоем и с тех пор не удался"] == 1
    assert counts["Отчёт не выпущен в срок"] >= 3
    assert inventory.count == sum(counts.values())
    notice = inventory_notice(inventory)
    assert notice.subject == f"Сверка: требует внимания {inventory.count}"
    assert "Файл не принят: 37" in notice.lines
    assert "Иванов" not in str(notice)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2023, 8, 1, 6, 59, tzinfo=IRKUTSK), "2023-08-01T08:00:00+08:00"),
        (datetime(2023, 8, 1, 7, 0, tzinfo=IRKUTSK), "2023-08-02T08:00:00+08:00"),
        (datetime(2023, 12, 31, 23, 59, tzinfo=IRKUTSK), "2024-01-01T08:00:00+08:00"),
        (datetime(2024, 2, 28, 23, 0, tzinfo=ZoneInfo("UTC")), "2024-03-01T08:00:00+08:00"),
    ],
)
def test_the_page_tells_by_when_it_must_be_renewed(settings: Settings, now: datetime, due: str) -> None:
    assert next_inventory(settings, now).isoformat() == due
