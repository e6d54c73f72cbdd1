import { spawn } from "node:child_process";

/** Opens an address in the person's browser. When that is not possible they still have the address. */
export function openBrowser(address: string): void {
  const [program, ...words] = opener(address);
  if (program === undefined) return;
  const child = spawn(program, words, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

/** True where someone sits before the output and a browser can be shown. */
export function someoneLooks(): boolean {
  return process.stdout.isTTY === true && !process.env["CI"];
}

function opener(address: string): string[] {
  if (process.platform === "darwin") return ["open", address];
  if (process.platform === "win32") return ["cmd", "/c", "start", "", address];
  const screen = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"];
  return screen ? ["xdg-open", address] : [];
}
