import type { Catalogue, CatalogueWorld } from "../../engine/index.ts";
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
  const { log, scenario, ...about } = world;
  return {
    about: { ...about, canSimulate: scenario !== null },
    log: log === null ? null : () => bytesAt(log),
    scenario: scenario === null ? null : () => textAt(scenario),
  };
}

async function bytesAt(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(address)).arrayBuffer());
}

async function textAt(address: string): Promise<string> {
  return (await fetched(address)).text();
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address).catch(() => {
    throw new Error("the server does not answer");
  });
  if (!response.ok) throw new Error(`the server has no ${address} (${response.status})`);
  return response;
}
