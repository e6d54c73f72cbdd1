import type { Catalogue, CatalogueWorld } from "../../engine/index.ts";
import type { ScenarioFiles } from "../workers/messages.ts";
import type { WorldSource } from "./intake.ts";

/** True when the page came from a server that has something to show. */
export const hasOffer = (): boolean => addressOfCatalogue() !== null;

/**
 * The worlds that the server which gave the page offers to show; null when the page stands alone.
 * @throws Error in words when the server does not answer, or in a way this page does not know
 */
export async function offered(): Promise<readonly WorldSource[] | null> {
  const address = addressOfCatalogue();
  if (address === null) return null;
  const found = JSON.parse(await textAt(address)) as Partial<Catalogue>;
  if (found.careshift !== "catalogue" || found.schema !== 1 || !Array.isArray(found.worlds)) {
    throw new Error("its catalogue is of a kind this page does not know");
  }
  return found.worlds.slice(0, 2).map(sourceOf);
}

function addressOfCatalogue(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="careshift-catalogue"]')?.content ?? null;
}

function sourceOf(world: CatalogueWorld): WorldSource {
  const { log, scenario, fork, ...rest } = world;
  const about = { ...rest, ...(fork && { fork }) };
  return {
    about: { ...about, canSimulate: scenario !== null },
    log: log === null ? null : (signal) => bytesAt(log, signal),
    scenario: scenario === null ? null : (signal) => scenarioAt(scenario, signal, fork),
  };
}

async function bytesAt(address: string, signal: AbortSignal): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(address, signal)).arrayBuffer());
}

/** The server hands out scenarios that stand alone. */
async function scenarioAt(address: string, signal: AbortSignal, fork?: CatalogueWorld["fork"]): Promise<ScenarioFiles> {
  const own = { entry: ENTRY, files: new Map([[ENTRY, await textAt(address, signal)]]) };
  if (fork?.scenario == null) return own;
  const { at, date, scenario } = fork;
  return { ...own, fork: { at, date, parent: await scenarioAt(scenario, signal) } };
}

const ENTRY = "scenario.yaml";

async function textAt(address: string, signal?: AbortSignal): Promise<string> {
  return (await fetched(address, signal)).text();
}

async function fetched(address: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(address, signal && { signal }).catch(() => {
    throw new Error("the server does not answer");
  });
  if (!response.ok) throw new Error(`the server has no ${address} (${response.status})`);
  return response;
}
