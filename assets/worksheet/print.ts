/** Printing: what the reader chose, and a mirror of the answers in plain text,
 * because browsers cut off what stands in a field. */

import { under } from "../answers/record";
import { inOneFile } from "../page/address";
import { element, onPress } from "../page/element";
import { say } from "../workbook";
import { spoken } from "./cell";
import { given as answered } from "../expression/known";
import type { Form } from "./form";
import type { Question } from "./question";

const root = document.documentElement;

/** Prepares the buttons and the dialog, and every print, also with Ctrl+P. */
export function printing(current: () => Form[]): void {
  const dialog = document.querySelector<HTMLDialogElement>("#print-dialog");
  onPress("[data-do=print]", (pressed) => (dialog && current().length > 0 ? ask(dialog, current(), sheetOf(pressed)) : print()));
  const came = (): void => { // the reader came here to print
    if (dialog && current().length > 0 && /[#/]print-dialog$/.test(location.hash)) ask(dialog, current());
  };
  came();
  if (inOneFile) addEventListener("turned", came);
  dialog?.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    const chosen = new FormData(event.target as HTMLFormElement);
    choose(chosen.get("print-what") === "guide", chosen.get("print-how") === "blank", String(chosen.get("print-only") ?? ""));
    setTimeout(() => print(), 50); // the dialog has to be gone from the page
  });
  for (const cancel of dialog?.querySelectorAll<HTMLElement>("[data-do=cancel]") ?? []) cancel.addEventListener("click", () => dialog?.close());
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    const forms = current();
    if (!root.matches(".print-blank, .print-filled")) choose(false, !forms.some(filled));
    for (const form of forms) form.questions.forEach(mirror);
    sayWhere();
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>("details.more:not([open]), details.extra:not([open]), details.rest:not([open])"));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    root.classList.remove("print-blank", "print-filled", "print-guide", "print-one");
    for (const sheet of document.querySelectorAll(".not-printed")) sheet.classList.remove("not-printed");
    for (const written of document.querySelectorAll(".written")) written.remove();
    for (const details of opened) details.open = false;
  });
}

/** Where the author gave no address, the sheet says where it was printed from. */
function sayWhere(): void {
  if (!location.protocol.startsWith("http")) return;
  for (const address of document.querySelectorAll(".foot .address:empty")) address.textContent = location.host + location.pathname;
}

const filled = (form: Form): boolean => form.questions.some((q) => form.answer(q) !== undefined);

/** A sheet and its copies go together. */
const sheetOf = (part: Element): string => part.closest(".sheet")?.id.split("~")[0] ?? "";

/** Of a page with several sheets one can be printed: the one whose button was
 * pressed, or another. */
function which(dialog: HTMLDialogElement, at: string): void {
  const shown = Array.from(document.querySelectorAll(".sheet")).filter((sheet) => !sheet.closest("[hidden]"));
  const sheets = new Map(shown.map((sheet) => [sheetOf(sheet), sheet.querySelector("h2")?.textContent ?? ""]));
  dialog.querySelector(".which")?.remove();
  if (sheets.size < 2) return;
  const choice = element("select", { name: "print-only" }, ...[["", say("which.all")] as [string, string], ...sheets].map(([id, title]) => element("option", { value: id }, title)));
  choice.value = at;
  dialog.querySelector("form > .actions")?.before(element("p", { class: "which" }, element("label", {}, say("which.sheet"), " ", choice)));
}

function ask(dialog: HTMLDialogElement, forms: Form[], at = ""): void {
  which(dialog, at);
  const how = forms.some(filled) ? "filled" : "blank";
  const radio = dialog.querySelector<HTMLInputElement>(`[name=print-how][value=${how}]`);
  if (radio) radio.checked = true;
  dialog.showModal();
}

function choose(guide: boolean, blank: boolean, only = ""): void {
  root.classList.toggle("print-one", only !== "");
  for (const sheet of document.querySelectorAll(".sheet")) sheet.classList.toggle("not-printed", only !== "" && sheetOf(sheet) !== only);
  root.classList.toggle("print-guide", guide);
  root.classList.toggle("print-blank", blank);
  root.classList.toggle("print-filled", !blank);
}

/** Puts the written text of a question beside its fields. */
function mirror(q: Question): void {
  if (q.kind === "table" || q.kind === "actions" || q.kind === "grid") return mirrorTable(q);
  for (const field of q.element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input[type=text], input[type=date], textarea, select")) {
    const text = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text ?? "" : field.type === "date" ? spoken("date", field.value) : field.value;
    if (field.value !== "") field.after(element("p", { class: "written", dir: "auto" }, text));
  }
}

/** A filled table or grid prints as a table. */
function mirrorTable(q: Question): void {
  const value = q.read();
  if (!answered(value) || typeof value !== "object" || value === null) return;
  const words = q.words();
  const columns = q.columns();
  const cell = (column: string, text: string): string => under(words.options, `${column}.${text}`) ?? text;
  const rows: [string, Record<string, string>][] = Array.isArray(value) ? value.map((row) => ["", row.cells])
    : Object.entries(value as unknown as Record<string, Record<string, string>>).map(([id, cells]) => [under(words.options, id) ?? id, cells]);
  const heads = rows.some(([head]) => head !== "");
  q.element.append(element("table", { class: "written" },
    element("thead", {}, element("tr", {}, ...(heads ? [element("td")] : []), ...columns.map(([, label]) => element("th", { scope: "col" }, label)))),
    element("tbody", {}, ...rows.map(([head, cells]) => element("tr", {}, ...(heads ? [element("th", { scope: "row" }, head)] : []),
      ...columns.map(([c]) => written(cell(c, cells[c] ?? ""))))))));
}

/** A cell is at least as wide as its words; only a very long one, such as an
 * address of a site, may break. */
const written = (text: string): HTMLElement =>
  element("td", { dir: "auto", ...(/\S{19}/.test(text) ? { class: "long" } : {}) }, text);
