/** A worksheet on the page: edits go to the store, and what the store holds
 * is shown, with what hides, what is in conflict and what can be undone. */

import type { Answer, Value } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { whileShown } from "../page/shown";
import { book, type Condition, say } from "../workbook";
import { changed } from "./changed";
import { conflict } from "./conflict";
import { takeOver } from "./person";
import { Question } from "./question";
import { Reading } from "./reading";
import { sayBeside } from "./route";
import { addRow, moveUp, removeRow } from "./table";

export class Form {
  readonly id: string;
  readonly questions: Question[];
  private readonly stop: () => void;

  /** saved is called after each edit of the reader. */
  constructor(readonly element: HTMLFormElement, readonly reading: Reading, private readonly saved: () => void = () => undefined) {
    this.id = element.dataset.worksheet ?? "";
    this.questions = Array.from(element.querySelectorAll<HTMLElement>(".question"), (q) => new Question(q));
    element.addEventListener("input", (event) => this.edited(event.target));
    element.addEventListener("change", (event) => this.edited(event.target));
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("focusout", (event) => this.of(event.target)?.mark());
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    });
    element.addEventListener("click", (event) => this.clicked(event.target));
    for (const add of element.querySelectorAll<HTMLElement>("button.add")) add.hidden = false;
    this.stop = whileShown(element, this.store, () => this.show());
    this.adoptTyped();
    this.show();
  }

  get store(): Store { return this.reading.store; }

  /** Lets go of a sheet that left the page. */
  close(): void { this.stop(); }

  /** What was typed before the program was ready is an edit like any other. */
  private adoptTyped(): void {
    for (const q of this.questions) {
      const shape = Reading.question(q.worksheet, q.id);
      const typed = q.asks ? q.read() : null;
      const byItself = JSON.stringify(typed) === JSON.stringify(asValue(shape?.kind, shape?.default));
      if (typed !== null && !byItself && !this.answer(q)) this.save(q, typed);
    }
  }

  answer(q: Question): Answer | undefined { return this.reading.answer(q.worksheet, q.id); }

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

  save(q: Question, value: Value): void {
    q.element.querySelector(".undo")?.remove();
    this.store.set(q.worksheet, q.id, q.kind, value, q.words(this.answer(q)?.words), this.reading.place(q.worksheet, q.id));
    this.saved();
  }

  private clicked(target: EventTarget | null): void {
    const pressed = target instanceof Element ? target.closest("button") : null;
    const q = this.of(pressed);
    const row = pressed?.closest<HTMLElement>(".row");
    if (!q || !pressed) return;
    if (pressed.matches(".add")) {
      addRow(q.element);
      q.offerCells(this.reading, this.answer(q));
    }
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
    const sheet = book.sheets[this.id];
    this.element.classList.toggle("not-now", !this.reading.holds(sheet?.showIf));
    if (sheet?.routes) sayBeside(this.element, this.reading);
    warn(this.element.querySelector(":scope > header > .warning"), this.reading.holds(sheet?.warnIf) && sheet?.warnIf !== undefined);
    for (const q of this.questions) this.showQuestion(q);
    for (const section of this.element.querySelectorAll<HTMLElement>(".section")) {
      section.hidden = section.querySelector(".question:not([hidden])") === null;
    }
    this.countMore();
  }

  private showQuestion(q: Question): void {
    const answer = this.answer(q);
    const shape = Reading.question(q.worksheet, q.id);
    const equal = q.standsAlready(this.reading, answer);
    if (!equal) {
      q.offer(this.reading, answer);
      if (q.asks) q.write(answer?.value ?? asValue(shape?.kind, shape?.default));
      q.offerCells(this.reading, answer);
    }
    if (q.kind === "recall") this.recall(q);
    const own = this.reading.person !== "" && !q.individual;
    const visible = this.reading.shown(q.worksheet, q.id) && !own;
    if (q.element.hidden === visible) q.element.hidden = !visible;
    if (shape?.optionIf) this.showOffered(q, shape.optionIf, equal);
    if (shape?.warnIf) warn(q.element.querySelector(":scope > .warning"), this.reading.holds(shape.warnIf));
    if (!q.asks) return;
    takeOver(this, q);
    changed(this, q, answer);
    if (equal) return;
    this.showActions(q, answer);
    conflict(q, answer, (value) => { if (answer) this.store.decide(answer, value); });
  }

  /** Options and rows that have a condition of their own. When all parts stand
   * there already and no condition turned, there is nothing to do. */
  private showOffered(q: Question, conditions: Record<string, Condition>, equal: boolean): void {
    const held = Object.entries(conditions).map(([id, condition]) => [id, this.reading.holds(condition)] as const);
    const key = held.map(([, holds]) => holds).join();
    if (equal && q.offered === key) return;
    q.offered = key;
    for (const [id, holds] of held) {
      for (const part of q.element.querySelectorAll<HTMLElement>(`[data-option="${id}"], .row[data-row="${id}"]`)) part.hidden = !holds;
    }
  }

  /** The answer that was given elsewhere. */
  private recall(q: Question): void {
    const [worksheet = "", question = ""] = (q.element.dataset.of ?? "").split(".");
    const answer = this.reading.answer(worksheet, question);
    const holder = q.element.querySelector<HTMLElement>(".recalled");
    const lines = answer?.value !== undefined && this.reading.shown(worksheet, question) ? q.say(answer.value, answer.words) : [];
    const key = lines.join("\n");
    if (!holder || holder.dataset.key === key) return;
    holder.dataset.key = key;
    holder.replaceChildren(...(lines.length === 0 ? [element("p", { class: "none" }, say("recall.none"))] : lines.map((l) => element("p", {}, l))));
    q.element.toggleAttribute("data-filled", lines.length > 0);
  }

  private showActions(q: Question, answer: Answer | undefined): void {
    const present = q.element.querySelector(".answer-actions");
    const wanted = answer !== undefined && answer.value !== null && !this.store.readonly;
    if (!wanted) present?.remove();
    else if (!present) {
      const erase = button(say("answer.erase"), "quiet", () => this.erase(q));
      erase.append(element("span", { class: "hidden" }, `: ${q.label()}`));
      q.element.append(element("p", { class: "answer-actions screen" }, erase));
    }
  }

  private erase(q: Question): void {
    const before = this.answer(q)?.value ?? null;
    this.save(q, null);
    this.show();
    this.offerUndo(q, before, say("undo.answer"));
  }

  /** A line with the way back, until the next edit of this question. */
  offerUndo(q: Question, before: Value | (() => void), words: string): void {
    const line = element("p", { class: "undo screen", role: "status" }, element("span", {}, words), " ",
      button(say("undo.button"), "quiet", () => {
        if (typeof before === "function") before();
        else this.save(q, before);
        this.show();
        line.remove();
        q.element.querySelector<HTMLElement>("input, textarea, select")?.focus();
      }));
    q.element.querySelector(".undo")?.remove();
    q.element.append(line);
    line.querySelector("button")?.focus();
  }

  /** A fold without a visible question is hidden with its summary. */
  private countMore(): void {
    for (const more of this.element.querySelectorAll<HTMLDetailsElement>("details.more")) {
      const visible = more.querySelectorAll(".question:not([hidden])").length;
      more.hidden = visible === 0;
      const filled = more.querySelectorAll(".question[data-filled]:not([hidden])").length;
      const count = more.querySelector("summary span");
      const words = say("more", { n: visible }) + (filled > 0 ? ` · ${say("more-filled", { n: filled })}` : "");
      if (count && count.textContent !== words) count.textContent = words;
    }
  }
}

/** What holds until the reader answers, in the form of its kind. */
function asValue(kind: string | undefined, value: string | undefined): Value {
  if (value === undefined) return null;
  return kind === "yesno" ? { is: value } : value;
}

function warn(line: HTMLElement | null, on: boolean): void {
  if (line && line.hidden === on) line.hidden = !on;
}
