import { type NamedField, sayValue } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useGround, useNameOf } from './use-ground.ts';

/** Fields of the ground as the forms call them, for comparing two states. */
export function useNamedFields(keys: readonly string[]): NamedField[] {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const say = (key: string): ((value: unknown) => string) | undefined => {
    const says: Record<string, (value: unknown) => string> = {
      kind: (value) => (value ? t(`towns.kind.${String(value)}`) : '—'),
      villageId: (value) => nameOf(ground?.villages.find(({ id }) => id === value)) || '—',
      active: (value) => t(value ? 'towns.inUse' : 'towns.retired'),
      area: (value) => (value ? t('towns.area.points', { count: countPoints(value) }) : '—'),
      skills: (value) =>
        sayValue((value as { nameZh: string }[] | undefined)?.map((one) => one.nameZh)),
      position: (value) => {
        const { longitude, latitude } = (value ?? {}) as { longitude?: number; latitude?: number };
        return longitude === undefined ? '—' : `${longitude.toFixed(6)}, ${latitude?.toFixed(6)}`;
      },
    };
    return says[key];
  };
  return keys.map((key) => {
    const words = say(key);
    return { key, label: t(`towns.field.${key}`), ...(words ? { say: words } : {}) };
  });
}

/** Number of corners of a polygon. */
function countPoints(area: unknown): number {
  const rings = (area as { coordinates?: unknown[] }).coordinates ?? [];
  return rings.flat(4).length / 2;
}
