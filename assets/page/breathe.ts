/** Long work in slices, so that the page stays quick to the touch. */

const slice = 10; // ms
let began = performance.now();

/** Lets the browser do something else when the slice is over. */
export async function breathe(): Promise<void> {
  if (performance.now() - began < slice) return;
  await new Promise((next) => setTimeout(next));
  began = performance.now();
}
