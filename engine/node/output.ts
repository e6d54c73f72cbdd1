/** Writing to stdout and stderr when the reader may have gone away (`careshift run … | head`). */

/** A closed pipe is not an error: whoever read it has read enough. Any other failure of a stream is. */
export function bearClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

/** Writes text and waits until the system has taken it. */
export function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done) => {
    stream.write(text, () => done());
  });
}

/** Characters in a line: the terminal's, kept between 80 and 120; 120 where there is none. */
export function lineWidth(stream: NodeJS.WriteStream): number {
  return Math.min(120, Math.max(80, stream.columns ?? 120));
}
