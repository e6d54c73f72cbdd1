import type { GivenFile } from "./intake.ts";

/** Files of one drop that are looked at: a run folder has a dozen. */
const MOST_FILES = 2000;

/** Takes files that are dropped anywhere on the page, folders with all that is in them. */
export function acceptDrops(page: HTMLElement, given: (files: readonly GivenFile[]) => void): void {
  let inside = 0;
  const show = (): void => void page.classList.toggle("dropping", inside > 0);
  addEventListener("dragenter", (event) => {
    event.preventDefault();
    inside++;
    show();
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("dragleave", () => {
    inside = Math.max(0, inside - 1);
    show();
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    show();
    if (event.dataTransfer === null) return;
    dropped(event.dataTransfer).then(given, () => given([]));
  });
}

/** Opens the browser's own window to choose files, or a folder. */
export function chooseFiles(folder: boolean, given: (files: readonly GivenFile[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = folder;
  if (!folder) input.accept = ".log,.yaml,.yml,.json,.csv";
  input.addEventListener("change", () => given([...(input.files ?? [])].map(asGiven)));
  input.click();
}

async function dropped(data: DataTransfer): Promise<GivenFile[]> {
  // The entries are gone once the event is over: all are taken before anything is waited for.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...data.files].map(asGiven);
  const found: GivenFile[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

async function gather(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((done, fail) => entry.file(done, fail));
    found.push({ ...asGiven(file), path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const one of some) await gather(one, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function asGiven(file: File): GivenFile {
  return {
    path: file.webkitRelativePath || file.name,
    text: () => file.text(),
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}
