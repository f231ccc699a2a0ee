/** Scenes in the market quarter, before and after somebody set it right. */
import { dusk, houses, jitterOf, type Light, shadow, sky, street } from './backdrop.ts';

/** Draws a scene; `fixed` is how it looks when it is settled. */
export type Draw = (light: Light, fixed: boolean, seed: number) => string;

const town = (light: Light, seed: number): string =>
  sky(light) + houses(light, seed) + street(light);

export const lamp: Draw = (_light, fixed, seed) => {
  const glow = fixed
    ? '<defs><radialGradient id="glow"><stop offset="0" stop-color="#ffe9a8" stop-opacity=".95"/><stop offset="1" stop-color="#ffe9a8" stop-opacity="0"/></radialGradient></defs><circle cx="236" cy="74" r="130" fill="url(#glow)"/><ellipse cx="240" cy="246" rx="120" ry="30" fill="#ffe9a8" fill-opacity=".25"/>'
    : '';
  return `${town(dusk, seed)}${glow}<path d="M290 250 V70 Q290 56 272 58 L244 64" fill="none" stroke="#20242b" stroke-width="7"/><path d="M222 66 h30 l-5 12 h-20z" fill="${fixed ? '#fff3c4' : '#3a3f47'}"/><rect x="283" y="246" width="14" height="8" fill="#20242b"/>`;
};

export const manhole: Draw = (light, fixed, seed) => {
  const hole = fixed
    ? '<ellipse cx="210" cy="248" rx="56" ry="20" fill="#4b4f52"/><ellipse cx="210" cy="245" rx="56" ry="20" fill="#6a6f72"/><path d="M170 245 h80 M180 237 h60 M180 253 h60 M210 227 v36" stroke="#4b4f52" stroke-width="3"/>'
    : `<ellipse cx="210" cy="247" rx="56" ry="20" fill="#2b2622"/><ellipse cx="210" cy="252" rx="46" ry="13" fill="#0d0b0a"/>${shadow(304, 262, 90)}<ellipse cx="300" cy="254" rx="46" ry="15" fill="#6a6f72" transform="rotate(-9 300 254)"/><path d="M120 214 l-14 46 h28z" fill="#e2622b"/><path d="M114 238 h12" stroke="#fff" stroke-width="5"/>`;
  return town(light, seed) + hole;
};

export const pothole: Draw = (light, fixed, seed) => {
  const patch = fixed
    ? '<path d="M120 232 q70 -14 150 -4 q42 12 14 34 q-70 16 -156 4 q-40 -14 -8 -34z" fill="#3f4244"/><path d="M120 232 q70 -14 150 -4" stroke="#2c2e30" stroke-width="2" fill="none"/>'
    : '<path d="M126 232 q40 -18 84 -8 q30 -12 62 4 q38 16 8 34 q-44 22 -90 10 q-48 6 -70 -12 q-18 -16 6 -28z" fill="#5f564b"/><path d="M146 240 q44 -12 110 0 q20 12 -10 22 q-60 12 -98 -2 q-14 -10 -2 -20z" fill="#3c352e"/><path d="M168 250 q34 -6 66 2 q-20 10 -60 6z" fill="#a9bcc4" fill-opacity=".8"/><path d="M96 226 l-26 -8 M284 268 l40 12 M140 276 l-30 14" stroke="#55524e" stroke-width="3"/>';
  return town(light, seed) + patch;
};

export const bins: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 5);
  const colours = ['#2f6b4f', '#39689a', '#7b4b3a'];
  const row = colours.map((colour, n) => {
    const x = 120 + n * 62;
    return `${shadow(x + 24, 250, 66)}<path d="M${x} 176 h48 l-5 74 h-38z" fill="${colour}"/><rect x="${x - 4}" y="${fixed ? 168 : 150}" width="56" height="9" rx="3" fill="${colour}" transform="rotate(${fixed ? 0 : -24} ${x} 172)"/>`;
  });
  return (
    town(light, seed) +
    row.join('') +
    (fixed ? '' : bags(next, 16, { x: 96, y: 150, width: 220, height: 112 }))
  );
};

