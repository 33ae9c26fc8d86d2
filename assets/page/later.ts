/** Loading what a page does not need at once. The script stands in a template,
 * which the page's policy allows to be cloned; nothing is fetched before that.
 * In the file form it is a function that waits to be called. */

import { say } from "../workbook";

const loading = new Map<string, Promise<void>>();

/** The scripts of the file form. */
interface Waiting { werkboekScripts?: Record<string, () => void> }

/** Whether the workbook has such a script. */
export const canLoad = (name: string): boolean => Object.hasOwn((globalThis as Waiting).werkboekScripts ?? {}, name)
  || Array.from(document.querySelectorAll<HTMLTemplateElement>("template[data-later]")).some((t) => t.dataset.later === name);

/** Loads a script of the workbook once; rejects when it does not arrive. */
export function loadScript(name: string): Promise<void> {
  const known = loading.get(name);
  if (known) return known;
  const pattern = document.querySelector<HTMLTemplateElement>(`template[data-later="${name}"]`)?.content.querySelector("script");
  const promise = new Promise<void>((resolve, reject) => {
    const waiting = (globalThis as Waiting).werkboekScripts?.[name];
    if (waiting) return resolve(waiting());
    if (!pattern) return reject(new Error(`there is no script ${name}`));
    const script = pattern.cloneNode(true) as HTMLScriptElement;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(say("later.failed"))));
    document.head.append(script);
  });
  promise.catch(() => loading.delete(name)); // the next press tries again
  loading.set(name, promise);
  return promise;
}

/** What a script that came later offers. */
interface Offered { werkboekLater?: Record<string, unknown> }

/** Loads a part of the program, and gives what it offers. */
export async function later<T>(name: string): Promise<T> {
  await loadScript(name);
  return (globalThis as Offered).werkboekLater?.[name] as T;
}

/** Said by a part of the program that was loaded later. */
export function offer(name: string, part: unknown): void {
  ((globalThis as Offered).werkboekLater ??= {})[name] = part;
}
