/** Scenes in the villages and along the river, before and after. */
import { jitterOf, meadow, shadow, sky } from './backdrop.ts';
import type { Draw } from './street-scenes.ts';

const conifer = (x: number, y: number, size: number): string =>
  `<rect x="${x - 3}" y="${y - 8}" width="6" height="12" fill="#5b4636"/><path d="M${x} ${y - size} L${x + size * 0.34} ${y - 6} H${x - size * 0.34}Z" fill="#3f6b4a"/>`;

const broadleaf = (x: number, y: number): string =>
  `${shadow(x, y + 2, 110)}<path d="M${x - 7} ${y} q4 -50 0 -84 h14 q-4 40 2 84z" fill="#6b5138"/><circle cx="${x}" cy="${y - 112}" r="46" fill="#4f8248"/><circle cx="${x - 34}" cy="${y - 92}" r="30" fill="#5b9152"/><circle cx="${x + 34}" cy="${y - 94}" r="32" fill="#467a41"/>`;

export const tree: Draw = (light, fixed) => {
  const road = `<path d="M0 218 H400 V272 H0Z" fill="${light.road}"/><path d="M0 244 h60 M100 244 h60 M200 244 h60 M300 244 h60" stroke="#f2efe6" stroke-width="3" stroke-opacity=".7"/>`;
  const stump = `${shadow(214, 214, 60)}<path d="M196 214 v-18 q18 -6 36 0 v18z" fill="#7a5c3e"/><ellipse cx="214" cy="196" rx="18" ry="6" fill="#d8b98a"/>`;
  const fallen = `<g transform="rotate(78 120 214)">${broadleaf(120, 226)}</g><path d="M108 218 q-14 -18 -6 -34 l22 10z" fill="#7a5c3e"/>`;
  return `${sky(light)}${meadow(light)}${road}${conifer(40, 190, 60)}${conifer(350, 186, 70)}${fixed ? stump + broadleaf(320, 212) : fallen}`;
};

export const ditch: Draw = (light, fixed) => {
  const flow = fixed
    ? `<path d="M150 180 L110 300 H250 L196 180Z" fill="${light.water}"/><path d="M160 196 l-10 30 M184 220 l6 40 M150 250 l-8 34" stroke="#fff" stroke-opacity=".5" stroke-width="3"/>`
    : '<path d="M150 180 L110 300 H250 L196 180Z" fill="#6a6148"/><path d="M118 272 q60 -36 118 -8 l8 30 h-132z" fill="#57503a"/><path d="M136 232 q34 -24 70 -2 q-20 22 -66 14z" fill="#7a7250"/><path d="M196 188 l30 70 l-26 -4z" fill="#b9b3a8"/>';
  const banks =
    '<path d="M136 180 L80 300 H112 L152 180Z M194 180 L248 300 H282 L210 180Z" fill="#b9b5ab"/>';
  return `${sky(light)}${meadow(light)}${flow}${banks}${conifer(330, 196, 66)}${conifer(60, 190, 50)}`;
};

export const smoke: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 2);
  const stubble = Array.from({ length: 60 }, () => {
    const [x, y] = [next() * 400, 196 + next() * 100];
    return `<path d="M${x} ${y} l3 -9" stroke="#b39a5c" stroke-width="2"/>`;
  }).join('');
  const puffs = Array.from(
    { length: 12 },
    (_, n) =>
      `<circle cx="${190 + n * 12 + next() * 24}" cy="${206 - n * 15}" r="${16 + n * 3}" fill="#77736f" fill-opacity="${0.75 - n * 0.05}"/>`,
  ).join('');
  const fire =
    '<path d="M150 234 q10 -34 24 -8 q8 -36 24 -2 q14 -24 22 10z" fill="#e2622b"/><path d="M166 234 q8 -18 16 -2 q8 -16 18 2z" fill="#f6c453"/><path d="M120 236 q80 -14 130 2 q-60 18 -130 -2z" fill="#2b2622"/>';
  const bales = [110, 190, 270]
    .map(
      (x) =>
        `${shadow(x + 26, 246, 70)}<ellipse cx="${x + 26}" cy="222" rx="30" ry="24" fill="#d1b064"/><ellipse cx="${x + 26}" cy="222" rx="16" ry="12" fill="none" stroke="#a98b45" stroke-width="3"/>`,
    )
    .join('');
  return `${sky(light)}<rect y="168" width="400" height="132" fill="#cdb877"/>${stubble}${fixed ? bales : puffs + fire}`;
};

