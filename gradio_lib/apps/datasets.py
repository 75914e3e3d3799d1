"""Flagged results as a dataset on the Hugging Face Hub."""

from __future__ import annotations

import csv
import io
import json
import threading
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio_lib import hub
from gradio_lib._lazy import require
from gradio_lib.apps.flagged import cell_of, folder_of, kept, labels_of, neutral
from gradio_lib.apps.flagging import FlaggingCallback
from gradio_lib.graph.component import Component
from gradio_lib.legacy.warnings import warn

__all__ = ["HuggingFaceDatasetJSONSaver", "HuggingFaceDatasetSaver"]

_FEATURES = {"image": "Image", "audio": "Audio", "video": "Video"}


class HuggingFaceDatasetSaver(FlaggingCallback):
    """Appends flagged results to a dataset on the Hugging Face Hub, with their files.

    Args:
        hf_token: Access token that may write; None takes the one that ``hf auth login`` keeps.
        dataset_name: The dataset, such as ``"mistakes"`` or ``"owner/mistakes"``; it is made where there is none.
        organization: 3.x spelling of the owner.
        private: Whether the dataset is made a private one.
        info_filename: Name of the file that describes the columns.
        separate_dirs: Whether each result has a folder of its own, in the place of a line of one table: slower to read,
            and safe where several servers write.
        verbose: Accepted for old apps.

    Example:
        >>> HuggingFaceDatasetSaver(None, "ada/mistakes").dataset_name
        'ada/mistakes'
    """

    def __init__(
        self,
        hf_token: str | None,
        dataset_name: str,
        organization: str | None = None,
        private: bool = False,
        info_filename: str = "dataset_info.json",
        separate_dirs: bool = False,
        verbose: bool = True,  # noqa: ARG002 - errors are told, and nothing else
    ) -> None:
        if organization is not None:
            dataset_name = f"{organization}/{dataset_name.rpartition('/')[2]}"
            warn(f"HuggingFaceDatasetSaver(organization=…) is from 3.x: use dataset_name={dataset_name!r}.")
        self.hf_token = hf_token
        self.dataset_name = dataset_name
        self.private = private
        self.info_filename = info_filename
        self.separate_dirs = separate_dirs
        self.flagged_before = 0
        self._lock = threading.Lock()
        self._components: list[Component[Any, Any]] = []
        self._folder = Path("flagged")
        self._repo: str | None = None

    def setup(self, components: Sequence[Component[Any, Any]], flagging_dir: str) -> None:
        """Note the columns; the dataset is made with the first flag."""
        self._components = list(components)
        self._folder = Path(flagging_dir)

    def flag(self, flag_data: list[Any], flag_option: str = "", username: str | None = None) -> int:
        """Append one result; it is on the Hub when this returns."""
        with self._lock:
            row, files = self._row(flag_data)
            row |= {"flag": flag_option, "username": username or ""}
            api = hub.api(self.hf_token)
            repo = self._made(api)
            # What is stored already is read and written again as a whole: that is the Hub's way to append.
            files |= self._lone(row) if self.separate_dirs else self._appended(api, repo, row)
            add = require("huggingface_hub", "for HuggingFaceDatasetSaver").CommitOperationAdd
            operations = [add(name, content) for name, content in files.items()]
            api.create_commit(repo, operations, commit_message="Flagged", repo_type="dataset")
            self.flagged_before += 1
            return self.flagged_before

    def _made(self, api: Any) -> str:
        if self._repo is None:
            made = api.create_repo(self.dataset_name, repo_type="dataset", private=self.private, exist_ok=True)
            self._repo = made.repo_id
            info = json.dumps({"flagged": {"features": self._features()}}, indent=2)
            add = require("huggingface_hub", "for HuggingFaceDatasetSaver").CommitOperationAdd
            api.create_commit(
                self._repo, [add(self.info_filename, info.encode())], commit_message="Columns", repo_type="dataset"
            )
        return self._repo

    def _features(self) -> dict[str, dict[str, str]]:
        text = {"dtype": "string", "_type": "Value"}
        kinds = [_FEATURES.get(each.get_block_name()) for each in self._components]
        columns = zip(labels_of(self._components), kinds, strict=True)
        return {
            **{label: {"_type": kind} if kind else text for label, kind in columns},
            "flag": text,
            "username": text,
        }

    def _row(self, flag_data: list[Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return one value per column, and the content of the files among them by their names in the dataset."""
        row: dict[str, Any] = {}
        found: dict[str, bytes] = {}
        labelled = zip(self._components, labels_of(self._components), flag_data, strict=True)
        for index, (component, label, value) in enumerate(labelled):
            folder = folder_of(component, index, self._folder)
            row[label] = kept(value, folder, simple=True)
            if isinstance(row[label], str) and Path(row[label]).is_relative_to(folder):
                path = Path(row[label])
                row[label] = path.relative_to(self._folder).as_posix()
                found[row[label]] = path.read_bytes()
        return row, found

    @staticmethod
    def _lone(row: dict[str, Any]) -> dict[str, bytes]:
        return {f"{uuid.uuid4()}/metadata.jsonl": (json.dumps(row, ensure_ascii=False) + "\n").encode()}

    def _appended(self, api: Any, repo: str, row: dict[str, Any]) -> dict[str, bytes]:
        errors = require("huggingface_hub.errors", "for HuggingFaceDatasetSaver")
        try:
            path = api.hf_hub_download(repo, "data.csv", repo_type="dataset", force_download=True)
            text = Path(path).read_text("utf-8")
        except errors.EntryNotFoundError:
            text = ""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerows([] if text else [[neutral(name) for name in row]])
        writer.writerow([neutral(cell_of(value)) for value in row.values()])
        return {"data.csv": (text + out.getvalue()).encode()}


class HuggingFaceDatasetJSONSaver(HuggingFaceDatasetSaver):
    """3.x spelling of ``HuggingFaceDatasetSaver(…, separate_dirs=True)``.

    Args:
        hf_token: Access token that may write.
        dataset_name: The dataset.
        organization: Its owner.
        private: Whether the dataset is made a private one.
        verbose: Accepted for old apps.
    """

    def __init__(
        self,
        hf_token: str | None,
        dataset_name: str,
        organization: str | None = None,
        private: bool = False,
        verbose: bool = True,
    ) -> None:
        warn("HuggingFaceDatasetJSONSaver is from 3.x: use HuggingFaceDatasetSaver(…, separate_dirs=True).")
        super().__init__(hf_token, dataset_name, organization, private, separate_dirs=True, verbose=verbose)
