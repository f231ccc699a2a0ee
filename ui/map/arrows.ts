/** Moving something on the map by the keyboard. */

/** How far one press of an arrow key moves it. */
export const nudgePx = 8;

const arrows: Readonly<Record<string, readonly [east: number, south: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The direction of an arrow key; undefined for any other key. */
export function arrowOf(key: string): readonly [east: number, south: number] | undefined {
  return arrows[key];
}
