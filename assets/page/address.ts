/** Where a page is, and a place on it, in both forms of the workbook: pages of
 * their own, or all of them in one file. */

import type { ShapePage } from "../workbook";

const root = document.documentElement;

/** Whether all pages are in this one file. */
export const inOneFile = root.dataset.single !== undefined;

/** The pages in this file, by the address that they have as files. */
const leaves = new Map(Array.from(document.querySelectorAll<HTMLElement>("[data-leaf]"), (leaf) => [leaf.dataset.leaf ?? "", leaf.id]));

/** The address of a page of the workbook, or of a place on it. */
export function addressOf(page: ShapePage | undefined, place = ""): string {
  return atPlace(pageAddress(page), place);
}

function pageAddress(page: ShapePage | undefined): string {
  if (!page) return "";
  if (inOneFile) return `#${leaves.get(page.href) ?? ""}`;
  return root.dataset.page === page.id ? "" : (root.dataset.root ?? "") + page.href;
}

/** The address of a place on the page that an address leads to. */
export function atPlace(address: string, place: string): string {
  return place === "" ? address : address + (inOneFile ? "/" : "#") + place;
}
