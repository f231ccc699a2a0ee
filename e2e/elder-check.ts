/**
 * What 长辈版 promises, looked at in the page itself (MIIT design code for elder-friendly apps, 2021; WCAG 2.2 AA): text of at
 * least 18 px, main targets of 60 px, all others of 44, contrast of 4.5, lines 1.3 apart, nothing to scroll sideways.
 */

/** Least sizes, in CSS pixels. */
export interface ElderLimits {
  readonly text: number;
  readonly mainTarget: number;
  readonly target: number;
  readonly contrast: number;
  readonly lineHeight: number;
}

export const elderLimits: ElderLimits = {
  text: 18,
  mainTarget: 60,
  target: 44,
  contrast: 4.5,
  lineHeight: 1.3,
};

/** Runs inside the page, alone: everything it needs stands in it. @returns what is wrong, one line each */
export function elderFaults(limits: ElderLimits): string[] {
  const faults: string[] = [];
  const slack = 0.6;
  type Colour = [red: number, green: number, blue: number, alpha: number];

  const name = (element: Element): string => {
    const classes = typeof element.className === 'string' ? element.className : '';
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24);
    return `<${element.tagName.toLowerCase()} class="${classes}"> ${words}`;
  };
  const seen = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || box.width <= 1 || box.height <= 1) return false;
    if (!element.checkVisibility()) return false;
    if (element.closest('.zs-hidden, .maplibregl-canvas-container, [aria-hidden="true"]'))
      return false;
    return box.bottom + scrollY > 0 && box.right + scrollX > 0;
  };

  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = new Map<string, Colour>();
  const colourOf = (text: string): Colour => {
    const known = read.get(text);
    if (known) return known;
    const [r = 0, g = 0, b = 0, a = 1] = (/^rgba?\(([^)]+)\)$/.exec(text)?.[1] ?? '')
      .split(/[ ,/]+/)
      .map(Number);
    let colour: Colour = [r, g, b, a];
    if (!text.startsWith('rgb') && pen) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
      colour = [red, green, blue, alpha / 255];
    }
    read.set(text, colour);
    return colour;
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  /** The colour behind an element; null where a picture lies behind it. */
  const ground = (element: Element | null): Colour | null => {
    if (!element) return [255, 255, 255, 1];
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') return null;
    const own = colourOf(style.backgroundColor);
    if (own[3] === 1) return own;
    const below = ground(element.parentElement);
    return below && over(own, below);
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number): number => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrastOf = (element: Element): number | null => {
    const behind = ground(element);
    if (!behind) return null;
    const [r, g, b, a] = colourOf(getComputedStyle(element).color);
    let opacity = a;
    for (let one: Element | null = element; one; one = one.parentElement)
      opacity *= Number(getComputedStyle(one).opacity);
    const [one, two] = [light(over([r, g, b, opacity], behind)), light(behind)];
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  };

  const lookAtText = (): void => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const done = new Set<Element>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || done.has(element) || !seen(element)) continue;
      if (element.closest('script, style, noscript, option')) continue;
      done.add(element);
      const { fontSize, lineHeight } = getComputedStyle(element);
      const px = Number.parseFloat(fontSize);
      if (px < limits.text - 0.05) faults.push(`text of ${px.toFixed(1)} px: ${name(element)}`);
      const lines = lineHeight === 'normal' ? 1.2 : Number.parseFloat(lineHeight) / px;
      const flows = element.getBoundingClientRect().height > px * 2;
      if (flows && lines < limits.lineHeight - 0.01)
        faults.push(`lines ${lines.toFixed(2)} apart: ${name(element)}`);
      if (element.closest(':disabled, [aria-disabled="true"], fieldset:disabled')) continue;
      const contrast = contrastOf(element);
      if (contrast !== null && contrast < limits.contrast - 0.01)
        faults.push(`contrast of ${contrast.toFixed(2)}: ${name(element)}`);
    }
  };

  const boxOf = (element: Element): { width: number; height: number } => {
    const own = element.getBoundingClientRect();
    const isMark = element.matches('input[type=radio], input[type=checkbox], input[type=file]');
    if (!isMark) return own;
    const id = element.getAttribute('id');
    const label =
      element.closest('label') ??
      (id ? document.querySelector(`label[for="${CSS.escape(id)}"]`) : null);
    const box = label?.getBoundingClientRect();
    return box
      ? { width: Math.max(own.width, box.width), height: Math.max(own.height, box.height) }
      : own;
  };
  const lookAtTargets = (): void => {
    const kinds =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch]';
    const main =
      '.zs-button-primary, .elder-act, .home-primary, .elder-bar .zs-button, [data-main]';
    for (const element of document.querySelectorAll(kinds)) {
      const shown = element.matches('input[type=radio], input[type=checkbox], input[type=file]')
        ? (element.closest('label') ?? element)
        : element;
      if (!seen(shown) || element.closest('.maplibregl-ctrl-attrib')) continue;
      const { width, height } = boxOf(element);
      const least = element.matches(main) ? limits.mainTarget : limits.target;
      if (width < least - slack || height < least - slack)
        faults.push(
          `target of ${Math.round(width)}×${Math.round(height)} px, not ${least}: ${name(element)}`,
        );
    }
  };

  /** What sticks out at the right: the innermost of the widest. */
  const widest = (): Element => {
    let found: Element = document.body;
    for (const element of document.body.querySelectorAll('*')) {
      const [right, most] = [
        element.getBoundingClientRect().right,
        found.getBoundingClientRect().right,
      ];
      if (seen(element) && right >= most) found = element;
    }
    return found;
  };

  lookAtText();
  lookAtTargets();
  const page = document.scrollingElement;
  if (page && page.scrollWidth > innerWidth + 1)
    faults.push(
      `the page is ${page.scrollWidth} px wide in a window of ${innerWidth}: ${name(widest())}`,
    );
  return [...new Set(faults)];
}
