"""What the rules about the source code look at: every module of the project, read as a tree."""

import ast
from functools import cache
from pathlib import Path

parsed = cache(ast.parse)  # nobody changes a tree
ROOT = Path(__file__).resolve().parent.parent
CODE = ("municipalities", "decisions", "regio")

FORBIDDEN = {"bulk_create", "bulk_update", "update_or_create", "raw", "loaddata", "get_or_create"}
TRACKING = "municipalities/tracking.py"
ALLOWED = {
    # The one place that writes, and the two counters of writes.
    (TRACKING, "bulk_create"),
    (TRACKING, "update"),
    (TRACKING, "save"),
    (TRACKING, "delete"),
    ("decisions/actions/records.py", "save"),
    # The chain over all of it, and what an account may do.
    ("municipalities/proof/sealing.py", "bulk_create"),
    ("municipalities/proof/journal.py", "create"),
    ("municipalities/proof/journal.py", "save"),
    ("municipalities/redaction.py", "create"),
    # What was told of it on a day, and where that was put.
    ("municipalities/proof/anchors.py", "get_or_create"),
    ("municipalities/proof/places.py", "update"),
    # What is derived of records, in the same transaction.
    ("municipalities/search_index.py", "bulk_create"),
    ("municipalities/search_index.py", "delete"),
    # The one rewriting of history: personal data goes out of every version (its docstring).
    ("municipalities/redaction.py", "update"),
    # What is being typed, and which form was sent: no records of a dossier.
    ("decisions/actions/form_state.py", "update_or_create"),
    ("decisions/actions/form_state.py", "delete"),
    ("decisions/actions/form_state.py", "create"),
    ("decisions/actions/form_state.py", "update"),
    # A table on its way in, and what it brought in: neither is a record of a dossier.
    ("decisions/actions/batches.py", "create"),
    ("decisions/actions/batches.py", "update"),
    ("decisions/actions/batches.py", "update_or_create"),
    ("decisions/actions/batches.py", "delete"),
    ("decisions/actions/batch_bringing.py", "bulk_create"),
    # What the system of a council told: proposals, and no records of a dossier.
    ("decisions/actions/council_feeds.py", "save"),
    ("decisions/actions/council_feeds.py", "update"),
    ("decisions/actions/council_feeds.py", "bulk_create"),
    ("decisions/actions/council_feeds.py", "bulk_update"),
    ("decisions/actions/pulled_records.py", "update"),
    # A report is no record of a dossier: it stays as it came in, and is answered once.
    ("decisions/actions/reports.py", "save"),
    ("decisions/actions/reports.py", "update"),
    ("decisions/actions/reports.py", "delete"),
    # That nothing is to be written for a while, and until when.
    ("municipalities/actions/read_only.py", "save"),
    # That the history was looked at.
    ("municipalities/actions/history_checks.py", "save"),
    ("municipalities/actions/history_checks.py", "delete"),
    # Who follows by e-mail, and what was sent of that: addresses have no history and are erased.
    ("decisions/actions/following.py", "save"),
    ("decisions/actions/following.py", "create"),
    ("decisions/actions/following.py", "update"),
    ("decisions/actions/following.py", "delete"),
    # Users have no history: password hashes do not belong in one.
    ("municipalities/actions/register.py", "save"),
    ("municipalities/actions/people.py", "save"),
    ("municipalities/actions/people.py", "create"),
    ("municipalities/actions/people.py", "update"),
    ("municipalities/actions/people.py", "create"),
    ("municipalities/actions/people.py", "delete"),
    ("municipalities/actions/people.py", "get_or_create"),
    ("decisions/demo/people.py", "save"),
    # Sessions that ended.
    ("municipalities/actions/erasing.py", "delete"),
    # That the worker is there, and what waits for it: neither is a record.
    ("municipalities/management/commands/work.py", "update_or_create"),
    ("municipalities/management/commands/work.py", "update"),
    ("municipalities/management/commands/work.py", "delete"),
}


def modules():
    """Yield (path from the root, source) of every module, migrations left out."""
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in name:
                yield name, path.read_text()


def writes(name, source):
    """Return 'path:line word' for everything that writes round the history layer."""
    return [
        f"{name}:{line} {word}"
        for line, word in words(parsed(source))
        if (name, word) not in ALLOWED
    ]


def words(tree):
    """Yield (line, word) of each way to write that leaves no history."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            word = call_word(node)
            if word:
                yield node.lineno, word
        elif isinstance(node, ast.Attribute | ast.Name | ast.alias) and is_cascade(node):
            yield node.lineno, "DB_CASCADE"
        elif isinstance(node, ast.Constant) and node.value == "loaddata":
            yield node.lineno, "loaddata"


def call_word(call):
    """Return the word for a call that writes, or None."""
    method, of = call.func.attr, call.func.value
    if method in FORBIDDEN:
        return method
    if method == "update" and call.keywords and not call.args:
        return method
    if method == "create" and isinstance(of, ast.Attribute) and of.attr in MANAGERS:
        return method
    if method == "save" and any(each.arg == "update_fields" for each in call.keywords):
        return "update_fields"
    if method in {"save", "delete"} and not is_super(of) and not is_form_or_session(of):
        return method
    return None


MANAGERS = {"objects", "history", "_base_manager", "_default_manager"}


def is_super(node):
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
    )


def is_form_or_session(node):
    """Documents, forms and sessions are saved too, and none of them is a record."""
    named = getattr(node, "id", getattr(node, "attr", ""))
    return named in {"document", "form", "session", "workbook", "book", "word"}


def is_cascade(node):
    named = getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
    return named.split(".")[-1] == "DB_CASCADE"


SCOPED = {
    "AgendaItem", "Decision", "Dossier", "Position", "Remark", "Reply", "Source", "Statement",
}  # fmt: skip
# Without a status of their own: seen where what they belong to is seen.
OF_SOMETHING = {"AgendaLine", "Evidence", "PositionGroup"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def unscoped(source):
    """Return the lines of a page that fetch records past `visible_to`."""
    tree = parsed(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and is_bare(node)]
    for node in ast.walk(tree):
        if is_manager(node) and "visible_to" not in ast.unparse(chain(node, above)):
            found.append(node.lineno)
    return sorted(found)


def is_bare(call):
    """Whether a shortcut gets a model itself instead of rows that the reader may see."""
    named = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return named in SHORTCUTS and getattr(call.args[0], "id", "") in SCOPED | OF_SOMETHING


def is_manager(node):
    """Whether this is `Model.objects` or `Model.history` of a model with a rule of visibility."""
    of = getattr(node, "value", None)
    return (
        isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and isinstance(of, ast.Name)
        and of.id in SCOPED
    )


def chain(node, above):
    """Return the whole chain of calls that starts at a manager."""
    while isinstance(above.get(node), ast.Attribute | ast.Call) and not (
        isinstance(above[node], ast.Call) and node in above[node].args
    ):
        node = above[node]
    return node
