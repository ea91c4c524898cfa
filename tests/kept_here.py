"""What a process or a machine keeps outside the database, found in the code: memory that outlives a
request, files in a temporary folder, and locks."""

import ast
import re

from tests.repository import modules, parsed

# What remembers in the memory of a process, whoever asks next; what locks within a process; what
# only one machine has.
MEMORY = {"cache", "lru_cache", "cached", "BoundedCache", "ByteBoundedCache", "OrderedDict"}
MEMORY |= {"WeakKeyDictionary", "WeakValueDictionary", "defaultdict", "deque", "local"}
MEMORY |= {"Counter", "Gauge", "Histogram"}  # of Prometheus, and those of collections
LOCKS = {"Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "flock", "lockf"}
FILES = {"SpooledTemporaryFile", "TemporaryFile", "NamedTemporaryFile", "TemporaryDirectory"}
FILES |= {"mkdtemp", "mkstemp", "gettempdir", "write_bytes", "write_text", "FileSystemStorage"}
CHANGING = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert"}


def find_kept():
    """Return {path of a module: the signs in it that something is kept}, where there are any."""
    found = {path: list_signs(source) for path, source in modules()}
    return {path: signs for path, signs in found.items() if signs}


def list_signs(source):
    tree = parsed(source)
    return {*list_decorators(tree), *list_calls(tree), *list_changed_globals(tree)}


def list_decorators(tree):
    for node in ast.walk(tree):
        for each in getattr(node, "decorator_list", ()):
            if name_of(each) in MEMORY:
                yield name_of(each)


def list_calls(tree):
    """Yield what a module makes once for all requests, and the locks and files of any function."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
            yield from (name for name in list_called(statement) if name in MEMORY)
    yield from (name for name in list_called(tree) if name in LOCKS | FILES)
    yield from ("open" for node in ast.walk(tree) if opens_to_write(node))


def list_called(tree):
    return (name_of(node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def opens_to_write(node):
    """Whether this is `path.open("w")` or `open(path, "w")`, or asks to make or add to a file."""
    if not (isinstance(node, ast.Call) and name_of(node) == "open"):
        return False
    given = [*node.args, *(each.value for each in node.keywords)]
    modes = [each.value for each in given if isinstance(each, ast.Constant)]
    flags = {name for each in given for name in list_names(each)}
    return "O_CREAT" in flags or any(
        isinstance(each, str) and re.fullmatch("[awx]b?[+]?t?", each) for each in modes
    )


def list_changed_globals(tree):
    """Yield each name of a module that a function of it changes, as in `kept[key] = found`."""
    own = {
        node.id
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            hidden = list_locals(function)
            yield from (name for name in list_changed(function) if name in own - hidden)


def list_locals(function):
    arguments = function.args
    given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    stored = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    told = {
        name for node in ast.walk(function) if isinstance(node, ast.Global) for name in node.names
    }
    return ({each.arg for each in given} | stored) - told


def list_changed(function):
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield name_of(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CHANGING:
            yield name_of(node.func.value)


def list_names(tree):
    return (name_of(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name))


def name_of(node):
    """Return the last name of an expression: 'cache' of `functools.cache(…)`, '' of another."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return getattr(node, "attr", None) or getattr(node, "id", "")
