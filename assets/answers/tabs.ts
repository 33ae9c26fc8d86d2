/** The other tabs, and the coming and going of this one. What they say is only
 * a hint to read again; nothing depends on it. */

export interface Listener { again(): void; erased(): void; leaving(): void; unsaved(): boolean }

export class Tabs {
  private readonly channel: BroadcastChannel | undefined;

  constructor(name: string) {
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : undefined;
  }

  tell(what: "written" | "erased"): void { this.channel?.postMessage(what); }

  listen(to: Listener): void {
    this.channel?.addEventListener("message", (event) => (event.data === "erased" ? to.erased() : to.again()));
    for (const name of ["storage", "focus", "pageshow"]) addEventListener(name, () => to.again());
    for (const name of ["pagehide", "freeze"]) addEventListener(name, () => to.leaving());
    document.addEventListener("visibilitychange", () => (document.hidden ? to.leaving() : to.again()));
    addEventListener("beforeunload", (event) => { if (to.unsaved()) event.preventDefault(); });
  }
}
