"""The requests about Basic: modules put into the document, and macros run."""

from __future__ import annotations

from typing import Any

from exchange import Exchange

from values import rows

SCRIPT = "vnd.sun.star.script:{}?language=Basic&location=document"


class Macros:
    """The Basic of the document."""

    document: Any

    def put_modules(self, modules: dict[str, str], library: str = "Standard") -> None:
        """Modules put into the document, some in place of others."""
        self.document.BasicLibraries.VBACompatibilityMode = True
        kept = self.document.BasicLibraries.getByName(library)
        for name, text in modules.items():
            if kept.hasByName(name):
                kept.replaceByName(name, text)
            else:
                kept.insertByName(name, text)

    def modules(self, library: str) -> dict[str, str]:
        """The Basic of the document, by module."""
        kept = self.document.BasicLibraries.getByName(library)
        return {name: kept.getByName(name) for name in kept.ElementNames}

    def call(self, macro: str, arguments: list[Any]) -> Any:
        """Run a function of a module, ``Library.Module.Function``; gives what it returns.

        LibreOffice says nothing of a macro that fails or does not compile: it returns nothing. So nothing is a failure,
        and what is called here has to return something.
        """
        result = self._script(macro).invoke(tuple(map(rows, arguments)), (), ())[0]
        if result is None:
            raise ValueError(f"{macro} has failed or does not compile")
        return result

    def connect(self, macro: str) -> None:
        """Hand the way to the tests over to a macro."""
        self._script(macro).invoke((Exchange(),), (), ())

    def _script(self, macro: str) -> Any:
        return self.document.getScriptProvider().getScript(SCRIPT.format(macro))
