/** Small pieces of page, made without HTML: only text ever becomes text. */

type Attributes = Partial<Record<string, string | boolean | (() => void)>>;

/** Makes an element; a function is what happens on a click. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener("click", value);
    else if (typeof value === "string") made.setAttribute(name, value);
    else made.toggleAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A button with its words. */
export const button = (words: string, className: string, click: () => void): HTMLButtonElement =>
  element("button", { type: "button", class: className, click }, words);

/** What happens on a click on such a part, also on one that is made later. */
export function onPress(selector: string, click: (pressed: HTMLElement) => void): void {
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (pressed) click(pressed);
  });
}
