"""The rule catalogue as a document: ``python -m checks.catalogue_document`` writes ``docs/rules.md``."""

from __future__ import annotations

from pathlib import Path

from checks.rule import all_rules
from shnor_pipeline.catalogue import table

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
_HEAD = """# Каталог правил

Составлен из реестра правил (`checks/rules/`); править руками не нужно: `python -m checks.catalogue_document`.

**Ошибка** — строка в карантине и нигде не считается, пока её не исправят. **Вопрос** — строка принята, но нужна правка
или пояснение. **Замечание** — принято, стоит знать. Правила выполняются над таблицей учебного года целиком.
"""


def document() -> str:
    """Return the catalogue as markdown, one table per canonical table."""
    lines = [_HEAD]
    rules = all_rules()
    for name in dict.fromkeys(rule.table for rule in rules):
        own = [rule for rule in rules if rule.table == name]
        label = table(f"validated_{name}").label
        lines += [
            f"\n## {label} ({len(own)})\n",
            "| код | серьёзность | правило | как исправить |",
            "|---|---|---|---|",
        ]
        lines += [f"| {rule.code} | {rule.severity} | {rule.title} | {rule.guidance} |" for rule in own]
    lines.append(f"\nВсего правил: {len(rules)}.")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
