import { type BuildEnvironmentOptions, build, defineConfig, type Plugin, type Rolldown } from "vite";
import { type BundledPackage, thirdParty } from "./bin/licences.ts";
import { buildStamp, ROOT, VERSION } from "./bin/stamp.ts";
import { FILE_POLICY, policyText } from "./engine/node/serve/policy.ts";

// The viewer's page: what it takes to work from any folder of any server, and from disk. There a browser loads no
// modules and starts no workers from files, so that everything is a classic script, and each worker comes twice: as a
// file, and as a script that hands over the worker's text (viz/workers/startWorker.ts).

const WORKERS = ["log", "run", "language"] as const;

/** Where viz/workers/startWorker.ts looks for a worker's text. */
const SHELF = "careshiftWorkers";

const LICENCES = "licences.json";

const HERE: BuildEnvironmentOptions = {
  target: "es2022",
  modulePreload: false,
  reportCompressedSize: false,
  license: { fileName: LICENCES },
};

export default defineConfig({
  root: `${ROOT}viz`,
  base: "./",
  publicDir: false,
  define: { CARESHIFT_VERSION: JSON.stringify(VERSION) },
  plugins: [classicPage(), workers()],
  build: {
    ...HERE,
    outDir: `${ROOT}dist/viz`,
    emptyOutDir: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { format: "iife", entryFileNames: "page.js", assetFileNames: "[name][extname]" },
    },
  },
});

/** One classic script at the end of the head, run when the document is there; a strict policy; the stamp of the build. */
function classicPage(): Plugin {
  const stamp = buildStamp();
  return {
    name: "careshift:classic-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) => ({
        html: html
          .replace(/<script type="module" crossorigin src="([^"]+)">/g, `<script defer src="$1?${stamp}">`)
          .replace(/<link rel="stylesheet" crossorigin href="([^"]+)">/g, `<link rel="stylesheet" href="$1?${stamp}">`),
        tags: [
          meta({ "http-equiv": "Content-Security-Policy", content: policyText(FILE_POLICY) }),
          meta({ name: "careshift-build", content: stamp }),
        ],
      }),
    },
  };
}

function meta(attrs: Record<string, string>) {
  return { tag: "meta", attrs, injectTo: "head-prepend" as const };
}

/** Builds the workers beside the page, and tells under which licences everything bundled is passed on. */
function workers(): Plugin {
  return {
    name: "careshift:workers",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const packages = licencesIn(bundle[LICENCES]);
        delete bundle[LICENCES];
        for (const name of WORKERS) {
          const { code, bundled } = await worker(name);
          const text = `(self.${SHELF}??={}).${name}=${JSON.stringify(code)};\n`;
          this.emitFile({ type: "asset", fileName: `workers/${name}.js`, source: code });
          this.emitFile({ type: "asset", fileName: `workers/${name}.text.js`, source: text });
          packages.push(...bundled);
        }
        this.emitFile({ type: "asset", fileName: "THIRD-PARTY.md", source: thirdParty(packages) });
      },
    },
  };
}

async function worker(name: (typeof WORKERS)[number]): Promise<{ code: string; bundled: BundledPackage[] }> {
  const result = await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: "warn",
    plugins: [lighter()],
    build: {
      ...HERE,
      write: false,
      rolldownOptions: {
        // Nothing is kept for what reading a property or loading a package might do: neither does anything here.
        treeshake: { propertyReadSideEffects: false, moduleSideEffects: (id) => !id.includes("/node_modules/") },
        input: `${ROOT}viz/workers/${name}Worker.ts`,
        output: { format: "iife", entryFileNames: "worker.js" },
      },
    },
  });
  if (Array.isArray(result) || !("output" in result))
    throw new TypeError(`the ${name} worker has more than one bundle`);
  const found = (file: string) => result.output.find(({ fileName }) => fileName === file);
  const script = found("worker.js");
  if (script?.type !== "chunk") throw new TypeError(`the ${name} worker was not built`);
  return { code: script.code, bundled: licencesIn(found(LICENCES)) };
}

/** Makers of JSON Schema in zod, and the folder whose sentences say what keys mean. */
const SCHEMA_MAKERS = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/;
const SCHEMA = "/engine/scenario/schema/";

/** The one generator of seedrandom that runs use: the package itself brings six more. */
const ALEA = "careshift:alea";

/**
 * Leaves out what only editors and the data dictionary ask of the language, JSON Schema and the sentences about keys, and
 * generators that nobody uses.
 */
function lighter(): Plugin {
  return {
    name: "careshift:lighter",
    enforce: "pre",
    resolveId: (id) => (id === "seedrandom" ? ALEA : null),
    load: (id) => (id === ALEA ? 'import alea from "seedrandom/lib/alea.js"; export default { alea };' : null),
    transform(code, id) {
      if (SCHEMA_MAKERS.test(id)) {
        const names = [...code.matchAll(/export (?:function|const) (\w+)/g)].map(([, name]) => name);
        return names.map((name) => `export const ${name} = () => {};`).join("\n");
      }
      return id.includes(SCHEMA) ? code.replaceAll(/"[A-Z][^"\n]*\."/g, '""') : null;
    },
  };
}

/** The packages in a bundle, as Vite's licence plugin lists them. */
function licencesIn(file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): BundledPackage[] {
  return file?.type === "asset" ? JSON.parse(String(file.source)) : [];
}
