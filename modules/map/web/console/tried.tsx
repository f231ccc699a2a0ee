import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { MapBase } from '#ui/map/index.ts';
import type { TriedBackground, TriedPart } from '../../contract.ts';

const meanings = { ok: 'ok', faulty: 'urgent', unreachable: 'warning', unasked: 'notice' } as const;
const gravity: readonly TriedPart['verdict'][] = ['faulty', 'unreachable', 'unasked', 'ok'];

/** What trying a source brought, each host with what it answered. */
export function Tried({ tried: { parts } }: { tried: TriedBackground }) {
  const { t } = useText();
  const worst = gravity.find((verdict) => parts.some((part) => part.verdict === verdict)) ?? 'ok';
  return (
    <Notice meaning={meanings[worst]} title={t(`map.settings.verdict.${worst}`)}>
      {parts.map(({ from, said }, at) => (
        // Layers of one source may come from the same host; their order stands.
        <p key={`${at} ${from}`}>
          <b>{from}</b> {said}
        </p>
      ))}
    </Notice>
  );
}

/** The middle of the town's outline: where a source is tried. */
export function middleOfTown(base: MapBase | undefined): { longitude: number; latitude: number } {
  const outline = base?.layers.find(({ kind }) => kind === 'outline')?.features ?? [];
  const box = { west: 180, south: 85, east: -180, north: -85 };
  const take = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const inner of part) take(inner);
      return;
    }
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  };
  for (const { geometry } of outline) take('coordinates' in geometry ? geometry.coordinates : null);
  // A town without an outline yet: the middle of China answers as well as any place.
  if (box.west > box.east) return { longitude: 112.95, latitude: 28.45 };
  return { longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2 };
}
