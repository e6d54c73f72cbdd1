/** The thread this script runs in, as a worker sees it: the page's types know `self` as a window only. */
export function thisWorker(): {
  readonly post: (said: unknown, transfer?: ArrayBuffer[]) => void;
  /** Calls `heard` with every message. */
  readonly listen: <Ask>(heard: (ask: Ask) => void) => void;
} {
  const scope = self as unknown as {
    postMessage(message: unknown, transfer: ArrayBuffer[]): void;
    onmessage: ((event: MessageEvent) => void) | null;
  };
  return {
    post: (said, transfer = []) => scope.postMessage(said, transfer),
    listen: (heard) => {
      scope.onmessage = ({ data }) => heard(data);
    },
  };
}
