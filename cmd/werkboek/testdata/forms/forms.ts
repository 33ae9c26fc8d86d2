/** Makes every readable file of the dossier that is open on the page. */

import { Store } from "../../../../assets/answers/store";
import type { Report } from "../../../../assets/give/block";
import { forms } from "../../../../assets/give/forms";
import { namesInText } from "../../../../assets/give/names";
import { type Choices, report } from "../../../../assets/give/report";
import { book } from "../../../../assets/workbook";

const all: Choices = { sheets: Object.keys(book.sheets), guidance: true, unanswered: true, names: true, people: true, formerly: true };
const time = new Date("2027-01-28T20:14:00Z");

async function opened(): Promise<Store> {
  const store = new Store();
  await store.start();
  return store;
}

/** The report of all, or of what is chosen. */
export const written = async (choices: Partial<Choices> = {}): Promise<Report> => report(await opened(), { ...all, ...choices }, time);

/** Every form in base 64, by its name. */
export async function made(from: Report | Promise<Report>, work = "{}"): Promise<Record<string, string>> {
  const done: Record<string, string> = {};
  for (const [name, form] of Object.entries(forms)) done[name] = await base64(await form.make(await from, work));
  return done;
}

export const names = async (choices: Partial<Choices> = {}) => namesInText(await opened(), { ...all, ...choices });

async function base64(blob: Blob): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}
