/** For whom a sheet is filled in: for myself, or for all of us together. */

import { sheetsOf } from "../answers/invited";
import type { Value } from "../answers/record";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import type { Form } from "./form";
import type { Question } from "./question";
import { Reading } from "./reading";

/** Puts the switch on a sheet that each member may fill in apart. A sheet that
 * gathers what is answered at home begins with the reader's own answers, and so
 * does one that the reader was invited to fill in. */
export function personSwitch(form: Form): void {
  if (form.element.dataset.individual === undefined) return;
  const { invited } = form.store.dossier ?? {};
  const atHome = form.element.dataset.apart !== undefined && book.sheets[form.id]?.view !== undefined
    || invited !== undefined && sheetsOf(invited).includes(form.id);
  const name = `for-${form.element.id}`;
  const radio = (own: boolean): HTMLElement => {
    const input = element("input", { type: "radio", name, value: own ? "own" : "joint" });
    input.checked = own === atHome;
    input.addEventListener("change", () => choose(form, own));
    return element("label", { class: "option" }, input, " ", element("span", {}, say(own ? "person.own" : "person.joint")));
  };
  const line = element("fieldset", { class: "person screen" },
    element("legend", {}, say("person.for")), element("div", { class: "options in-line" }, radio(true), radio(false)),
    element("p", { class: "help", hidden: !atHome }, say("person.own-only")));
  form.element.querySelector(":scope > header")?.append(line);
  if (atHome) choose(form, true);
}

function choose(form: Form, own: boolean): void {
  form.reading.person = own ? form.store.me() : "";
  form.element.toggleAttribute("data-own", own);
  form.element.querySelector(".person .help")?.toggleAttribute("hidden", !own);
  for (const undo of form.element.querySelectorAll(".undo")) undo.remove();
  form.show();
}

/** Beside a joint answer stands what the reader answered alone, and beside an
 * empty question what it can begin with, to take over with one press. */
export function takeOver(form: Form, q: Question): void {
  const given = form.answer(q)?.value ?? null;
  const own = q.individual && form.reading.person === "" ? ownAnswer(form, q) : undefined;
  const other = given === null ? begin(form, q) : undefined;
  const found = own ?? other;
  const present = q.element.querySelector<HTMLElement>(".take-over");
  const lines = found ? q.say(found.value, found.words) : [];
  const differs = lines.length > 0 && JSON.stringify(found?.value) !== JSON.stringify(given);
  const key = differs ? `${own ? "own" : "begin"}:${lines.join("\n")}` : "";
  if ((present?.dataset.key ?? "") === key) return;
  present?.remove();
  if (!found || key === "") return;
  const words = say(own ? "person.you-said" : "begin.with", { words: lines.join(" / ") });
  q.element.append(element("p", { class: "take-over screen", "data-key": key }, element("span", { dir: "auto" }, words), " ",
    button(say("begin.take"), "quiet", () => {
      form.save(q, found.value);
      form.show();
      form.offerUndo(q, given, say("begin.taken"));
    })));
}

type Found = { value: Value; words: { question: string; options: Record<string, string> } };

function ownAnswer(form: Form, q: Question): Found | undefined {
  const { copy } = form.reading.place(q.worksheet, q.id);
  return form.store.get(q.worksheet, q.id, { copy, person: form.store.me() });
}

function begin(form: Form, q: Question): Found | undefined {
  const [worksheet = "", question = ""] = (q.element.dataset.startWith ?? "").split(".");
  if (!Reading.question(worksheet, question)) return undefined;
  return form.reading.answer(worksheet, question);
}
