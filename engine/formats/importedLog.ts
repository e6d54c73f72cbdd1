import type { FactChunk } from "../log/chunk.ts";
import { createDigest, DIGEST_NAME } from "../log/digest.ts";
import { KIND_NAMES } from "../log/facts.ts";
import type { LogHeader } from "../log/header.ts";
import { wrongColumns } from "../log/lawColumns.ts";
import { Replay } from "../log/replay.ts";
import type { ExportAbout } from "./about.ts";
import type { FactCollector } from "./collect.ts";
import { FormatError } from "./formatError.ts";

/** A log that was read from another format. */
export interface ImportedLog {
  readonly header: LogHeader;
  readonly chunks: readonly FactChunk[];
  readonly facts: number;
  readonly digest: string;
}

const WHOLE = "export it again: a log is taken in only as it was simulated";

/**
 * The log of the facts that were read: the very one that was exported, fact by fact.
 * @param breathe lets the shell live between chunks: signals, a wish to stop
 * @throws FormatError when facts are missing, were changed, or could not have happened
 */
export async function importedLog(
  { log: header, facts, digest }: ExportAbout,
  collector: FactCollector,
  breathe?: () => Promise<void>,
): Promise<ImportedLog> {
  if (header.digest !== DIGEST_NAME) {
    throw new FormatError(`its digest is of kind ${header.digest}; this Careshift knows ${DIGEST_NAME}`, "", WHOLE);
  }
  const chunks: FactChunk[] = [];
  const found = createDigest();
  let count = 0;
  for (const chunk of collector.chunks()) {
    await breathe?.();
    chunks.push(chunk);
    found.take(chunk);
    count += chunk.length;
  }
  if (count !== facts) throw new FormatError(`it has ${count} facts, but was exported with ${facts}`, "", WHOLE);
  if (found.hex() !== digest) {
    throw new FormatError(
      `its facts were changed: their digest is ${found.hex()}, and was ${digest} when they were exported`,
      "",
      WHOLE,
    );
  }
  const replay = new Replay(header);
  for (const chunk of chunks) {
    await breathe?.();
    checkReplay(replay, chunk, header);
  }
  return { header, chunks, facts, digest };
}

/** A digest is no seal: whoever reads the log later must not stumble over facts that nobody could have simulated. */
function checkReplay(replay: Replay, chunk: FactChunk, header: LogHeader): void {
  for (let i = 0; i < chunk.length; i++) checkFact(chunk, i, header);
  try {
    replay.take(chunk);
  } catch (error) {
    throw impossible(`facts ${chunk.first} to ${chunk.first + chunk.length - 1}`, (error as Error).message);
  }
}

function checkFact(
  { first, time, kind, person, service, other, value, cause }: FactChunk,
  i: number,
  header: LogHeader,
) {
  const number = first + i;
  const fact = {
    number,
    time: time[i]!,
    kind: kind[i]!,
    person: person[i]!,
    service: service[i]!,
    other: other[i]!,
    value: value[i]!,
    cause: cause[i]!,
  };
  const late = i > 0 && time[i]! < time[i - 1]! ? "it comes before the fact before it" : null;
  const causeless = fact.cause < -1 || fact.cause >= number ? `its cause is ${fact.cause}` : null;
  const wrong = late ?? causeless ?? wrongColumns(fact, header);
  if (wrong !== null) throw impossible(`fact ${number} (${KIND_NAMES[fact.kind]})`, wrong);
}

function impossible(where: string, wrong: string): FormatError {
  return new FormatError(`it could not have been simulated: ${wrong}`, where, WHOLE);
}
