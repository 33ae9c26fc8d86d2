/** The file form: one document holds all pages, of which one is shown. The
 * fragment of the address says which, and where on it: #waarom/why.goal. */

import { randomId } from "../answers/record";

/** Brings a page to life when it is shown for the first time. */
type Begin = (leaf: HTMLElement) => Promise<void>;

interface Place { leaf: HTMLElement; target: HTMLElement | undefined }

const root = document.documentElement;

export class Leaves {
  private readonly all = Array.from(document.querySelectorAll<HTMLElement>("[data-leaf]"));
  private readonly begun = new Map<HTMLElement, Promise<void>>();
  private shown: HTMLElement | undefined;
  private readonly heights = new Map<string, number>(); // how far each step back or forward was scrolled
  private step = "";
  private left: number | undefined; // how far the step was scrolled when a link was pressed

  /** turned is called whenever another page is shown. */
  constructor(private readonly begin: Begin, private readonly turned: () => void) {}

  /** Shows the page of the address, and follows the address from now on. */
  async start(): Promise<void> {
    history.scrollRestoration = "manual";
    root.classList.add("turning");
    const before = (history.state as { height?: number } | null)?.height;
    this.remember();
    await this.show(this.find(location.hash) ?? { leaf: this.first, target: undefined }, before, false);
    addEventListener("hashchange", () => void this.follow());
    addEventListener("click", () => { this.left = scrollY; }, { capture: true });
    addEventListener("scroll", () => this.heights.set(this.step, scrollY), { passive: true });
    addEventListener("pagehide", () => history.replaceState({ step: this.step, height: scrollY }, ""));
  }

  private get first(): HTMLElement { return this.all[0] ?? document.body; }

  /** Gives this step of the history a name. */
  private remember(): void {
    const state = history.state as { step?: string } | null;
    this.step = state?.step ?? randomId();
    if (!state?.step) history.replaceState({ step: this.step }, "");
  }

  private async follow(): Promise<void> {
    const place = this.find(location.hash);
    if (this.left !== undefined) this.heights.set(this.step, this.left);
    this.left = undefined;
    this.remember();
    if (place) await this.show(place, this.heights.get(this.step), true);
  }

  /** What a fragment means; undefined when it is no place in the workbook. What
   * stands on a page only later is looked for on that page. */
  private find(hash: string): Place | undefined {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch { /* then it is taken as it is */ }
    if (id === "") return { leaf: this.first, target: undefined };
    const target = document.getElementById(id) ?? undefined;
    const leaf = target?.closest<HTMLElement>("[data-leaf]") ?? this.all.find((l) => id.startsWith(`${l.id}/`));
    return leaf && { leaf, target: target === leaf ? undefined : target };
  }

  private async show({ leaf, target }: Place, height: number | undefined, moveFocus: boolean): Promise<void> {
    const other = leaf !== this.shown;
    this.shown = leaf;
    if (other) this.turnTo(leaf);
    const begun = this.begun.get(leaf) ?? this.begin(leaf);
    this.begun.set(leaf, begun);
    await begun;
    if (this.shown !== leaf) return; // the reader went on meanwhile
    if (other) this.turned();
    const fold = target?.closest("details");
    if (fold) fold.open = true;
    if (moveFocus && (other || target)) focus(target ?? leaf.querySelector<HTMLElement>("h1") ?? leaf);
    if (height !== undefined) scrollTo({ top: height, behavior: "instant" });
    else if (target) target.scrollIntoView({ behavior: "instant" });
    else if (other) scrollTo({ top: 0, behavior: "instant" });
    root.dataset.shown = leaf.id;
    dispatchEvent(new Event("turned"));
  }

  /** Puts a page in the place of the one that is shown. */
  private turnTo(leaf: HTMLElement): void {
    for (const l of this.all) if (l.hidden === (l === leaf)) l.hidden = l !== leaf;
    document.title = leaf.dataset.title ?? document.title;
    root.dataset.page = leaf.dataset.page ?? "";
    document.body.classList.toggle("with-sheet", leaf.classList.contains("with-sheet"));
    document.querySelector(".skip")?.setAttribute("href", `#${leaf.id}/main`);
    document.querySelector("[data-mine-link]")?.toggleAttribute("aria-current", false);
    if (leaf.matches(".mine:not(.keeping)")) document.querySelector("[data-mine-link]")?.setAttribute("aria-current", "page");
    for (const same of leaf.querySelectorAll<HTMLImageElement>("img[data-same]")) {
      const picture = document.querySelector<HTMLImageElement>(`img[data-picture="${same.dataset.same ?? ""}"]`);
      if (picture && !same.src) same.src = picture.src;
    }
  }
}

/** Tells a screen reader where it is now. */
function focus(target: HTMLElement): void {
  if (!target.matches("a[href], button, input, textarea, select, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
