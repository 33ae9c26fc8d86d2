/** What is on the page that is shown. In the file form the other pages stand in
 * the document too, put away; nothing is worked out for them until they come. */

/** Whether a part stands on a page that is put away. */
export const putAway = (part: Element): boolean => part.closest("[data-leaf][hidden]") !== null;

/** The text of the page that is shown. */
export const shownMain = (): HTMLElement | undefined => Array.from(document.querySelectorAll("main")).find((main) => !putAway(main));

/** Calls show on every change, and when the page of a part is shown again.
 * Gives the way to stop. */
export function whileShown(part: Element, store: EventTarget, show: () => void): () => void {
  const listen = (): void => { if (!putAway(part)) show(); };
  store.addEventListener("change", listen);
  return () => store.removeEventListener("change", listen);
}
