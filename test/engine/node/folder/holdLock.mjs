// A process that wants the lock of a folder: says "held" or the sentence it was refused with; holds it until it is told to go.
import { register } from "tsx/esm/api";

register();
const { takeLock } = await import("../../../../engine/node/folder/lock.ts");

process.once("message", async (target) => {
  try {
    const lock = await takeLock(target);
    process.send({ held: process.pid });
    process.once("message", async () => {
      await lock.release();
      process.exit();
    });
  } catch (error) {
    process.send({ refused: error.message });
    process.disconnect();
  }
});
process.send({ ready: true });
