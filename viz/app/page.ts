import { openLogBytes, simulate } from "../workers/client.ts";
import { parseAddress } from "./address.ts";
import { AddressBar } from "./addressBar.ts";
import { App } from "./app.ts";
import { Commands } from "./commands.ts";
import { acceptDrops, chooseFiles } from "./dropZone.ts";
import { Entrance } from "./entrance.ts";
import { actionsOf } from "./keyboard.ts";
import { listenToKeys } from "./keyListener.ts";
import { lastResort } from "./lastResort.ts";
import { Screen } from "./screen.ts";
import { Session } from "./session.ts";

/**
 * Starts the page in an element: state and logs (App, Session), what a reader can do (Commands), what they see (Screen),
 * and the ways in: the server's catalogue, dropped and chosen files, links.
 */
export function startPage(host: HTMLElement): void {
  const app = new App(() => performance.now() / 1000);
  lastResort(host);
  const first = parseAddress(location.hash);
  const bar = new AddressBar(app, first.perf);
  const session = new Session(app, { openLogBytes, simulate });
  const entrance = new Entrance(app, session, first);
  const commands = new Commands(app, {
    jump: (go) => bar.jump(go),
    focusNarration: () => screen.focusNarration(),
    revealPanel: () => screen.revealPanel(),
    focusPanel: () => screen.focusPanel(),
    giveBackFocus: () => screen.giveBackFocus(),
    focusService: (index) => screen.focusService(index),
  });
  const choose = (folder: boolean): void => chooseFiles(folder, (files) => entrance.give(files));
  const actions = actionsOf(
    commands,
    () => screen.openHelp(),
    () => screen.escape(),
  );
  const screen = new Screen(app, commands, {
    actions,
    choose,
    run: (replication) => bar.jump(() => session.run(replication)),
    stay: () => session.cancel(),
    cancel: () => session.cancel(),
    drawn: () => bar.touch(),
    measure: first.perf,
  });
  host.replaceChildren(screen.element);
  listenToKeys(app, actions);
  acceptDrops(document.documentElement, (files) => entrance.give(files));
  bar.listen((fragment) => entrance.follow(parseAddress(fragment)));
  screen.start();
  entrance.openOffered();
}
