/** The other tabs, and the coming and going of this one. What they say is only
 * a hint to read again; nothing depends on it. */

export interface Listener {
  again(): void;   // something may have changed
  erased(): void;
  leaving(): void; // the reader looks at something else
  away(): void;    // nothing runs here until the reader is back
  back(): void;
  unsaved(): boolean;
}

export class Tabs {
  private readonly channel: BroadcastChannel | undefined;
  private heard = false; // something, before this tab had read and listened

  /** alone: what this tab does is none of the others' business. */
  constructor(private readonly name: string, alone: boolean) {
    try {
      this.channel = alone ? undefined : new BroadcastChannel(name);
      this.channel?.addEventListener("message", () => { this.heard = true; });
    } catch { /* then they do not hear each other */ }
  }

  tell(what: "written" | "erased"): void { this.channel?.postMessage(what); }

  listen(to: Listener): void {
    const hint = (): void => { if (!document.hidden) to.again(); }; // what nobody sees is read when it is seen again
    this.channel?.addEventListener("message", (event) => (event.data === "erased" ? to.erased() : hint()));
    addEventListener("storage", ({ key }) => { if (this.stored(key)) hint(); });
    for (const name of ["pagehide", "freeze"]) addEventListener(name, () => to.away(), true); // only so the window hears that a page is frozen
    for (const name of ["pageshow", "resume"]) addEventListener(name, () => to.back(), true);
    addEventListener("focus", () => to.back());
    document.addEventListener("visibilitychange", () => (document.hidden ? to.leaving() : to.back()));
    addEventListener("beforeunload", (event) => { if (to.unsaved()) event.preventDefault(); });
    if (this.heard) to.again(); // the page that the reader left was still writing
  }

  /** Whether a key tells of something that was stored: each letter that is
   * typed elsewhere stands in the journal first. */
  private stored(key: string | null): boolean {
    return key === null || key.startsWith(this.name) && !key.startsWith(`${this.name}journal:`);
  }
}
