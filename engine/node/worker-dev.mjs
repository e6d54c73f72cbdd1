// In a checkout: teaches this thread to read TypeScript, then is the worker.
import { register } from "tsx/esm/api";

register();
export default (await import("./worker.ts")).default;
