/** Nothing to compare yet: what to do to get answers. */

import { button, element } from "../page/element";
import { say } from "../workbook";

export function empty(people: number, fillIn: () => void): HTMLElement[] {
  const mine = document.querySelector<HTMLAnchorElement>("a[data-mine-link]")?.getAttribute("href") ?? "";
  const give = element("button", { type: "button", class: "main", "data-do": "give" }, say("compare.empty.give"));
  const paper = button(say("compare.fill-in"), "edged", fillIn);
  paper.dataset.do = "fill-in";
  const step = (words: string, ...ways: Node[]): HTMLElement => element("li", {}, element("p", {}, words), element("p", {}, ...ways));
  return [
    element("p", { class: "empty-head" }, say(people === 0 ? "compare.empty.none" : "compare.empty.one")),
    element("p", {}, say("compare.empty.how")),
    element("ol", { class: "empty-steps" },
      step(say("compare.empty.invite"), give),
      step(say("compare.empty.open"), element("a", { href: mine }, say("compare.empty.link"))),
      step(say("compare.empty.paper"), paper)),
  ];
}
