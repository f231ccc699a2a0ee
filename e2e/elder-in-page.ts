/**
 * Runs inside the page: `elderFaults` with all that it calls is sent there as text (e2e/elder-check.ts), so every function
 * stands on its own, imports nothing and is exported.
 */

/** Least sizes, in CSS pixels. */
export interface ElderLimits {
  readonly text: number;
  readonly mainTarget: number;
  readonly target: number;
  readonly contrast: number;
  readonly lineHeight: number;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** An element in words. */
export function nameOf(element: Element): string {
  const classes = typeof element.className === 'string' ? element.className : '';
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24);
  return `<${element.tagName.toLowerCase()} class="${classes}"> ${words}`;
}

/** Whether anybody can see it. */
export function isSeen(element: Element): boolean {
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1 || !element.checkVisibility()) return false;
  if (getComputedStyle(element).visibility === 'hidden') return false;
  if (element.closest('.zs-hidden, .maplibregl-canvas-container, [aria-hidden="true"]'))
    return false;
  return box.bottom + scrollY > 0 && box.right + scrollX > 0;
}

/** A computed colour as numbers, whatever its notation. */
export function colourOf(text: string): Colour {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[ ,/]+/)
    .map(Number);
  if (parts) return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [0, 0, 0, 1];
  pen.fillStyle = text;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** One colour laid over another. */
export function laidOver(top: Colour, below: Colour): Colour {
  const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** The colour behind an element; null where a picture lies behind it. */
export function groundOf(element: Element | null): Colour | null {
  if (!element) return [255, 255, 255, 1];
  const style = getComputedStyle(element);
  if (style.backgroundImage !== 'none') return null;
  const own = colourOf(style.backgroundColor);
  if (own[3] === 1) return own;
  const below = groundOf(element.parentElement);
  return below && laidOver(own, below);
}

/** Relative luminance (WCAG 2.2). */
export function lightOf([red, green, blue]: Colour): number {
  const part = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

/** Contrast of an element's text; null where it stands on a picture. */
export function contrastOf(element: Element): number | null {
  const behind = groundOf(element);
  if (!behind) return null;
  const [red, green, blue, alpha] = colourOf(getComputedStyle(element).color);
  let opacity = alpha;
  for (let one: Element | null = element; one; one = one.parentElement)
    opacity *= Number(getComputedStyle(one).opacity);
  const text = lightOf(laidOver([red, green, blue, opacity], behind));
  const ground = lightOf(behind);
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}

/** What is wrong with the text of one element. */
export function faultsOfText(element: Element, limits: ElderLimits): string[] {
  const faults: string[] = [];
  const { fontSize, lineHeight } = getComputedStyle(element);
  const px = Number.parseFloat(fontSize);
  if (px < limits.text - 0.05) faults.push(`text of ${px.toFixed(1)} px: ${nameOf(element)}`);
  const apart = lineHeight === 'normal' ? 1.2 : Number.parseFloat(lineHeight) / px;
  const flows = element.getBoundingClientRect().height > px * 2;
  if (flows && apart < limits.lineHeight - 0.01)
    faults.push(`lines ${apart.toFixed(2)} apart: ${nameOf(element)}`);
  // What cannot be pressed now is exempt (WCAG 1.4.3).
  if (element.closest(':disabled, [aria-disabled="true"], fieldset:disabled')) return faults;
  const contrast = contrastOf(element);
  if (contrast !== null && contrast < limits.contrast - 0.01)
    faults.push(`contrast of ${contrast.toFixed(2)}: ${nameOf(element)}`);
  return faults;
}

/** The elements that hold text which is seen. */
export function textElements(): Element[] {
  const found = new Set<Element>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || found.has(element)) continue;
    if (isSeen(element) && !element.closest('script, style, noscript, option')) found.add(element);
  }
  return [...found];
}

/** Where a finger finds a control: a mark belongs to its label. */
export function targetOf(element: Element): Element {
  if (!element.matches('input[type=radio], input[type=checkbox], input[type=file]')) return element;
  const id = element.getAttribute('id');
  const label = id ? document.querySelector(`label[for="${CSS.escape(id)}"]`) : null;
  return element.closest('label') ?? label ?? element;
}

/** Controls that are too small for a finger. */
export function faultsOfTargets(limits: ElderLimits): string[] {
  const kinds =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch]';
  const main = '.zs-button-primary, .elder-act, .home-primary, .elder-bar .zs-button, [data-main]';
  const slack = 0.6;
  return [...document.querySelectorAll(kinds)].flatMap((element) => {
    const target = targetOf(element);
    if (!isSeen(target) || element.closest('.maplibregl-ctrl-attrib')) return [];
    const { width, height } = target.getBoundingClientRect();
    const least = element.matches(main) ? limits.mainTarget : limits.target;
    if (width >= least - slack && height >= least - slack) return [];
    const size = `${Math.round(width)}×${Math.round(height)}`;
    return [`target of ${size} px, not ${least}: ${nameOf(element)}`];
  });
}

/** The page must not have to be pushed sideways. */
export function faultsOfWidth(): string[] {
  const wide = document.scrollingElement?.scrollWidth ?? 0;
  if (wide <= innerWidth + 1) return [];
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) => isSeen(element) && element.getBoundingClientRect().right > innerWidth + 1,
  );
  const inner = out.filter(
    (element) => !out.some((other) => other !== element && element.contains(other)),
  );
  return [
    `the page is ${wide} px wide in a window of ${innerWidth}: ${inner.map(nameOf).join(' | ')}`,
  ];
}

/** What 长辈版 lacks on this page, one line each. */
export function elderFaults(limits: ElderLimits): string[] {
  const ofText = textElements().flatMap((element) => faultsOfText(element, limits));
  return [...new Set([...ofText, ...faultsOfTargets(limits), ...faultsOfWidth()])];
}
