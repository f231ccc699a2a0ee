/** What is read of a page, in the order in which it stands there. */

/** A block of the page and its words. */
export interface SpokenPiece {
  readonly element: HTMLElement;
  readonly text: string;
}

const unread =
  '[aria-hidden="true"], [data-no-read], script, style, noscript, .zs-hidden, .zs-skip';
const control = 'input:not([type=hidden]):not([type=file]):not([type=password]), textarea, select';

/** The pieces of a region that can be seen now. */
export function piecesOf(region: HTMLElement): SpokenPiece[] {
  const pieces: { element: HTMLElement; text: string }[] = [];
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = node instanceof HTMLElement ? answerIn(node) : wordsIn(node);
    if (!found) continue;
    const last = pieces.at(-1);
    if (last && last.element === found.element) last.text += found.text;
    else pieces.push(found);
  }
  return pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** What was filled in or chosen. */
function answerIn(element: HTMLElement): SpokenPiece | null {
  if (!element.matches(control) || !isSeen(element)) return null;
  const text = valueOf(element);
  return text ? { element, text } : null;
}

function valueOf(element: HTMLElement): string {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (!(element instanceof HTMLInputElement)) return '';
  return element.type === 'radio' || element.type === 'checkbox' ? '' : element.value;
}

function wordsIn(node: Node): SpokenPiece | null {
  const text = node.textContent ?? '';
  const parent = node.parentElement;
  if (!parent || text.trim() === '' || parent.closest(`${unread}, textarea, select`)) return null;
  return isSeen(parent) ? { element: blockOf(parent), text } : null;
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
}

function blockOf(element: HTMLElement): HTMLElement {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
    // A button or link is one thing to say, however it is laid out.
    if (block.matches('button, a')) return block;
    block = block.parentElement;
  }
  return block;
}
