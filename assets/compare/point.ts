/** A point to talk about: one question, all answers to it, and the place for
 * the joint answer. */

import { type Answer, same } from "../answers/record";
import { button, element } from "../page/element";
import { say } from "../workbook";
import type { Form } from "../worksheet/form";
import { lines, Question } from "../worksheet/question";
import { type Level, levelOf, milder } from "./difference";
import { picture, type Shown } from "./picture";
import type { Asked } from "./voices";

export class Point {
  readonly element: HTMLElement;
  readonly name: string;
  level: Level = "few";
  private readonly level_ = element("p", { class: "level" });
  private readonly open = element("p", { class: "opening-line" });
  private readonly picture = element("div", { class: "picture" });
  private readonly mild = element("div", { class: "milder", role: "status" });
  private readonly take = element("p", { class: "take-all screen" });
  private readonly later = element("p", { class: "not-asked", hidden: true }, say("compare.not-asked"));
  private key = "";

  /** question is the real one, in which the joint answer is written. */
  constructor(readonly asked: Asked, private readonly question: HTMLElement) {
    this.name = asked.name;
    const { worded, title } = asked;
    this.element = element("article", { class: "point", "data-point": asked.name },
      this.level_, element("h3", { dir: "auto" }, worded.label),
      element("p", { class: "point-from" }, say("compare.of", { title, number: worded.number ?? "" })),
      this.open, this.picture,
      element("div", { class: "together" }, element("p", { class: "together-head" }, say("compare.together")), this.take, question, this.later, this.mild));
  }

  /** Looks at the answers anew; nothing is touched that stays the same. */
  look(shown: readonly Shown[]): void {
    const { worded, many } = this.asked;
    this.level = levelOf({ ...worded, many }, shown.map((g) => g.voices.map((v) => v.value)));
    const key = JSON.stringify([this.level, shown.map((g) => [g.label, g.size, g.voices.map((v) => [v.value, v.words, g.name(v.person)])])]);
    if (this.key === key) return;
    this.key = key;
    this.element.dataset.level = this.level;
    this.level_.textContent = this.level === "few" ? "" : say(`compare.level.${this.level}`);
    this.open.textContent = this.level === "few" ? "" : say(`compare.open.${this.level}`);
    this.picture.replaceChildren(...picture(worded, shown));
  }

  /** Looks at the joint answer beside those apart. */
  beside(form: Form, joint: Answer | undefined, shown: readonly Shown[]): void {
    const apart = shown.flatMap((g) => g.voices);
    const soft = milder(this.asked.worded, joint?.value ?? null, apart.map((v) => v.value));
    if (soft !== this.mild.childElementCount > 0) {
      this.mild.replaceChildren(...(soft ? [element("b", {}, say("compare.milder")), " ", element("span", {}, say("compare.milder-why"))] : []));
    }
    this.later.hidden = !this.question.hidden;
    this.offer(form, joint, apart.map((v) => v));
  }

  /** What all said in the same words can be taken over with one press. */
  private offer(form: Form, joint: Answer | undefined, apart: { value: Answer["value"]; words: Answer["words"] }[]): void {
    const [first, ...rest] = apart;
    const one = first !== undefined && rest.length > 0 && !joint && !this.question.hidden && rest.every((v) => same(v.value, first.value));
    const words = one ? lines(first.value, first.words).join(" / ") : "";
    if ((this.take.dataset.key ?? "") === words) return;
    this.take.dataset.key = words;
    const q = form.questions.find((each: Question) => each.element === this.question);
    this.take.replaceChildren(...(one && q && words ? [button(say("compare.take", { words }), "edged", () => {
      form.save(q, first.value);
      form.show();
      form.offerUndo(q, null, say("compare.taken"));
    })] : []));
  }
}