export const rubbish: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 11);
  const heap = fixed
    ? '<path d="M92 206 h210 v50 h-210z" fill="#000" fill-opacity=".05"/><g transform="translate(300 150)"><rect width="6" height="70" fill="#6d6d6a"/><rect x="-26" y="-6" width="58" height="30" rx="3" fill="#0f766e"/><path d="M-16 4 h38 M-16 12 h26" stroke="#fff" stroke-width="3"/></g>'
    : shadow(200, 262, 250) + bags(next, 34, { x: 92, y: 176, width: 214, height: 84 });
  return town(light, seed) + heap;
};

function bags(
  next: () => number,
  count: number,
  box: { x: number; y: number; width: number; height: number },
): string {
  const colours = ['#22262b', '#e9e6df', '#b8433a', '#3d7ea6', '#d9b44a', '#7a8b5c'];
  return Array.from({ length: count }, (_, n) => {
    const down = n / count;
    const spread = 0.35 + down * 0.65;
    const x = box.x + box.width * (0.5 + (next() - 0.5) * spread);
    const y = box.y + box.height * down;
    const size = 13 + next() * 12;
    const colour = colours[Math.floor(next() * colours.length)] ?? '#22262b';
    return `<g transform="translate(${x} ${y}) rotate(${next() * 50 - 25})"><path d="M${-size} ${size * 0.6} Q${-size * 1.1} ${-size * 0.5} ${-size * 0.2} ${-size * 0.7} L0 ${-size} L${size * 0.25} ${-size * 0.7} Q${size * 1.1} ${-size * 0.4} ${size} ${size * 0.6} Q0 ${size * 0.9} ${-size} ${size * 0.6}Z" fill="${colour}"/><path d="M${-size * 0.4} ${-size * 0.3} q${size * 0.2} ${size * 0.4} 0 ${size * 0.7}" stroke="#fff" stroke-opacity=".25" stroke-width="2" fill="none"/></g>`;
  }).join('');
}

export const stalls: Draw = (light, fixed, seed) => {
  const stall = (x: number, colour: string, y: number) =>
    `${shadow(x + 44, y + 64, 110)}<rect x="${x}" y="${y + 28}" width="88" height="34" fill="#8c6a4a"/><path d="M${x - 8} ${y} h104 l-10 20 h-84z" fill="${colour}"/><path d="M${x + 2} ${y + 20} v42 M${x + 86} ${y + 20} v42" stroke="#5b4636" stroke-width="4"/>${[10, 30, 50, 70].map((d, n) => `<circle cx="${x + d}" cy="${y + 26}" r="8" fill="${['#d9483b', '#e7a03c', '#6fa14a', '#b55d8d'][n]}"/>`).join('')}`;
  const placed = fixed
    ? [
        [20, '#3d7ea6'],
        [150, '#b8433a'],
        [280, '#5f8f5a'],
      ]
        .map(([x, colour]) => stall(Number(x), String(colour), 134))
        .join('')
    : [
        [30, '#b8433a', 206],
        [150, '#3d7ea6', 222],
        [280, '#d9a441', 202],
      ]
        .map(([x, colour, y]) => stall(Number(x), String(colour), Number(y)))
        .join('');
  return town(light, seed) + placed;
};

export const parking: Draw = (light, fixed, seed) => {
  const car = (x: number, y: number, colour: string) =>
    `${shadow(x + 62, y + 52, 140)}<path d="M${x} ${y + 44} v-16 q2 -8 14 -9 l16 -2 q14 -20 34 -20 h18 q20 0 32 20 q18 2 20 12 v15z" fill="${colour}"/><path d="M${x + 36} ${y + 17} q10 -14 24 -14 h6 v14z M${x + 71} ${y + 3} h10 q14 2 22 14 h-32z" fill="#26333c"/><circle cx="${x + 30}" cy="${y + 45}" r="11" fill="#1c1f22"/><circle cx="${x + 104}" cy="${y + 45}" r="11" fill="#1c1f22"/><circle cx="${x + 30}" cy="${y + 45}" r="5" fill="#aab0b4"/><circle cx="${x + 104}" cy="${y + 45}" r="5" fill="#aab0b4"/>`;
  const bay = '<path d="M30 216 v60 M180 216 v60 M330 216 v60" stroke="#fff" stroke-width="4"/>';
  return (
    town(light, seed) +
    (fixed
      ? bay + car(42, 208, '#d7d9da')
      : bay + car(110, 158, '#b23b34') + car(230, 172, '#e4e6e7'))
  );
};

