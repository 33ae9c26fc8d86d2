/** What the browser says of files, for a test that compares it with what the
 * program says. */

import { fileName, make } from "../../../../assets/answers/file";
import { escaped, closingTag, openingTag } from "../../../../assets/answers/holder";
import { read, Unusable } from "../../../../assets/answers/reading";
import { type Answer, canonical, type Dossier } from "../../../../assets/answers/record";

const bytes = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** For each file what it holds, or why it is refused. */
export async function judge(files: string[]): Promise<string[]> {
  const said: string[] = [];
  for (const file of files) {
    try {
      const { answers, dossier, people, purpose, filledBy, whole } = await read(new Blob([bytes(file)]));
      const former = answers.reduce((n, a) => n + (a.former?.length ?? 0), 0) + (dossier.rest?.formerly as unknown[]).length;
      said.push(["read", answers.length + former, people.length, purpose, filledBy, whole].join(" "));
    } catch (error) {
      said.push(error instanceof Unusable && error.words() ? error.message.replace(/^file\./, "") : `broke: ${String(error)}`);
    }
  }
  if (Object.getOwnPropertyNames(Object.prototype).length !== 12 || "x" in {}) said.push("objects inherit something else now");
  return said;
}

interface Raw { answers: Answer[]; formerly: Answer[]; people: unknown; dossier: unknown; [unknown: string]: unknown }

/** Each file read and made again: what differs, and the new file. */
export async function again(files: string[]): Promise<{ differs: string; file: string }[]> {
  const said = [];
  for (const file of files) {
    const data = bytes(file), before = JSON.parse(new TextDecoder().decode(data)) as Raw;
    const { dossier, answers, filledBy } = await read(new Blob([data]));
    const text = await make(dossier, answers, { filledBy });
    const after = JSON.parse(text) as Raw;
    const all = (raw: Raw): string[] => [...raw.answers, ...raw.formerly].map(canonical).sort();
    const [was, is] = [all(before), all(after)];
    const lost = was.filter((a) => !is.includes(a)), added = is.filter((a) => !was.includes(a));
    const differs = lost.length + added.length > 0 ? `lost ${lost.join()} added ${added.join()}`
      : ["people", "dossier", "x-later"].filter((k) => canonical(before[k]) !== canonical(after[k])).map((k) => `${k} differs: ${canonical(after[k])}`).join();
    said.push({ differs: differs || (fileName(dossier).length > 80 ? "the name is long" : ""), file: text });
  }
  return said;
}

/** One file for each purpose, made from a copy; and a document that holds one. */
export async function forPurposes(file: string): Promise<Record<string, string>> {
  const { dossier, answers, people } = await read(new Blob([bytes(file)]));
  const filledBy = people[0]?.id ?? "";
  const asking: Dossier = { ...dossier, invited: { by: "Bestuur <b>", sheets: ["all"] } };
  const copy = await make(dossier, answers, { filledBy });
  return {
    "copy.werkboek.json": copy,
    "simple.werkboek.json": await make({ id: "simple", title: "Eenvoudig", created: dossier.created, changed: dossier.changed }, answers.filter((a) => a.person === "").slice(0, 3).map(({ other: _, former: __, ...a }) => a)),
    "invitation.werkboek.json": await make(asking, answers, { purpose: "invitation" }),
    "answer.werkboek.json": await make(dossier, answers, { purpose: "answer", filledBy }),
    "partner.werkboek.json": await make(dossier, answers, { purpose: "partner", sheets: ["shared"] }),
    "document.html": `<!doctype html>\n<html lang="nl"><title>Antwoorden</title>\n<p>&lt;script&gt;</p>\n${openingTag}${escaped(copy)}${closingTag}\n</html>\n`,
  };
}
