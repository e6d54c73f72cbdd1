import type { Ears, Thread, WorkerName } from "./conversation.ts";

/** Where a worker's text script leaves it, by the worker's name: see vite.config.ts. */
const SHELF = "careshiftWorkers";

/** Workers' texts as addresses in memory. */
const inMemory = new Map<WorkerName, Promise<string>>();

/**
 * Starts a worker of the built page. A page opened from disk may not start a worker from a file beside it: there a
 * classic script brings the worker's text, and the worker is started from memory.
 */
export async function startWorker(name: WorkerName, { heard, broken }: Ears): Promise<Thread> {
  const address = location.protocol === "file:" ? await addressInMemory(name) : `workers/${name}.js${stamp()}`;
  const worker = new Worker(address, { name });
  worker.onmessage = ({ data }) => heard(data);
  worker.onerror = ({ message }) => broken(message || "it could not be loaded");
  worker.onmessageerror = () => broken("a message could not be read");
  return {
    post: (ask, transfer) => worker.postMessage(ask, transfer),
    end: () => worker.terminate(),
  };
}

function addressInMemory(name: WorkerName): Promise<string> {
  const known = inMemory.get(name);
  if (known !== undefined) return known;
  const address = textOf(name).then((text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  inMemory.set(name, address);
  address.catch(() => inMemory.delete(name));
  return address;
}

function textOf(name: WorkerName): Promise<string> {
  return new Promise((found, missing) => {
    const script = document.createElement("script");
    script.src = `workers/${name}.text.js${stamp()}`;
    script.onload = () => {
      const shelf = (window as unknown as Record<string, Partial<Record<WorkerName, string>> | undefined>)[SHELF];
      const text = shelf?.[name];
      script.remove();
      if (text === undefined) missing(new Error(`${script.src} holds no worker`));
      else found(text);
    };
    script.onerror = () => {
      script.remove();
      missing(new Error("its file is missing beside the page"));
    };
    document.head.append(script);
  });
}

/** The build's stamp as a query, so that a page never starts the worker of another build from a cache. */
function stamp(): string {
  const build = document.querySelector<HTMLMetaElement>('meta[name="careshift-build"]')?.content;
  return build === undefined ? "" : `?${build}`;
}
