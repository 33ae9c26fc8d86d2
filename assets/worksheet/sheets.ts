/** The sheets that were begun, page by page: in the file form a page's sheets
 * come to life when it is shown. */

import type { Store } from "../answers/store";
import { comparing } from "../compare/load";
import { attempt } from "../page/attempt";
import { breathe } from "../page/breathe";
import { putAway } from "../page/shown";
import { resulting } from "../result/begin";
import { actionList } from "./actions";
import { applies } from "./applies";
import { Copies } from "./copies";
import { Form } from "./form";
import { personSwitch } from "./person";
import { Reading } from "./reading";
import { status } from "./status";
import { unkept } from "./unkept";

export class Sheets {
  private readonly forms: (() => Form[])[] = [];

  constructor(private readonly store: Store) {}

  /** Begins the sheets in a part of the document, in slices. */
  async begin(part: ParentNode): Promise<void> {
    const begun = (form: Form): void => {
      personSwitch(form);
      status(form.element, this.store);
      unkept(form.element, this.store);
    };
    const repeated: Copies[] = [];
    for (const sheet of part.querySelectorAll<HTMLFormElement>("form[data-worksheet]")) {
      await breathe();
      attempt(() => {
        if (sheet.dataset.repeat !== undefined) {
          const copies = new Copies(sheet, this.store, begun);
          this.forms.push(() => [...copies.forms.values()]);
          repeated.push(copies);
        } else {
          const form = new Form(sheet, new Reading(this.store));
          this.forms.push(() => [form]);
          begun(form);
        }
      });
    }
    for (const copies of repeated) while (attempt(() => copies.makeNext())) await breathe();
    for (const sheet of part.querySelectorAll<HTMLElement>("[data-actions], [data-result], [data-compare]")) applies(sheet, this.store);
    for (const list of part.querySelectorAll<HTMLElement>("[data-actions]")) attempt(() => actionList(list, this.store));
    for (const sheet of part.querySelectorAll<HTMLElement>("[data-result]")) void resulting(sheet, this.store);
    for (const sheet of part.querySelectorAll<HTMLElement>("[data-compare]")) void comparing(sheet, this.store).then((shown) => this.forms.push(shown));
  }

  /** Those on the page that is shown. */
  shown(): Form[] { return this.forms.flatMap((f) => f()).filter((form) => !putAway(form.element)); }
}
