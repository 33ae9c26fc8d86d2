/** The way to a file when the program itself does not start. It stands alone:
 * it needs nothing of the program, of the workbook's shape or of its texts. A
 * computer that is only slow hears nothing, and when the program comes after
 * all, the notice goes. */

import { type File, files } from "./rescue/files";
import { type Book, type Stored, stored } from "./rescue/stored";

const root = document.documentElement;
let failed = false, loaded = document.readyState === "complete", seconds = 0, shown: HTMLElement | undefined;

addEventListener("load", () => { loaded = true; seconds = 0; });
addEventListener("error", ({ target }) => { // a script that does not arrive tells its own element
  failed ||= target === window || target instanceof HTMLScriptElement && target.defer;
}, { capture: true });

/** How many seconds to wait: few when something broke, many when it began. */
const patience = (): number =>
  failed || root.dataset.failed !== undefined ? 2 : root.classList.contains("js") ? 20 : loaded ? 8 : 30;

/** A second that the browser was too busy to count, or that nobody looked, is none. */
const watch = setInterval(() => {
  if (root.dataset.ready !== undefined) {
    clearInterval(watch);
    shown?.remove();
  } else if (!document.hidden && ++seconds >= patience() && !shown) void show();
}, 1000);

async function show(): Promise<void> {
  const template = document.querySelector<HTMLTemplateElement>("template[data-rescue]");
  const notice = template?.content.firstElementChild?.cloneNode(true);
  if (!template || !(notice instanceof HTMLElement)) return;
  shown = notice;
  const found = await stored(JSON.parse(template.dataset.rescue ?? "") as Book);
  const waiting = made(found);
  const button = notice.querySelector("button");
  const say = (what: string): void => {
    for (const words of notice.querySelectorAll<HTMLElement>("[data-say]")) words.hidden = words.dataset.say !== what;
    if (button) button.hidden = waiting.length === 0;
  };
  say(waiting.length > 0 ? "some" : found.silent ? "silent" : "none");
  button?.addEventListener("click", () => {
    const file = waiting.shift();
    if (file) save(file.name, file.text);
    say(waiting.length > 0 ? "more" : "done");
  });
  if (root.dataset.ready === undefined) document.querySelector("header.top")?.after(notice);
}

/** What cannot even be put in order goes as it is. */
function made(found: Stored): File[] {
  try {
    return files(found);
  } catch {
    return [{ name: "werkboek.json", text: JSON.stringify(found) }];
  }
}

function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
}
