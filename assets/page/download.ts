/** Giving the reader a file, or the words of it. */

import { element } from "./element";

/** Hands a file to the browser. Whether it arrived only the reader can see;
 * what the browser refuses at once is an error. */
export function download(name: string, data: Blob): void {
  const address = URL.createObjectURL(data);
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Puts a text where it can be pasted from; tells whether that worked. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

/** The older way, for pages that are opened from disk. */
function byHand(text: string): boolean {
  const field = element("textarea", { class: "hidden", readonly: true });
  field.value = text;
  (document.querySelector("dialog[open]:last-of-type") ?? document.body).append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
