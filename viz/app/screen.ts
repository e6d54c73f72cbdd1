import { animationFrames } from "rxjs";
import type { App } from "./app.ts";
import type { Commands } from "./commands.ts";
import { Director } from "./director.ts";
import { button, el, setHidden } from "./dom.ts";
import { Doorway } from "./doorway.ts";
import { helpDialog } from "./helpDialog.ts";
import type { Actions } from "./keyboard.ts";
import { type Layout, layOut } from "./layout.ts";
import { NarrationLine } from "./narrationLine.ts";
import { Notices } from "./notices.ts";
import { pace } from "./pace.ts";
import { PartingNote } from "./partingNote.ts";
import { drawings } from "./player.ts";
import { RunDialog } from "./runDialog.ts";
import type { Scene } from "./scene.ts";
import { SettingsDialog } from "./settingsDialog.ts";
import { Side } from "./side.ts";
import { StageRoom } from "./stageRoom.ts";
import type { AppState } from "./state.ts";
import { applyTheme, groundOf, onWishes, paletteFor, systemWishes } from "./theme.ts";
import { Timeline } from "./timeline.ts";
import { Transport } from "./transport.ts";
import { WorldSwitch } from "./worldSwitch.ts";

/** What the screen asks of the page. */
interface Hooks {
  readonly actions: Actions;
  readonly choose: (folder: boolean) => void;
  readonly run: (replication: number) => void;
  /** Stays with the run on the stage while another is being made. */
  readonly stay: () => void;
  readonly cancel: () => void;
  /** A scene has been drawn. */
  readonly drawn: () => void;
  /** Measure the work of each frame. */
  readonly measure: boolean;
}

/** A sentence needs time to be read, and to be heard. */
const NARRATION_SECONDS = 3;
/** Stands for the state while time runs, so that only time brings the next sentence. */
const IN_PLAY = {};

/** The replay screen: its parts, and when each is brought up to date. */
export class Screen {
  readonly element: HTMLElement;
  private readonly app: App;
  private readonly hooks: Hooks;
  private readonly layout: Layout;
  private readonly director: Director;
  private readonly room: StageRoom;
  private readonly side: Side;
  private readonly narration: NarrationLine;
  private readonly timeline: Timeline;
  private readonly transport: Transport;
  private readonly worlds: WorldSwitch;
  private readonly parting: PartingNote;
  private readonly runs: RunDialog;
  private readonly settings: SettingsDialog;
  private readonly help: ReturnType<typeof helpDialog>;
  private readonly notices: Notices;
  private readonly doorway: Doorway;
  private readonly commands: Commands;
  private readonly narrationPace = pace(NARRATION_SECONDS);
  /** To be done once the next scene stands: focus goes to what is then there. */
  private afterwards: (() => void)[] = [];
  private opener: HTMLElement | null = null;

  constructor(app: App, commands: Commands, hooks: Hooks) {
    this.app = app;
    this.commands = commands;
    this.hooks = hooks;
    this.director = new Director(app, commands);
    this.room = new StageRoom(app, commands);
    this.side = new Side(app, commands);
    this.narration = new NarrationLine(commands);
    this.timeline = new Timeline(app, commands);
    this.transport = new Transport(app, commands);
    this.worlds = new WorldSwitch(commands);
    this.parting = new PartingNote(app, commands);
    this.runs = new RunDialog(hooks.run, hooks.stay);
    this.settings = new SettingsDialog(app);
    this.help = helpDialog(hooks.actions);
    this.notices = new Notices(app);
    this.doorway = new Doorway(
      () => hooks.choose(false),
      () => hooks.choose(true),
      hooks.cancel,
    );
    this.layout = this.laidOut();
    this.element = this.layout.page;
    for (const part of this.layout.ready) part.classList.add("coming");
  }

  /** Shows the present state, and from then on every change. */
  start(): void {
    this.followSystem();
    onWishes(() => {
      this.followSystem();
      this.app.refresh();
    });
    this.app.states.subscribe((state) => this.showState(state));
    drawings(this.app.states, animationFrames(), () => this.draw()).subscribe();
  }

  openHelp(): void {
    this.help.open();
  }

  /** Esc: a tip goes first, then what is on top. */
  escape(): void {
    if (!this.room.hideTip()) this.commands.close();
  }

  /** A panel that has the focus closes: the focus goes back to where it was opened from. */
  giveBackFocus(): void {
    if (!this.side.hasFocus()) return;
    const { opener } = this;
    this.afterwards.push(() => (opener?.isConnected ? opener : this.room.stage.element).focus());
  }

