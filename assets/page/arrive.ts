/** Brings the reader to the place that the address names. A page is higher when
 *  it comes than when it is ready: what does not apply is hidden only then, and
 *  the browser has set out for a place that is not there any more. */

let moved = false;
for (const event of ["wheel", "touchstart", "keydown", "mousedown"]) {
  addEventListener(event, () => { moved = true; }, { once: true, passive: true });
}

/** The id of the place to go to. Whoever has begun to read, and whoever comes
 *  back to where they were, stays there. */
function wanted(): string {
  const came = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  return moved || came?.type !== "navigate" ? "" : decodeURIComponent(location.hash.slice(1));
}

/** Once the page is ready. */
export function arrive(): void {
  document.getElementById(wanted())?.scrollIntoView({ behavior: "instant" });
}

/** Once a sheet is drawn whose content comes later: to what its reader came for. */
export function arriveAt(sheet: string, place: Element | null): void {
  if (wanted() === sheet) place?.scrollIntoView({ behavior: "instant" });
}
