/** Brings the reader to the place that the address names. A page is higher when
 *  it comes than when it is ready: what does not apply is hidden only then, and
 *  the browser has set out for a place that is not there any more. */

let moved = false;
for (const event of ["wheel", "touchstart", "keydown", "mousedown"]) {
  addEventListener(event, () => { moved = true; }, { once: true, passive: true });
}

/** How the reader came: "navigate" by a link or an address. */
const way = (): string | undefined => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined)?.type;

/** The id of the place to go to; none for whoever has begun to read. */
const wanted = (): string => (moved || way() !== "navigate" ? "" : decodeURIComponent(location.hash.slice(1)));

// The browser would set out for a height that the page only has when it is drawn.
history.scrollRestoration = "manual";
let noting = 0;
addEventListener("scroll", () => {
  clearTimeout(noting);
  noting = setTimeout(() => {
    try {
      history.replaceState({ ...history.state as object, y: scrollY }, "");
    } catch { /* some browsers allow it a hundred times */ }
  }, 150);
}, { passive: true });
const { y: left } = (history.state ?? {}) as { y?: unknown }; // where whoever comes back was

/** Once the page is ready, and once more of it is drawn. */
export function arrive(): void {
  if (!moved && way() !== "navigate" && typeof left === "number") scrollTo({ top: left, behavior: "instant" });
  else document.getElementById(wanted())?.scrollIntoView({ behavior: "instant" });
}

/** Once a sheet is drawn whose content comes later: to what its reader came for. */
export function arriveAt(sheet: string, place: Element | null): void {
  if (wanted() === sheet) place?.scrollIntoView({ behavior: "instant" });
}