  focusNarration(): void {
    this.afterwards.push(() => this.narration.focus());
  }

  revealPanel(): void {
    this.afterwards.push(() => this.side.reveal());
  }

  focusPanel(): void {
    if (!this.side.hasFocus()) this.opener = document.activeElement as HTMLElement | null;
    this.afterwards.push(() => this.side.focus());
  }

  focusService(index: number): void {
    this.room.stage.focusService(index);
  }

  /** Draws one scene; true when the next moment will look different. */
  private draw(): boolean {
    const began = performance.now();
    const scene = this.director.scene();
    if (scene === null) return false;
    const unfinished = this.show(scene);
    if (!unfinished) for (const act of this.afterwards.splice(0)) act();
    this.hooks.drawn();
    if (this.hooks.measure) performance.measure("careshift:frame", { start: began });
    return unfinished || scene.reading.moving;
  }

  /** Shows the scene; true when the next frame must go on. The first look at each part takes long: one part a frame. */
  private show(scene: Scene): boolean {
    for (const part of this.parts.slice(0, this.begun + 1)) if (part(scene)) return true;
    if (this.begun === this.parts.length - 1) {
      // Nothing is seen of the parts before all are there: none of them pushes another away.
      for (const part of this.layout.ready) part.classList.remove("coming");
      return false;
    }
    this.begun++;
    return true;
  }

  /** The parts that show scenes, in the order of their first look. Each tells whether it must go on in the next frame. */
  private readonly parts: readonly ((scene: Scene) => boolean)[] = [
    // First the browser lays out what has just been put there.
    () => false,
    (scene) => this.room.show(scene),
    once((scene) => this.timeline.show(scene)),
    once((scene) => {
      this.side.show(scene);
      this.parting.show(scene);
    }),
    once((scene) => this.narrate(scene)),
  ];
  private begun = 0;

  private narrate(scene: Scene): void {
    const { app, wall, reading } = scene;
    const running = reading.moving && app.clock.perSecond > 0;
    if (this.narrationPace.due(running ? IN_PLAY : app, wall, reading.moving)) this.narration.show(scene);
  }

  private showState(state: AppState): void {
    const ready = this.app.store !== null;
    for (const part of this.layout.ready) setHidden(part, !ready);
    this.doorway.show(state, this.app);
    this.worlds.show(state);
    const standing = this.app.store?.header.replication ?? null;
    this.runs.show(state, standing);
    this.room.setStale(standing !== null && standing !== state.replication);
    this.settings.show(state);
    this.notices.show(state);
    this.transport.show(state);
    this.room.tools.show(state);
    this.wear(state);
    const title = state.worlds[state.shown]?.title;
    document.title = title === undefined ? "Careshift" : `${title} – Careshift`;
  }

  private followSystem(): void {
    this.app.systemReducesMotion = systemWishes().reducedMotion;
    this.worn = "";
  }

  private worn = "";

  /** Puts on the colours of the theme, where they have changed. */
  private wear({ settings }: AppState): void {
    const wishes = systemWishes();
    const ground = groundOf(settings.theme, wishes);
    const wanted = `${ground} ${wishes.moreContrast} ${wishes.forcedColours}`;
    if (wanted === this.worn) return;
    this.worn = wanted;
    applyTheme(ground, wishes);
    this.room.stage.setPalette(paletteFor(ground, wishes));
  }

  private laidOut(): Layout {
    const opens = (words: string, dialog: { open(): void }): HTMLElement =>
      button({ class: "hop", "aria-haspopup": "dialog", onclick: () => dialog.open() }, words);
    return layOut({
      header: [
        this.worlds.element,
        this.parting.element,
        this.runs.badge,
        el("span", { class: "spring" }),
        button({ class: "hop", onclick: () => this.hooks.choose(false) }, "Open"),
        opens("Settings", this.settings),
        opens("Help", this.help),
      ],
      notices: this.notices.element,
      doorway: this.doorway.element,
      stage: this.room.elements,
      narration: [this.narration.element, this.room.tools.element],
      aside: this.side.elements,
      timeline: this.timeline.element,
      transport: this.transport.element,
      dialogs: [this.help.element, this.settings.element, this.runs.element],
    });
  }
}

/** A part that is done in one go. */
const once =
  (show: (scene: Scene) => void) =>
  (scene: Scene): boolean => {
    show(scene);
    return false;
  };
