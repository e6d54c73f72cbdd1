/**
 * Elements without ceremony. Text only ever goes in as text, never as markup, so that words from a scenario or a log
 * stay words.
 */

export type Child = Node | string | null | false;

interface Props {
  readonly class?: string;
  readonly [attribute: string]: string | number | boolean | null | undefined | ((event: never) => void);
}

/**
 * Makes an element. Keys that begin with "on" are listeners (onclick: …), `true` sets an attribute without a value,
 * `false`, null and undefined leave it out.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value as (event: Event) => void);
    else attribute(element, key, value);
  }
  fill(element, ...children);
  return element;
}

/** A button with an action. */
export function button(props: Props & { readonly onclick: () => void }, ...children: Child[]): HTMLButtonElement {
  return el("button", { type: "button", ...props }, ...children);
}

/** Sets or takes away an attribute; writes only what changes. */
export function attribute(element: Element, key: string, value: string | number | boolean | null | undefined): void {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(key)) element.removeAttribute(key);
    return;
  }
  const text = value === true ? "" : String(value);
  if (element.getAttribute(key) !== text) element.setAttribute(key, text);
}

/** Adds children; null and false are nothing. */
export function fill(element: Element, ...children: Child[]): void {
  for (const child of children) if (child !== null && child !== false) element.append(child);
}

/** Writes text only where it differs: an unchanged number costs nothing and is not announced again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows or hides without taking away. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/**
 * Keeps the children of `parent` in step with a list: elements of keys that stay are kept (and keep the focus),
 * others are made or removed, order is that of the list.
 */
export function keyed<T>(
  parent: Element,
  items: readonly T[],
  key: (item: T, index: number) => string,
  make: (item: T) => HTMLElement,
  update: (element: HTMLElement, item: T, index: number) => void,
): void {
  const old = new Map([...parent.children].map((child) => [(child as HTMLElement).dataset["key"] ?? "", child]));
  let before: Element | null = parent.firstElementChild;
  items.forEach((item, index) => {
    const name = key(item, index);
    const kept = old.get(name) as HTMLElement | undefined;
    const element = kept ?? make(item);
    old.delete(name);
    if (kept === undefined) element.dataset["key"] = name;
    update(element, item, index);
    if (element === before) before = before.nextElementSibling;
    else parent.insertBefore(element, before);
  });
  for (const gone of old.values()) gone.remove();
}
