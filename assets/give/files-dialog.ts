/** Word and the other files: what goes in is chosen once, for all of them. */

import { copyOf } from "../answers/copy";
import { fileName } from "../answers/file";
import { formerAnswers } from "../answers/former";
import { newDossier } from "../answers/record";
import { NotMade, withAnswers } from "../carry/make";
import { addressOf } from "../page/address";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import { wording } from "../wording";
import { dated } from "./calendar";
import { box, boxes } from "./choices-dialog";
import { spreadsheets } from "./csv";
import type { Giving } from "./giving";
import { forms } from "./forms";
import { copyWords, handOver } from "./made-dialog";
import { namesInText } from "./names";
import { plain } from "./plain";
import { type Choices, filledIn, report, sheetsInOrder } from "./report";
import { mailTo, writeOut } from "./report-words";

export const everyWord = ({ store }: Giving): Promise<string> => writeOut(store);

const atOnce = 20; // names that are listed before the fold
const longMail = 1500; // letters; mail programs cut off what is longer

/** The page of the dialog. */
export async function files(giving: Giving): Promise<void> {
  const { store } = giving;
  const all = sheetsInOrder(await wording());
  const filled = await filledIn(store);
  const empty = filled.length === 0;
  const choices = giving.choices ??= { sheets: empty ? all : filled, guidance: empty, unanswered: empty, names: true, formerly: true };
  const chosen = new Set(choices.sheets);
  const words = element("summary", {});
  const rest = element("div", {});
  const named = element("div", { "aria-live": "polite" });
  const changed = (): void => {
    choices.sheets = all.filter((id) => chosen.has(id));
    words.textContent = say("files.sheets", { n: chosen.size, all: all.length });
    giving.go(showNames(giving, choices, named));
    giving.go(others(giving, choices, filled).then((nodes) => rest.replaceChildren(...nodes)));
  };
  const choice = (key: "guidance" | "unanswered" | "names" | "formerly"): HTMLElement =>
    box(say(`files.${key}`), choices[key] === true, (on) => { choices[key] = on; changed(); }, key);
  giving.show(say("give.files"), [
    ...(empty ? [element("p", { class: "empty" }, say("files.empty"))] : []),
    element("details", { class: "folded" }, words, boxes(say("files.which"), all.map((id) => [id, book.sheets[id]?.title ?? id]), chosen, changed)),
    element("fieldset", {}, element("legend", {}, say("files.what")), choice("guidance"), choice("unanswered"), choice("names"),
      ...(formerAnswers(store).length > 0 ? [choice("formerly")] : [])),
    named,
    element("p", { class: "actions" }, button(say("files.make-word"), "main", () => giving.go(make(giving, choices, "word")))),
    element("details", { class: "folded" }, element("summary", {}, say("files.other")), rest),
  ]);
  changed();
}

/** In a file without names, names may still stand in what people wrote. */
async function showNames({ store, dialog }: Giving, choices: Choices, holder: HTMLElement): Promise<void> {
  const found = choices.names ? [] : await namesInText(store, choices);
  const line = ({ name, worksheet, question, sheet, label }: (typeof found)[number]): HTMLElement => {
    const page = book.pages.find((p) => p.sheets.includes(worksheet));
    const leave = (): void => dialog.close();
    return element("li", {}, element("strong", { dir: "auto" }, name), ` – ${sheet}: `,
      element("a", { href: addressOf(page, `${worksheet}.${question}`), click: leave }, label));
  };
  holder.replaceChildren(...(found.length === 0 ? [] : [element("div", { class: "instead" },
    element("p", {}, say("files.names-found")), element("ul", {}, ...found.slice(0, atOnce).map(line)),
    ...(found.length <= atOnce ? [] : [element("details", { class: "folded" }, element("summary", {}, say("files.names-more", { n: found.length - atOnce })),
      element("ul", {}, ...found.slice(atOnce).map(line)))]))]));
}

/** Everything that can be made beside Word. */
async function others(giving: Giving, choices: Choices, filled: string[]): Promise<Node[]> {
  const made = await report(giving.store, choices);
  const text = plain(made);
  const line = (key: string, ...ways: Node[]): HTMLElement =>
    element("li", {}, element("span", {}, element("strong", {}, say(`files.${key}`)), " ", say(`files.${key}-for`)), ...ways);
  const form = (key: keyof typeof forms): HTMLElement =>
    line(key, button(say("files.make"), "edged", () => giving.go(make(giving, choices, key))));
  const whole = choices.names && filled.every((id) => choices.sheets.includes(id));
  const mail = mailTo(made.title, text.length > longMail ? say("files.paste") : text);
  const share = (): void => void navigator.share({ title: made.title, text }).catch(() => undefined);
  const list = element("ul", { class: "files" },
    ...(giving.store.kept().length > 0 ? [line("whole", button(say("files.make"), "edged", () => giving.go(workbook(giving))))] : []),
    form("html"), form("markdown"),
    ...(spreadsheets(made).length > 0 ? [form("spreadsheets")] : []),
    ...(dated(made).length > 0 ? [form("calendar")] : []),
    line("plain", element("span", { class: "ways" }, ...copyWords(() => Promise.resolve(text)),
      ...("share" in navigator ? [button(say("give.share"), "edged", share)] : []),
      element("a", { class: "edged", href: mail }, say("give.mail")))));
  for (const b of list.querySelectorAll("button")) {
    const about = b.closest("li")?.querySelector("strong")?.textContent ?? "";
    b.append(element("span", { class: "hidden" }, `: ${about}`));
  }
  return whole ? [list] : [element("p", { class: "help" }, say("files.not-whole")), list];
}

/** Makes the workbook with all answers in it, whatever was chosen above. */
async function workbook(giving: Giving): Promise<void> {
  try {
    const made = await withAnswers(giving.store);
    handOver(giving, { ...made, words: () => everyWord(giving), next: [element("p", {}, say("carry.all"))], counts: true, where: say("carry.where") });
  } catch (error) {
    if (!(error instanceof NotMade)) throw error;
    giving.show(say("give.no-file"), [element("p", { role: "alert" }, error.message), element("p", {}, say("carry.still"))]);
  }
}

/** Makes a file as chosen. The page that opens again holds all answers, so it
 * does so only when nothing was left out. */
async function make(giving: Giving, choices: Choices, key: keyof typeof forms): Promise<void> {
  const { store } = giving;
  const made = await report(store, choices);
  const left = store.all().some((a) => !choices.sheets.includes(a.worksheet) && book.sheets[a.worksheet] !== undefined);
  const work = key === "html" && choices.names && !left && store.dossier ? (await copyOf(store)).text : "";
  const dossier = store.dossier ?? newDossier();
  const [only, ...more] = choices.sheets; // the file of one text is called after it
  const text = more.length === 0 && only !== undefined && book.sheets[only]?.result ? book.sheets[only]?.title : undefined;
  handOver(giving, {
    name: fileName({ ...dossier, title: text ?? dossier.title }, forms[key].ending),
    data: await forms[key].make(made, work),
    words: () => Promise.resolve(plain(made)),
    counts: work !== "",
  });
}