export const exit: Draw = (light, fixed, seed) => {
  const next = jitterOf(seed + 3);
  const door =
    '<rect width="400" height="300" fill="#d8d2c6"/><rect y="236" width="400" height="64" fill="#9c968a"/><rect x="130" y="56" width="140" height="180" fill="#4a7a5d"/><path d="M200 56 v180" stroke="#35593f" stroke-width="3"/><rect x="150" y="20" width="100" height="26" rx="3" fill="#0f8a4a"/><path d="M170 33 h44 m-12 -8 l12 8 l-12 8" stroke="#fff" stroke-width="4" fill="none"/><rect x="300" y="120" width="40" height="60" fill="#b8302c"/><circle cx="320" cy="150" r="10" fill="#fff"/>';
  const boxes = Array.from({ length: 9 }, (_, n) => {
    const [x, y, size] = [100 + (n % 3) * 66 + next() * 10, 216 - Math.floor(n / 3) * 52, 54];
    return `<rect x="${x}" y="${y}" width="${size + 8}" height="${size}" fill="${['#b98b58', '#a97a49', '#c49a68'][n % 3]}" stroke="#7d5a35"/><path d="M${x} ${y + 20} h${size + 8}" stroke="#e3cda8" stroke-width="5"/>`;
  }).join('');
  const tint = `<rect width="400" height="300" fill="${light.skyLow}" fill-opacity=".18"/>`;
  return (
    door +
    (fixed
      ? '<path d="M110 250 h180" stroke="#f4c542" stroke-width="8" stroke-dasharray="18 10"/>'
      : boxes) +
    tint
  );
};

export const gate: Draw = (light, fixed, seed) => {
  const frame = `${sky(light)}${houses(light, seed)}${street(light)}<rect x="90" y="92" width="26" height="120" fill="#a5533f"/><rect x="284" y="92" width="26" height="120" fill="#a5533f"/><rect x="80" y="74" width="240" height="26" rx="4" fill="#8d4434"/><path d="M130 87 h140" stroke="#f4e3b5" stroke-width="6"/>`;
  const crowd = Array.from({ length: 5 }, (_, n) => {
    const x = 100 + n * 44;
    return `${shadow(x + 14, 254, 46)}<circle cx="${x}" cy="244" r="11" fill="none" stroke="#222" stroke-width="4"/><circle cx="${x + 30}" cy="244" r="11" fill="none" stroke="#222" stroke-width="4"/><path d="M${x} 244 l12 -22 h14 l4 22 M${x + 10} 220 h10" stroke="${['#3d7ea6', '#b8433a', '#d9a441'][n % 3]}" stroke-width="5" fill="none"/>`;
  }).join('');
  const clear =
    '<path d="M130 226 h140 v40 h-140z" fill="none" stroke="#f4c542" stroke-width="5" stroke-dasharray="16 9"/><path d="M60 200 v56 M340 200 v56" stroke="#e2622b" stroke-width="8"/>';
  return frame + (fixed ? clear : crowd);
};

export const office: Draw = (light, fixed) => {
  const room = `<rect width="400" height="300" fill="#e9e5da"/><rect y="216" width="400" height="84" fill="#b99d78"/><rect x="30" y="40" width="120" height="96" fill="${light.skyTop}"/><path d="M30 136 q40 -40 120 -10 v10z" fill="${light.hills[1]}"/><path d="M30 40 h120 v96 h-120z M90 40 v96" fill="none" stroke="#fff" stroke-width="6"/><rect x="190" y="50" width="170" height="70" fill="#0f766e"/><path d="M208 74 h134 M208 94 h90" stroke="#fff" stroke-width="6" stroke-opacity=".85"/>`;
  const desk =
    '<rect x="60" y="176" width="290" height="20" fill="#8a6a48"/><rect x="74" y="196" width="262" height="70" fill="#a17f58"/>';
  const paper = (x: number, turn: number) =>
    `<g transform="translate(${x} 150) rotate(${turn})"><rect width="60" height="40" fill="#fdfdf9" stroke="#c9c4b5"/><path d="M8 10 h44 M8 20 h44 M8 30 h26" stroke="#9aa0a3" stroke-width="2"/></g>`;
  const stamp =
    '<circle cx="252" cy="172" r="13" fill="none" stroke="#c0392b" stroke-width="4"/><path d="M300 150 v20 h24 v-20z" fill="#6b4f3f"/>';
  return (
    room + desk + (fixed ? paper(210, 0) + stamp : paper(110, -8) + paper(190, 6) + paper(262, -3))
  );
};
