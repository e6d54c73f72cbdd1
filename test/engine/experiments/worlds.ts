import { fileURLToPath } from "node:url";
import { type Loaded, load } from "../../../engine/node/load.ts";

/** The test scenario of that name, ready to run. */
export function world(name: string, set: readonly string[] = []): Promise<Loaded> {
  return load(fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url)), set);
}
