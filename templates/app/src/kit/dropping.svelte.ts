import type { FileData } from "../client/types.js";
import { said, t } from "../i18n/index.svelte.js";
import { bytes } from "./format.js";
import { isAccepted, type Upload, type UploadProgress } from "./upload.js";

export interface DropOptions {
  accept: readonly string[];
  multiple: boolean;
  max_file_size: number | null;
  upload: Upload;
  onuploaded: (files: FileData[], local: File[]) => void;
}

/** Takes files, refuses those that do not fit, uploads the rest, and tells how that goes. */
export class Dropping {
  progress = $state<UploadProgress | null>(null);
  name = $state("");
  error = $state("");
  private controller: AbortController | null = null;
  private readonly options: () => DropOptions;

  constructor(options: () => DropOptions) {
    this.options = options;
  }

  /** Upload these files; those before them are given up. */
  async take(given: readonly File[]): Promise<void> {
    const { accept, multiple, max_file_size, upload, onuploaded } = this.options();
    const files = multiple ? [...given] : given.slice(0, 1);
    this.error = files.map((file) => complaint(file, accept, max_file_size)).find(Boolean) ?? "";
    if (files.length === 0 || this.error) return;
    this.cancel();
    await this.send(files, upload, onuploaded);
  }

  private async send(files: File[], upload: Upload, onuploaded: DropOptions["onuploaded"]): Promise<void> {
    const controller = new AbortController();
    const current = (): boolean => this.controller === controller;
    this.controller = controller;
    this.name = files.length === 1 ? (files[0]?.name ?? "") : `${files.length} ${t("upload.files")}`;
    this.progress = { loaded: 0, total: files.reduce((sum, file) => sum + file.size, 0) };
    try {
      const stored = await upload(files, (progress) => { if (current()) this.progress = progress; }, controller.signal);
      if (current()) onuploaded(stored, files);
    } catch (error) {
      if (!controller.signal.aborted) this.error = error instanceof Error ? said(error.message) : t("upload.failed");
    } finally {
      if (current()) this.progress = null;
    }
  }

  /** Give up what is being uploaded. */
  cancel(): void {
    this.controller?.abort();
    this.controller = null;
    this.progress = null;
  }
}

function complaint(file: File, accept: readonly string[], limit: number | null): string {
  if (!isAccepted(file, accept)) return t("upload.type", { name: file.name, types: accept.join(", ") });
  if (limit !== null && file.size > limit) return t("upload.too_large", { name: file.name, size: bytes(file.size), limit: bytes(limit) });
  return "";
}

/** Return the files of a paste. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return transfer ? [...transfer.files] : [];
}

/** Hand over the files of a drop, later those in folders; call it while the drop is handled, afterwards it is empty. */
export function takeDropped(transfer: DataTransfer | null, take: (files: File[]) => void): void {
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) take(filesOf(transfer));
  else void Promise.all(entries.map(filesBelow)).then((files) => { take(files.flat()); });
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); })];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A reader hands over a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) return (await Promise.all(found.map(filesBelow))).flat();
    found.push(...some);
  }
}
