"""An editor without a screen: it talks to a TOML language server as editors do.

Invariant: it waits for the server's answers and never for time to pass.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = str(Path(sys.executable).with_name("tombi"))


class Editor:
    """Opens texts of one folder and asks what the server knows of them."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self._process = process
        self._asked = 0
        uri = folder.as_uri()
        hover = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
        folders = [{"uri": uri, "name": "scenarios"}]
        known = {"processId": None, "rootUri": uri, "capabilities": hover}
        self._ask("initialize", {**known, "workspaceFolders": folders})
        self._send({"method": "initialized", "params": {}})

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file; returns what the server says is wrong with it."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        document = {"uri": path.as_uri(), "languageId": "toml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            message = self._receive()
            told = message.get("params", {})
            if message.get("method", "").endswith("publishDiagnostics"):
                if told["uri"] == path.as_uri():
                    return list(told["diagnostics"])
            else:
                self._answer(message)

    def complete(self, name: str, line: int, character: int) -> list[str]:
        """What the server would write at a place, counted from 0."""
        found = self._ask("textDocument/completion", self._place(name, line, character))
        items = found if isinstance(found, list) else (found or {}).get("items", [])
        return [item["label"].strip('"') for item in items]

    def hover(self, name: str, line: int, character: int) -> str:
        """What the server says of the word at a place, counted from 0."""
        found = self._ask("textDocument/hover", self._place(name, line, character))
        return str(found["contents"]["value"]) if found else ""

    def _place(self, name: str, line: int, character: int) -> dict[str, Any]:
        uri = (self.folder / name).as_uri()
        return {
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": character},
            "context": {"triggerKind": 1},
        }

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._asked and "method" not in message:
                return message.get("result")
            self._answer(message)

    def _answer(self, message: dict[str, Any]) -> None:
        """A request of the server's is answered with nothing."""
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return dict(json.loads(self._process.stdout.read(length)))


@contextmanager
def editor_in(folder: Path) -> Iterator[Editor]:
    """An editor with a language server of its own for `folder`."""
    pipe = subprocess.PIPE
    command = [SERVER, "lsp", "--offline"]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=folder
    ) as process:
        try:
            yield Editor(folder, process)
        finally:
            process.kill()
