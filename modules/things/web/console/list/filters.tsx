import { Input, Segmented, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { ThingFilter } from '../../../contract/index.ts';
import { useChoices, useCounts } from '../use-things.ts';

/** The filter as it stands in the address. */
export interface Params {
  readonly q?: string;
  readonly model?: string;
  readonly village?: string;
  readonly group?: string;
  readonly gateway?: string;
  /** A presence, `disabled` or `retired`. */
  readonly status?: string;
  readonly view?: string;
  /** Ids with commas: what was selected on the map. */
  readonly ids?: string;
}

const presences = ['online', 'offline', 'silent', 'never'] as const;

/** The filter as the server takes it. */
export function filterOf({ q, model, village, group, gateway, status, ids }: Params): ThingFilter {
  const presence = presences.find((one) => one === status);
  return {
    ...(q ? { q } : {}),
    ...(model ? { modelCode: [model] } : {}),
    ...(village ? { villageId: [village] } : {}),
    ...(group ? { groupCode: [group] } : {}),
    ...(gateway ? { gatewayId: gateway } : {}),
    ...(ids ? { id: ids.split(',') } : {}),
    ...(presence ? { status: [presence], state: ['active'] } : {}),
    ...(status === 'disabled' || status === 'retired' ? { state: [status] } : {}),
  };
}

interface Props {
  readonly params: Params;
  readonly onChange: (next: Params) => void;
}

/** How many are online, offline, silent; a click narrows to them. */
export function StatusBar({ params, onChange }: Props) {
  const { t } = useText();
  const { status: _, ...rest } = params;
  const counts = useCounts(filterOf(rest)).data;
  const choice = (value: string, count: number | undefined) => ({
    value,
    label: (
      <span className="th-count">
        {t(value === '' ? 'things.list.all' : labels[value as keyof typeof labels])}
        <strong className="dk-number">{count ?? '…'}</strong>
      </span>
    ),
  });
  return (
    <div className="th-status-bar">
      <Segmented<string>
        aria-label={t('things.list.byStatus')}
        value={params.status ?? ''}
        onChange={(status) => onChange({ status })}
        options={[
          choice('', counts?.total),
          ...presences.map((one) => choice(one, counts?.[one])),
          choice('disabled', counts?.disabled),
        ]}
      />
    </div>
  );
}

const labels = {
  online: 'things.status.online',
  offline: 'things.status.offline',
  silent: 'things.status.silent',
  never: 'things.status.never',
  disabled: 'things.state.disabled',
} as const;

/** Search and choices. */
export function Filters({ params, onChange, children }: Props & { children: ReactNode }) {
  const { t } = useText();
  const { models, villages, groups } = useChoices();
  const select = (
    key: 'model' | 'village' | 'group',
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 150 }}
      value={params[key] ?? null}
      onChange={(value: string | null) => onChange({ [key]: value ?? '' })}
      placeholder={t(`things.list.by.${key}`)}
      aria-label={t(`things.list.by.${key}`)}
      options={options}
    />
  );
  return (
    <div className="dk-tools">
      <Input.Search
        className="dk-grow"
        style={{ maxWidth: 280 }}
        allowClear
        defaultValue={params.q ?? ''}
        onSearch={(q) => onChange({ q: q.trim() })}
        placeholder={t('things.list.search')}
        aria-label={t('things.list.search')}
      />
      {select('model', models)}
      {select('village', villages)}
      {groups.length > 0 && select('group', groups)}
      {params.ids && (
        <Tag closable onClose={() => onChange({ ids: '' })}>
          {t('things.list.onlySelected', { count: params.ids.split(',').length })}
        </Tag>
      )}
      <span className="th-push">{children}</span>
    </div>
  );
}
