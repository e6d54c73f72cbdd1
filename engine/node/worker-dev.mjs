// In a checkout: teaches this thread to read TypeScript, then is the worker.
import { register } from "tsx/esm/api";

register();
const worker = await import("./worker.ts");
export default worker.default;
export const { oracle } = worker;
