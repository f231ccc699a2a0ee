import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type Position, TownMap } from '#ui/map/index.ts';
import type { AlarmFilter } from '../../../contract/index.ts';
import { alarms, keys } from '../shared/clients.ts';
import { meaningOf } from '../shared/words.tsx';

interface MapProps {
  readonly filter: AlarmFilter;
  readonly openId: string | null;
  readonly centre: Position | null;
  readonly onOpen: (alarmId: string) => void;
}

/** Where the alarms of the view are. */
export function AlarmMap({ filter, openId, centre, onOpen }: MapProps) {
  const { t } = useText();
  const map = useQuery({
    queryKey: [...keys.map, filter],
    queryFn: () => alarms.map({ query: filter }),
    placeholderData: keepPreviousData,
  });
  const points = useMemo(
    () =>
      (map.data?.points ?? []).map(({ id, longitude, latitude, severity, active, title }) => ({
        id,
        longitude,
        latitude,
        label: title,
        meaning: active ? meaningOf[severity] : ('ok' as const),
      })),
    [map.data],
  );
  return (
    <TownMap
      label={t('alarms.desk.map')}
      points={points}
      selected={openId}
      onSelect={onOpen}
      centre={centre}
    />
  );
}
