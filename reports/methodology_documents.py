"""«Методика» of every version in the shared folder: written anew where a version changed or came."""

from pathlib import Path

import dagster as dg

from reports.documents import render_methodology
from reports.rendering.delivery import safe_name, write_atomically
from shnor_pipeline.methodology import load_methodologies
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.settings import Settings

FOLDER = "Методика"


@dg.asset(
    key=["reports", "methodology"],
    group_name="reports",
    kinds={"word"},
    description="Методика: формулы, параметры с основаниями, изменения — документ Word по каждой версии.",
)
def methodology(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the documents of all versions; one that is open in Word stays until the next time."""
    settings = folder.settings()
    written, kept = write_methodologies(settings, settings.published_folder / FOLDER)
    for path in kept:
        context.log.warning(
            f"{path} открыт в другой программе или папка недоступна: документ обновится при следующем запуске"
        )
    return dg.MaterializeResult(metadata={"documents": len(written) + len(kept)})


def write_methodologies(settings: Settings, target: Path, version: str = "") -> tuple[list[Path], list[Path]]:
    """Write «Методика_<version>.docx» of every version (or of one) into a folder; return those written and those kept.

    A document whose bytes would be the same is not touched. One that another program holds open is kept.
    """
    versions = load_methodologies(settings.methodology_folder)
    written: list[Path] = []
    kept: list[Path] = []
    for position, item in enumerate(versions):
        if version in ("", item.version):
            previous = versions[position - 1] if position else None
            content = render_methodology(item, previous, settings)
            path = target / f"{safe_name(f'Методика_{item.version}')}.docx"
            if path.is_file() and path.read_bytes() == content:
                written.append(path)
            else:
                (written if write_atomically(path, content) else kept).append(path)
    return written, kept
