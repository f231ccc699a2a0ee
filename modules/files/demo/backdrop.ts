/** The town behind every drawn scene: sky, hills, houses, road, river. SVG in a box of 400 × 300. */

/** Light of the day. */
export interface Light {
  readonly skyTop: string;
  readonly skyLow: string;
  readonly hills: readonly [string, string];
  readonly wall: string;
  readonly roof: string;
  readonly road: string;
  readonly grass: string;
  readonly water: string;
}

/** Morning haze and a clear afternoon. */
export const lights: readonly Light[] = [
  {
    skyTop: '#8fb8d6',
    skyLow: '#e6eef0',
    hills: ['#7fa39a', '#5d8a7a'],
    wall: '#e9e2d3',
    roof: '#5a6168',
    road: '#8b8d8c',
    grass: '#7da35c',
    water: '#7fa8b0',
  },
  {
    skyTop: '#c9c4bd',
    skyLow: '#f3e7d2',
    hills: ['#9aa68f', '#748a6c'],
    wall: '#e3d5bf',
    roof: '#6e5f57',
    road: '#97918a',
    grass: '#93a45f',
    water: '#8ea79b',
  },
];

/** Dusk, for lamps. */
export const dusk: Light = {
  skyTop: '#2b3a55',
  skyLow: '#8a6f78',
  hills: ['#36465a', '#2b3a48'],
  wall: '#6d6a72',
  roof: '#30343d',
  road: '#4a4d55',
  grass: '#3d5145',
  water: '#3f5868',
};

/** A repeatable source of small irregularities. */
export function jitterOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sky and two ranges of hills. */
export function sky(light: Light): string {
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.skyTop}"/><stop offset="1" stop-color="${light.skyLow}"/></linearGradient></defs>
<rect width="400" height="170" fill="url(#sky)"/>
<path d="M0 132 Q60 84 120 118 T240 104 T330 120 T400 96 V190 H0Z" fill="${light.hills[0]}"/>
<path d="M0 150 Q80 116 150 142 T300 132 T400 146 V190 H0Z" fill="${light.hills[1]}"/>`;
}

/** A row of two-storey houses with grey tile roofs. */
export function houses(light: Light, seed: number): string {
  const next = jitterOf(seed);
  let x = -8;
  let drawn = '';
  while (x < 400) {
    const width = 58 + next() * 34;
    const top = 100 + next() * 22;
    drawn += house({ x, top, width }, light);
    x += width + 3 + next() * 10;
  }
  return drawn;
}

function house(at: { x: number; top: number; width: number }, light: Light): string {
  const { x, top, width } = at;
  const windows = [0.2, 0.62]
    .flatMap((share) =>
      [14, 44].map(
        (down) =>
          `<rect x="${x + width * share}" y="${top + down}" width="12" height="15" fill="#5c7480" fill-opacity=".75"/><rect x="${x + width * share}" y="${top + down + 15}" width="12" height="2" fill="#fff" fill-opacity=".5"/>`,
      ),
    )
    .join('');
  return `<rect x="${x}" y="${top}" width="${width}" height="${190 - top}" fill="${light.wall}"/>
<path d="M${x - 6} ${top + 3} L${x + 8} ${top - 15} H${x + width - 8} L${x + width + 6} ${top + 3}Z" fill="${light.roof}"/>
<rect x="${x}" y="${top + 3}" width="${width}" height="4" fill="#000" fill-opacity=".16"/>${windows}
<rect x="${x + width * 0.4}" y="${top + 44}" width="12" height="${190 - top - 44}" fill="#6b4f3f" fill-opacity=".85"/>`;
}

/** Pavement and road in front of the houses. */
export function street(light: Light): string {
  return `<rect y="188" width="400" height="18" fill="#b9b3a8"/><path d="M0 206 H400" stroke="#8d867a" stroke-width="3"/>
<rect y="207" width="400" height="93" fill="${light.road}"/>
<path d="M0 262 h46 M86 262 h46 M172 262 h46 M258 262 h46 M344 262 h56" stroke="#f2efe6" stroke-width="4" stroke-opacity=".75"/>`;
}

/** Meadow and a path. */
export function meadow(light: Light): string {
  return `<rect y="168" width="400" height="132" fill="${light.grass}"/>
<path d="M150 170 Q190 220 120 300 H260 Q250 220 178 170Z" fill="#c9b994" fill-opacity=".8"/>
<path d="M0 186 H400" stroke="#000" stroke-opacity=".06" stroke-width="10"/>`;
}

/** Shadow under a thing. */
export function shadow(x: number, y: number, width: number): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${width / 2}" ry="${width / 11}" fill="#000" fill-opacity=".22"/>`;
}

/** Pixels of a photo. */
export const size = { width: 960, height: 720 } as const;

/** The box that holds a scene. Shapes are made translucent by `fill-opacity`: `opacity` draws each on a sheet of its own. */
export function picture(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="${size.width}" height="${size.height}">${content}</svg>`;
}
