import type { StaffStock } from "../../compile/model/hours.ts";
import type { Model } from "../../compile/model.ts";
import { DOMAIN, type RunKey, runStream } from "../../random/keys.ts";
import { mix } from "../../random/mix.ts";
import { purpose, USE } from "../../random/purposes.ts";
import { threefry } from "../../random/threefry.ts";
import { type EventList, NEVER, PRIORITY } from "../eventList.ts";
import { duration, type Tables, tablesOf } from "../tables.ts";

/** Streams of the capacity priority from here on, up to those of places that become ready, are posts of staff. */
const POSTS = 1 << 26;

/** True for the notice of a post that falls empty or is filled. */
export const isPost = (stream: number): boolean => stream >= POSTS;

/** One post: filled and empty by turns, with luck of its own. */
interface Post {
  readonly stock: StaffStock;
  readonly luck: number;
  filled: boolean;
  /** How many times it has been filled before. */
  turn: number;
  /** When it changes next, in seconds. */
  next: number;
}

/**
 * Posts of staff. When each falls empty and is filled again follows from the run key, the name of the service and the
 * number of the post alone, so nothing that happens in the run changes it and nothing of it need be told but the places.
 */
export class Stock {
  /** The service of the post that changed last. */
  changed = -1;
  private readonly posts: Post[];
  /** By service: filled posts. */
  private readonly filled: Int32Array;
  private readonly stockOf: readonly (StaffStock | undefined)[];
  private readonly tables: Tables;
  private readonly list: EventList;
  private readonly words = new Int32Array(2);
  private readonly key0: number;
  private readonly key1: number;

  constructor(model: Model, key: RunKey, list: EventList) {
    const { stocks } = model.hours;
    this.tables = tablesOf(model);
    this.list = list;
    runStream(this.words, key, DOMAIN.staff);
    this.key0 = this.words[0]!;
    this.key1 = this.words[1]!;
    this.stockOf = model.services.map((_, service) => stocks.find((stock) => stock.service === service));
    this.filled = Int32Array.from(this.stockOf, (stock) => stock?.posts ?? 0);
    this.posts = stocks.flatMap((stock) => {
      const luck = purpose(model.services[stock.service]!.luck, USE.post);
      return Array.from({ length: stock.posts }, (_, i) => this.first(stock, mix(luck ^ (i + 1))));
    });
  }

  private first(stock: StaffStock, luck: number): Post {
    const post: Post = { stock, luck, filled: true, turn: 0, next: 0 };
    post.next = this.lasts(post);
    return post;
  }

  /** Brings every post to the instant `at` (seconds), and plans what comes after it. */
  planAll(at: number): void {
    for (const [i, post] of this.posts.entries()) {
      while (post.next <= at) this.turnOver(post);
      this.plan(i);
    }
  }

  /** A post falls empty, or is filled: see `changed`. */
  change(stream: number): void {
    const post = this.posts[stream - POSTS]!;
    this.turnOver(post);
    this.plan(stream - POSTS);
    this.changed = post.stock.service;
  }

  /** Places or staff on duty that the filled posts allow, of those given. */
  limit(service: number, given: number): number {
    const stock = this.stockOf[service];
    if (stock === undefined) return given;
    const filled = this.filled[service]!;
    if (stock.perPost > 0) return Math.min(given, filled * stock.perPost);
    return Math.floor((given * filled) / stock.posts);
  }

  private turnOver(post: Post): void {
    post.filled = !post.filled;
    if (post.filled) post.turn++;
    this.filled[post.stock.service]! += post.filled ? 1 : -1;
    post.next += this.lasts(post);
  }

  /** Seconds for which the post stays as it is now: a second at least. */
  private lasts({ stock, luck, filled, turn }: Post): number {
    threefry(this.words, this.key0, this.key1, luck, turn);
    const word = this.words[filled ? 0 : 1]!;
    return Math.max(1, duration(this.tables, filled ? stock.filled : stock.empty, word));
  }

  private plan(post: number): void {
    this.list.pushStream(Math.min(this.posts[post]!.next, NEVER - 1), PRIORITY.capacity, POSTS + post);
  }
}
