"""What each field means, taken from the docstring under it, so that it is said once."""

import ast
import inspect
from functools import cache

from msgspec import Struct


@cache
def field_docs(kind: type[Struct]) -> dict[str, str]:
    """Attribute name of each field of a record type, inherited ones too, to its docstring."""
    docs: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if issubclass(base, Struct) and base is not Struct:
            docs.update(_docs_in(ast.parse(inspect.getsource(base))))
    return docs


def type_doc(kind: type[Struct]) -> str:
    """The docstring of a record type."""
    return inspect.cleandoc(kind.__doc__ or "")


def _docs_in(tree: ast.Module) -> dict[str, str]:
    """Docstrings that stand right under annotated names in the first class of a module."""
    (holder,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    docs: dict[str, str] = {}
    for before, node in zip(holder.body, holder.body[1:], strict=False):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(node, ast.Expr):
            docs[before.target.id] = inspect.cleandoc(str(ast.literal_eval(node.value)))
    return docs
