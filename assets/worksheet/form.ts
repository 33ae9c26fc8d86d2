/** A worksheet on the page: edits go to the store, and what the store holds
 * is shown, with what hides, what is in conflict and what can be undone. */

import type { Answer, Kept, Value } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { clock, day, say } from "../workbook";
import { holds, shown } from "./condition";
import { book } from "../workbook";
import { Question } from "./question";
import { addRow, moveUp, removeRow } from "./table";

export class Form {
  readonly id: string;
  readonly questions: Question[];

  constructor(readonly element: HTMLFormElement, private readonly store: Store) {
    this.id = element.dataset.worksheet ?? "";
    this.questions = Array.from(element.querySelectorAll<HTMLElement>(".question"), (q) => new Question(q, this.id));
    element.addEventListener("input", (event) => this.edited(event.target));
    element.addEventListener("change", (event) => this.edited(event.target));
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    });
    element.addEventListener("click", (event) => this.clicked(event.target));
    for (const add of element.querySelectorAll<HTMLElement>("button.add")) add.hidden = false;
    store.addEventListener("change", () => this.show());
    this.adoptTyped();
    this.show();
  }

  /** What was typed before the program was ready is an edit like any other. */
  private adoptTyped(): void {
    for (const q of this.questions) {
      const typed = q.read();
      if (typed !== null && !this.store.get(this.id, q.id)) this.save(q, typed);
    }
  }

  private of(target: EventTarget | null): Question | undefined {
    const holder = target instanceof Element ? target.closest(".question") : null;
    return this.questions.find((q) => q.element === holder);
  }

  private edited(target: EventTarget | null): void {
    const q = this.of(target);
    if (!q) return;
    if (target instanceof HTMLInputElement) {
      if (q.kind === "item" && target.type === "checkbox" && target.checked) {
        for (const c of q.element.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) c.checked = c === target;
      }
      if (q.kind === "checks" && target.type === "checkbox" && !this.withinMax(q)) target.checked = false;
      const note = target.type === "text" ? target.closest(".line")?.querySelector<HTMLInputElement>("input[type=checkbox]") : null;
      if (note && target.value !== "") note.checked = true;
    }
    this.save(q, q.read());
    q.mark();
  }

  private withinMax(q: Question): boolean {
    const max = Number(q.element.dataset.max ?? 0);
    const ticked = q.controls().filter((c) => (c as HTMLInputElement).checked).length;
    return max === 0 || ticked <= max;
  }

  private save(q: Question, value: Value): void {
    q.element.querySelector(".undo")?.remove();
    this.store.set(this.id, q.id, q.kind, value, q.words());
  }

  private clicked(target: EventTarget | null): void {
    const pressed = target instanceof Element ? target.closest("button") : null;
    const q = this.of(pressed);
    const row = pressed?.closest<HTMLElement>(".row");
    if (!q || !pressed) return;
    if (pressed.matches(".add")) addRow(q.element);
    if (row && pressed.matches(".up")) { moveUp(q.element, row); this.save(q, q.read()); }
    if (row && pressed.matches(".remove")) {
      const before = q.read();
      removeRow(q.element, row);
      this.save(q, q.read());
      if (before !== null) this.offerUndo(q, before, say("undo.row"));
    }
  }

  /** Shows what the store holds. */
  show(): void {
    const value = this.value;
    const whole = holds(value, book.sheets[this.id]?.showIf);
    this.element.classList.toggle("not-now", !whole);
    for (const q of this.questions) {
      const answer = this.store.get(this.id, q.id);
      q.write(answer?.value ?? null);
      const visible = shown(value, this.id, q.id);
      if (q.element.hidden === visible) q.element.hidden = !visible;
      this.showOptions(q);
      this.showActions(q, answer);
      this.showConflict(q, answer);
    }
    this.countMore();
  }

  private readonly value = (worksheet: string, question: string): Value | undefined => this.store.get(worksheet, question)?.value;

  /** Of options that come from elsewhere, only those that are ticked there. */
  private showOptions(q: Question): void {
    const from = q.element.dataset.from;
    if (!from) return;
    const ticked = new Set<string>();
    for (const name of JSON.parse(from) as string[]) {
      const [worksheet = "", question = ""] = name.split(".");
      const value = shown(this.value, worksheet, question) ? this.value(worksheet, question) : null;
      for (const id of Object.keys(typeof value === "object" && value ? value : {})) ticked.add(id);
    }
    const chosen = q.read();
    const options = Array.from(q.element.querySelectorAll<HTMLElement>("[data-option]"));
    for (const o of options) o.hidden = !ticked.has(o.dataset.option ?? "") && chosen !== o.dataset.option;
    for (const o of q.element.querySelectorAll("option")) o.hidden = o.value !== "" && !ticked.has(o.value) && !o.selected;
    const none = q.element.querySelector<HTMLElement>(".none");
    if (none) none.hidden = ticked.size > 0;
  }

  private showActions(q: Question, answer: Answer | undefined): void {
    const present = q.element.querySelector(".answer-actions");
    const wanted = answer !== undefined && answer.value !== null && this.store.state !== "readonly";
    if (!wanted) present?.remove();
    else if (!present) {
      const erase = button(say("answer.erase"), "quiet", () => this.erase(q));
      erase.append(element("span", { class: "hidden" }, `: ${q.label()}`));
      q.element.append(element("p", { class: "answer-actions screen" }, erase));
    }
  }

  private erase(q: Question): void {
    const before = this.store.get(this.id, q.id)?.value ?? null;
    this.save(q, null);
    q.write(null);
    this.offerUndo(q, before, say("undo.answer"));
  }

  /** A line with the way back, until the next edit of this question. */
  private offerUndo(q: Question, before: Value, words: string): void {
    const line = element("p", { class: "undo screen", role: "status" }, element("span", {}, words), " ",
      button(say("undo.button"), "quiet", () => {
        this.save(q, before);
        q.write(before);
        q.element.querySelector<HTMLElement>("input, textarea, select")?.focus();
      }));
    q.element.querySelector(".undo")?.remove();
    q.element.append(line);
    line.querySelector("button")?.focus();
  }

  /** Two values for one question: both are shown, and the reader chooses. */
  private showConflict(q: Question, answer: Answer | undefined): void {
    const shownNow = q.element.querySelector<HTMLElement>(".conflict");
    const others = answer?.other ?? [];
    const key = JSON.stringify([answer?.value, others]);
    if (shownNow?.dataset.key === key) return;
    shownNow?.remove();
    q.element.toggleAttribute("data-conflict", others.length > 0);
    if (!answer || others.length === 0) return;
    const block = element("div", { class: "conflict screen", role: "group", "aria-label": say("conflict.title"), "data-key": key },
      element("p", { class: "conflict-title" }, say("conflict.title")),
      this.choice(q, answer, answer.value, say("conflict.here")),
      ...others.map((o) => this.choice(q, answer, o.value, this.origin(o))));
    q.element.append(block);
  }

  private origin(o: Kept): string {
    const time = new Date(o.time);
    return say(o.from === "file" ? "conflict.file" : "conflict.tab", { day: day(time), time: clock(time) });
  }

  private choice(q: Question, answer: Answer, value: Value, from: string): HTMLElement {
    const lines = value === null ? [say("conflict.empty")] : q.say(value);
    return element("div", { class: "reading" },
      element("p", { class: "reading-from" }, from),
      element("blockquote", { dir: "auto" }, ...lines.map((l) => element("p", {}, l))),
      button(say("conflict.keep"), "edged", () => { this.store.decide(answer, value); q.element.querySelector<HTMLElement>("input, textarea, select")?.focus(); }));
  }

  /** A fold without a visible question is hidden with its summary. */
  private countMore(): void {
    for (const more of this.element.querySelectorAll<HTMLDetailsElement>("details.more")) {
      const visible = more.querySelectorAll(".question:not([hidden])").length;
      more.hidden = visible === 0;
      const filled = more.querySelectorAll(".question[data-filled]:not([hidden])").length;
      const count = more.querySelector("summary span");
      if (count) count.textContent = say("more", { n: visible }) + (filled > 0 ? ` · ${say("more-filled", { n: filled })}` : "");
    }
  }
}
