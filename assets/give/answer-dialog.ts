/** Terugsturen: a file with only the reader's own answers, for who asked. */

import { fileName, make } from "../answers/file";
import { groups } from "../answers/groups";
import { put, together } from "../answers/people";
import type { Person } from "../answers/record";
import type { Store } from "../answers/store";
import { given } from "../expression/known";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import type { Giving } from "./giving";
import { handOver } from "./made-dialog";
import { mailTo, writeOut } from "./report-words";

const ownAnswers = (store: Store): number => store.all().filter((a) => a.person === store.me() && given(a.value)).length;

/** Asks for a name, which may stay away, and makes the file. */
export function answering(giving: Giving): void {
  const { store } = giving;
  const by = store.dossier?.invited?.by ?? "";
  const n = ownAnswers(store);
  const title = by ? say("give.answer-to", { by }) : say("give.answer");
  if (n === 0) return giving.show(title, [element("p", {}, say("sendback.none"))]);
  const known = store.people.find((p) => p.id === store.me());
  const name = element("input", { type: "text", id: "give-name", maxlength: "80", autocomplete: "off" });
  name.value = known?.name ?? "";
  const group = element("select", { id: "give-group" }, element("option", { value: "" }, say("sendback.no-group")),
    ...Object.entries(groups).map(([id, words]) => element("option", { value: id }, words)));
  group.value = known?.group ?? "";
  const asked = Object.keys(groups).length === 0 ? [] : [element("p", { class: "asked" }, element("label", { for: "give-group" }, say("sendback.group")), group)];
  giving.show(title, [
    element("p", {}, say("sendback.words", { n })),
    element("p", { class: "asked" }, element("label", { for: "give-name" }, say("sendback.name")), name),
    ...asked,
    element("p", { class: "actions" }, button(say("sendback.make"), "main", () =>
      giving.go(sendBack(giving, { id: store.me(), name: name.value.trim(), group: group.value, party: known?.party ?? "" })))),
  ]);
}

async function sendBack(giving: Giving, me: Person): Promise<void> {
  const { store } = giving;
  await store.flush();
  await put(store, me);
  const { dossier } = store;
  if (!dossier) return;
  const text = await make({ ...dossier, people: together(dossier.people ?? [], [me]) }, store.kept(), { purpose: "answer", filledBy: me.id });
  const by = dossier.invited?.by ?? "";
  const mail = mailTo(say("sendback.subject", { workbook: book.title }), say("sendback.mail"));
  handOver(giving, {
    name: fileName({ ...dossier, title: `${say("sendback.file")} ${me.name}` }),
    data: new Blob([text], { type: "application/json" }),
    words: () => writeOut(store, { people: true }),
    next: [element("p", {}, by ? say("sendback.next-to", { by }) : say("sendback.next")),
      element("p", { class: "actions" }, element("a", { class: "edged", href: mail }, say("give.mail")))],
  });
}