export const river: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 8);
  const water = `<rect y="168" width="400" height="132" fill="${light.grass}"/><path d="M0 204 Q120 176 220 200 T400 190 V274 Q260 300 160 276 T0 292Z" fill="${fixed ? light.water : '#7e8568'}"/>`;
  const ripples = Array.from(
    { length: 12 },
    () =>
      `<path d="M${next() * 360} ${206 + next() * 66} q14 -5 30 0" stroke="#fff" stroke-opacity=".45" stroke-width="2" fill="none"/>`,
  ).join('');
  const floating = Array.from({ length: 26 }, () => {
    const [x, y] = [60 + next() * 280, 206 + next() * 64];
    const colour = ['#f2f0ea', '#3d7ea6', '#b8433a', '#5f7d3f', '#d9b44a'][Math.floor(next() * 5)];
    return `<rect x="${x}" y="${y}" width="${8 + next() * 14}" height="${5 + next() * 6}" rx="3" fill="${colour}" transform="rotate(${next() * 60 - 30} ${x} ${y})"/>`;
  }).join('');
  const reeds = [20, 36, 360, 378]
    .map(
      (x) =>
        `<path d="M${x} 210 q2 -34 6 -44 M${x + 6} 210 q4 -26 12 -36" stroke="#4f6b38" stroke-width="3" fill="none"/>`,
    )
    .join('');
  return `${sky(light)}${water}${ripples}${fixed ? '' : floating}${reeds}`;
};

export const field: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 6);
  const rows = Array.from(
    { length: 9 },
    (_, n) =>
      `<path d="M${n * 50 - 20} 300 L${150 + n * 12} 172" stroke="#4f7d36" stroke-width="7"/>`,
  ).join('');
  const bottles = Array.from({ length: 14 }, () => {
    const [x, y, turn] = [90 + next() * 200, 232 + next() * 46, next() * 180];
    return `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="-6" y="-14" width="12" height="24" rx="3" fill="${next() > 0.5 ? '#d8d4c4' : '#3d7ea6'}"/><rect x="-3" y="-20" width="6" height="7" fill="#b8433a"/><rect x="-6" y="-6" width="12" height="8" fill="#f4c542"/></g>`;
  }).join('');
  const crate = `${shadow(330, 258, 90)}<rect x="290" y="212" width="80" height="46" fill="#0f766e"/><path d="M302 228 h56 M302 240 h40" stroke="#fff" stroke-width="4"/>`;
  return `${sky(light)}<rect y="168" width="400" height="132" fill="#8f7a4f"/>${rows}${fixed ? crate : bottles}`;
};

export const shed: Draw = (light, fixed) => {
  const house = `${shadow(100, 242, 150)}<rect x="40" y="132" width="120" height="108" fill="${light.wall}"/><path d="M28 136 L52 104 H148 L172 136Z" fill="${light.roof}"/><rect x="88" y="184" width="26" height="56" fill="#6b4f3f"/><rect x="54" y="150" width="24" height="24" fill="#5c7480"/><rect x="124" y="150" width="24" height="24" fill="#5c7480"/>`;
  const built = `${shadow(272, 250, 190)}<path d="M190 150 L350 130 V246 H190Z" fill="#8fa3b0"/><path d="M182 152 L358 128 L362 140 L184 164Z" fill="#3d6fa0"/>${[206, 226, 246, 266, 286, 306, 326].map((x) => `<path d="M${x} ${150 - (x - 190) * 0.12} V246" stroke="#76899a" stroke-width="3"/>`).join('')}<rect x="244" y="186" width="46" height="60" fill="#41505a"/>`;
  const cleared =
    '<path d="M186 232 q90 -16 180 0 v26 h-180z" fill="#a58f63"/><path d="M200 240 v-14 M220 238 v-14 M240 236 v-14 M260 236 v-14 M280 236 v-14 M300 236 v-14 M320 238 v-14 M340 240 v-14" stroke="#5f8f5a" stroke-width="5"/>';
  return `${sky(light)}${meadow(light)}${house}${fixed ? cleared : built}`;
};
