/** Meegekregen antwoorden: the people whose own answers stand beside ours. */

import { groups } from "../answers/groups";
import { called, everybody, put, remove } from "../answers/people";
import { type Person, under } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { day, say } from "../workbook";

/** Keeps the list of people true; without any, there is nothing to see. */
export function people(section: HTMLElement, store: Store): void {
  const report = element("div", { "data-report": "" });
  const list = element("ul", { class: "dossiers" });
  section.append(list, report);
  const show = (): void => {
    const all = everybody(store);
    const others = all.filter((p) => p.id !== store.me());
    const given = others.map((p) => store.all().filter((a) => a.person === p.id && a.value !== null));
    const key = JSON.stringify([others, given.map((own) => [own.length, latest(own)]), store.readonly, store.dossier?.id]);
    if (section.dataset.key === key) return;
    section.dataset.key = key;
    list.replaceChildren(...others.map((p, i) => line(p, called(all, p), given[i] ?? [], store, report)));
    section.hidden = others.length === 0 && report.childElementCount === 0;
  };
  store.addEventListener("change", show);
  show();
}

const latest = (own: { time: string }[]): string => own.map((a) => a.time).sort().at(-1) ?? "";

function line(person: Person, name: string, own: { time: string }[], store: Store, report: HTMLElement): HTMLElement {
  const group = under(groups, person.group);
  const words = [...(group ? [group] : []), say("versions.answers", { n: own.length }), ...(own.length > 0 ? [day(new Date(latest(own)))] : [])];
  const actions = store.readonly ? [] : [
    button(say("people.change"), "quiet", () => change(person, store)),
    button(say("people.remove"), "quiet", () => void take(person, name, store, report)),
  ];
  for (const a of actions) a.append(element("span", { class: "hidden" }, `: ${name}`));
  return element("li", {}, element("p", { class: "dossier" }, element("strong", { dir: "auto" }, name), " ", element("span", { class: "when" }, words.join(" · "))),
    element("p", { class: "dossier-actions" }, ...actions));
}

async function take(person: Person, name: string, store: Store, report: HTMLElement): Promise<void> {
  try {
    const back = await remove(store, person.id);
    const undo = button(say("undo.button"), "quiet", () => void back().then(() => report.replaceChildren()));
    report.replaceChildren(element("p", { class: "done", role: "status" }, say("people.removed", { name }), " ", undo));
    report.parentElement?.removeAttribute("hidden");
    undo.focus();
  } catch {
    report.replaceChildren(element("p", { class: "trouble", role: "alert" }, say("people.failed"), " ", say("open.unchanged")));
  }
}

/** Asks for a name and a group. */
function change(person: Person, store: Store): void {
  const name = element("input", { type: "text", id: "person-name", maxlength: "120", autocomplete: "off" });
  name.value = person.name;
  const group = element("select", { id: "person-group" }, element("option", { value: "" }, say("people.no-group")),
    ...Object.entries(groups).map(([id, words]) => element("option", { value: id }, words)));
  if (Object.hasOwn(groups, person.group)) group.value = person.group;
  const asks = Object.keys(groups).length > 0 ? [element("p", { class: "field" }, element("label", { for: group.id }, say("people.group")), " ", group)] : [];
  const form = element("form", { method: "dialog" },
    element("h2", { id: "person-title" }, say("people.change")),
    element("p", { class: "field" }, element("label", { for: name.id }, say("people.name")), " ", name), ...asks,
    element("p", { class: "actions" }, element("button", { type: "submit", class: "main" }, say("people.keep")), button(say("dossiers.no"), "quiet", () => dialog.close())));
  form.addEventListener("submit", () => void put(store, { ...person, name: name.value.trim(), group: asks.length > 0 ? group.value : person.group }));
  const dialog = element("dialog", { class: "person-dialog", "aria-labelledby": "person-title" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  name.focus();
}
