/** Brings the reader to the place that the address names. A page is higher when
 *  it comes than when it is ready: what does not apply is hidden only then, and
 *  the browser has set out for a place that is not there any more. */

let moved = false;
for (const event of ["wheel", "touchstart", "keydown", "mousedown"]) {
  addEventListener(event, () => { moved = true; }, { once: true, passive: true });
}

/** Once the page is ready. Whoever has begun to read, and whoever comes back to
 *  where they were, stays there. */
export function arrive(): void {
  const came = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  if (moved || location.hash === "" || came?.type !== "navigate") return;
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ behavior: "instant" });
}
