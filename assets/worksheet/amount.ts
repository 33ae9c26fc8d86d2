/** Numbers and money as people write them: 12, 12,5, 1.250,50 or 1250.50. */

/** The decimal text of a number, or undefined when it is none. A point before
 * exactly three figures is read as it is written here: as thousands. */
export function toDecimal(text: string): string | undefined {
  let plain = text.replace(/[\s\u00a0€']/g, "").replace("−", "-");
  const [comma, point] = [plain.lastIndexOf(","), plain.lastIndexOf(".")];
  if (comma >= 0 && point >= 0) plain = comma > point ? plain.replaceAll(".", "") : plain.replaceAll(",", "");
  else if (/^-?\d{1,3}(\.\d{3})+$/.test(plain)) plain = plain.replaceAll(".", "");
  plain = plain.replace(",", ".").replace(/\.$/, "");
  if (!/^-?\d{0,12}(\.\d{1,6})?$/.test(plain) || !/\d/.test(plain)) return undefined;
  const [whole = "", part = ""] = plain.split(".");
  const trimmed = part.replace(/0+$/, "");
  const sign = whole.startsWith("-") ? "-" : "";
  const digits = whole.replace("-", "").replace(/^0+(?=\d)/, "") || "0";
  return sign + digits + (trimmed ? `.${trimmed}` : "");
}

/** Whole cents, or undefined for what is no amount of money. */
export function toCents(text: string): number | undefined {
  const decimal = toDecimal(text);
  if (decimal === undefined) return undefined;
  const [whole = "", part = ""] = decimal.split(".");
  if (part.length > 2) return undefined;
  const cents = Number(whole.replace("-", "")) * 100 + Number(part.padEnd(2, "0"));
  return decimal.startsWith("-") ? -cents : cents;
}

/** A decimal text as it stands in a field. */
export const showDecimal = (decimal: string): string => decimal.replace(".", ",");

/** Cents as they stand in a field: 12 or 12,50. */
export function showCents(cents: number): string {
  const [whole, part] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return (cents < 0 ? "-" : "") + String(whole) + (part ? `,${String(part).padStart(2, "0")}` : "");
}
