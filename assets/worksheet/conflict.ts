/** Two values for one question: both are shown, and the reader chooses. */

import type { Answer, Kept, Value } from "../answers/record";
import { button, element } from "../page/element";
import { clock, day, say } from "../workbook";
import type { Question } from "./question";

/** Shows the values of a question beside each other while there are several. */
export function conflict(q: Question, answer: Answer | undefined, decide: (value: Value) => void): void {
  const shownNow = q.element.querySelector<HTMLElement>(".conflict");
  const others = answer?.other ?? [];
  const key = JSON.stringify([answer?.value, others]);
  if (shownNow?.dataset.key === key) return;
  shownNow?.remove();
  q.element.toggleAttribute("data-conflict", others.length > 0);
  if (!answer || others.length === 0) return;
  const choice = (value: Value, from: string): HTMLElement => {
    const lines = value === null ? [say("conflict.empty")] : q.say(value, { question: "", options: { ...answer.words.options, ...q.words().options } });
    return element("div", { class: "reading" },
      element("p", { class: "reading-from" }, from),
      element("blockquote", { dir: "auto" }, ...lines.map((l) => element("p", {}, l))),
      button(say("conflict.keep"), "edged", () => { decide(value); q.element.querySelector<HTMLElement>("input, textarea, select")?.focus(); }));
  };
  const fold = q.element.closest("details");
  if (fold) fold.open = true; // a choice to make is never out of sight
  q.element.append(element("div", { class: "conflict screen", role: "group", "aria-label": say("conflict.title"), "data-key": key },
    element("p", { class: "conflict-title" }, say("conflict.title")),
    choice(answer.value, say("conflict.here")),
    ...others.map((o) => choice(o.value, origin(o)))));
}

function origin(o: Kept): string {
  const time = new Date(o.time);
  return say(o.from === "file" ? "conflict.file" : "conflict.tab", { day: day(time), time: clock(time) });
}
