"""The catalogue of all codes as a document: ``python -m checks.catalogue_document`` writes ``docs/rules.md``."""

from __future__ import annotations

from pathlib import Path

from checks.messages import FAMILIES, messages
from checks.rule import all_rules
from shnor_pipeline.catalogue import table

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
_HEAD = """# Каталог правил и сообщений

Все коды, которые можно встретить: сначала правила по таблицам, затем сообщения чтения и сопоставления источников.
Составлен из реестра правил (`checks/rules/`) и из текста программы; править руками не нужно:
`python -m checks.catalogue_document`.

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
    said = messages()
    lines += ["\n# Сообщения чтения и сопоставления\n", "«…» — то, что подставляется: ячейка, значение, имя файла."]
    for family, label in FAMILIES.items():
        own_messages = [item for item in said if item.family == family]
        lines += [
            f"\n## {label} ({len(own_messages)})\n",
            "| код | серьёзность | сообщение | как исправить |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {item.code} | {', '.join(item.severities)} | {_listed(item.messages)} | {_listed(item.guidances)} |"
            for item in own_messages
        ]
    lines.append(f"\nВсего правил: {len(rules)}, сообщений чтения: {len(said)}.")
    return "\n".join(lines) + "\n"


def _listed(words: tuple[str, ...]) -> str:
    """Return the wordings of a cell of the table; nothing to mend is a dash."""
    return "; ".join(word.replace("|", "/") for word in words) or "—"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
