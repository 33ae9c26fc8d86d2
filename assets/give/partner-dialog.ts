/** Naar de partner: first what leaves is shown, sheet by sheet, then it is made. */

import { newDossier } from "../answers/record";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import { wording } from "../wording";
import { box } from "./choices-dialog";
import type { Giving } from "./giving";
import { forms } from "./forms";
import { copyWords, handOver } from "./made-dialog";
import { type Leaving, partnerFile, partnerName, partnerReport } from "./partner";
import { plain } from "./plain";
import { sheetsInOrder, report } from "./report";
import { showBlocks } from "./show-blocks";
import { maySee } from "./source";

/** The page of the dialog. */
export async function partner(giving: Giving): Promise<void> {
  const { store } = giving;
  const words = await wording();
  const may = sheetsInOrder(words).filter((id) => maySee(words, id));
  const leaving: Leaving = { sheets: [], names: true, title: Boolean(store.dossier?.title), without: false };
  const filled: string[] = [];
  let inside = false;
  for (const id of may) {
    const made = await partnerReport(store, { ...leaving, sheets: [id] });
    if (made.blocks.some((block) => block.is === "heading")) filled.push(id);
    inside ||= made.inside.length > 0;
  }
  if (filled.length === 0) return giving.show(say("give.partner"), [element("p", {}, say("partner.nothing")),
    element("ul", {}, ...may.slice(0, 8).map((id) => element("li", {}, book.sheets[id]?.title ?? id)))]);
  leaving.sheets = [...filled];
  const preview = element("div", { class: "leaves" });
  const actions = element("p", { class: "actions" });
  const show = async (): Promise<void> => {
    const parts = await Promise.all(filled.map((id) => sheet(giving, leaving, id, () => void show())));
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : "";
    preview.replaceChildren(...parts);
    if (focused) preview.querySelector<HTMLElement>(`input[value="${CSS.escape(focused)}"]`)?.focus();
    const none = leaving.sheets.length === 0;
    for (const b of actions.querySelectorAll("button")) b.disabled = none;
  };
  actions.append(button(say("files.word"), "main", () => giving.go(file(giving, leaving, "word"))),
    button(say("files.html"), "edged", () => giving.go(file(giving, leaving, "html"))),
    ...copyWords(async () => plain(await partnerReport(store, leaving))));
  await show();
  giving.show(say("give.partner"), [
    element("p", {}, say("partner.words")),
    element("p", { class: "help" }, say("partner.stays")),
    element("fieldset", {}, element("legend", {}, say("partner.with")),
      ...(store.dossier?.title ? [box(say("partner.title", { title: store.dossier.title }), true, (on) => { leaving.title = on; }, "title")] : []),
      box(say("partner.names"), true, (on) => { leaving.names = on; void show(); }, "names"),
      ...(inside ? [box(say("partner.inside"), true, (on) => { leaving.without = !on; void show(); }, "inside")] : [])),
    preview,
    element("h3", {}, say("partner.how")),
    actions,
  ]);
}

/** One sheet: a box to leave it out, and what leaves of it. */
async function sheet({ store }: Giving, leaving: Leaving, id: string, changed: () => void): Promise<HTMLElement> {
  const on = leaving.sheets.includes(id);
  const made = await report(store, { sheets: [id], names: leaving.names, guidance: false, unanswered: false, partner: true, without: leaving.without });
  const told = leaving.without ? [] : made.inside.map(({ label }) => element("li", {}, label));
  const title = box(say("partner.sheet", { title: book.sheets[id]?.title ?? id }), on, (wanted) => {
    leaving.sheets = wanted ? [...leaving.sheets, id] : leaving.sheets.filter((s) => s !== id);
    changed();
  }, id);
  return element("section", { class: "leaving", "data-sheet": id }, title,
    ...(on && told.length > 0 ? [element("div", { class: "told" }, element("p", {}, say("partner.told")), element("ul", {}, ...told))] : []),
    ...(on ? [element("div", { class: "read" }, ...showBlocks(made.blocks.slice(made.blocks.findIndex((b) => b.is === "heading") + 1)))] : [element("p", { class: "help" }, say("partner.out"))]));
}

async function file(giving: Giving, leaving: Leaving, form: "word" | "html"): Promise<void> {
  const { store } = giving;
  const made = await partnerReport(store, leaving);
  const work = form === "html" ? await partnerFile(store, await wording(), leaving) : "";
  handOver(giving, {
    name: partnerName(store.dossier ?? newDossier(), leaving, forms[form].ending),
    data: await forms[form].make(made, work),
    words: () => Promise.resolve(plain(made)),
    next: [element("p", {}, say("partner.next"))],
  });
}
