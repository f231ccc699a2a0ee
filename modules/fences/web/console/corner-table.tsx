import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type Position, useMapBase } from '#ui/map/index.ts';

interface CornerTableProps {
  readonly ring: readonly Position[];
  readonly onChange: (ring: readonly Position[]) => void;
}

/** The corners as numbers: the same drawing for those who do not use the map. */
export function CornerTable({ ring, onChange }: CornerTableProps) {
  const { t } = useText();
  const middle = useMiddle();
  // Open for a new drawing, and then as it was left: adding a corner must not close the table.
  const [isOpen, setOpen] = useState(ring.length === 0);
  const put = (index: number, change: Partial<Position>): void =>
    onChange(ring.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const add = (): void => {
    const last = ring.at(-1) ?? middle;
    onChange([...ring, { longitude: last.longitude + 0.001, latitude: last.latitude }]);
  };
  return (
    <details
      className="fence-corners"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('fences.corners', { count: ring.length })}</summary>
      <p className="dk-muted">{t('fences.cornersHint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('fences.longitude')}</th>
            <th scope="col">{t('fences.latitude')}</th>
            <th scope="col" aria-label={t('fences.remove')} />
          </tr>
        </thead>
        <tbody>
          {ring.map((corner, index) => (
            // A corner is known by its place in the ring alone.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index}>
              <td>{index + 1}</td>
              {(['longitude', 'latitude'] as const).map((key) => (
                <td key={key}>
                  <InputNumber<number>
                    size="small"
                    step={0.0001}
                    precision={6}
                    min={key === 'longitude' ? -180 : -90}
                    max={key === 'longitude' ? 180 : 90}
                    aria-label={t('fences.cornerOf', {
                      number: index + 1,
                      what: t(`fences.${key}`),
                    })}
                    value={corner[key]}
                    onChange={(value) => value !== null && put(index, { [key]: value })}
                  />
                </td>
              ))}
              <td>
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="trash" />}
                  aria-label={t('fences.removeCorner', { number: index + 1 })}
                  onClick={() => onChange(ring.filter((_, at) => at !== index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" icon={<Icon name="plus" />} onClick={add}>
        {t('fences.addCorner')}
      </Button>
    </details>
  );
}

/** Somewhere in the town, to begin with: the first landmark of the base map. */
function useMiddle(): Position {
  const base = useMapBase();
  const landmarks = base.data?.layers.find(({ kind }) => kind === 'landmarks');
  const geometry = landmarks?.features[0]?.geometry;
  const [longitude = 112.95, latitude = 28.45] =
    geometry?.type === 'Point' ? geometry.coordinates : [];
  return { longitude, latitude };
}
