import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { EntityKind } from '../../contract/kinds.ts';
import { records } from './client.ts';

/** Stands for records that name no village. */
export const noVillage = '-';

interface VillageChoiceProps {
  readonly kind: EntityKind;
  /** Null: all villages. */
  readonly value: string | null;
  readonly onChange: (village: string | null) => void;
}

/** Narrows a list to one village, with how many records each has. */
export function VillageChoice({ kind, value, onChange }: VillageChoiceProps) {
  const { t } = useText();
  const villages = useQuery({
    queryKey: ['records', 'villages', kind],
    queryFn: async () => (await records.villages({ query: { kind } })).items,
  });
  return (
    <Select
      className="rc-village"
      showSearch
      allowClear
      optionFilterProp="label"
      loading={villages.isPending}
      aria-label={t('records.village.label')}
      placeholder={t('records.village.all')}
      value={value}
      onChange={(village: string | undefined) => onChange(village ?? null)}
      options={(villages.data ?? []).map(({ village, entities }) => ({
        value: village || noVillage,
        label: `${village || t('records.village.none')} ${entities.toLocaleString()}`,
      }))}
    />
  );
}
