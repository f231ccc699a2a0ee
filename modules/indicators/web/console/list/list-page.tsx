import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { matches, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Indicator } from '../../../contract/index.ts';
import { useIndicators, useNumberChanges, useOverview } from '../shared/clients.ts';
import { shippedGroups } from '../shared/group-name.ts';
import { SpanChoice, useDays } from '../shared/span-choice.tsx';
import { CheckNote } from './check-note.tsx';
import { DefinitionFiles } from './files.tsx';
import { GroupTable } from './group-table.tsx';
import '../indicators.css';

/** Every indicator with its number, its trend and how it stands. */
export default function ListPage() {
  const { t } = useText();
  const go = useNavigate();
  const mayManage = usePermission('indicators.manage');
  const [days, setDays] = useDays();
  const [search, setSearch] = useState('');
  const [withInactive, setWithInactive] = useState(false);
  const all = useIndicators(withInactive);
  const overview = useOverview(days);
  useNumberChanges();
  const shown = (all.data ?? []).filter((one) =>
    matches(search, one.nameZh, one.nameEn, one.code, one.meaningZh, one.meaningEn),
  );
  return (
    <>
      <PageHead title={t('indicators.menu')} lead={t('indicators.list.lead')}>
        {mayManage && <DefinitionFiles />}
        {mayManage && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => void go('/indicators/new')}
          >
            {t('indicators.list.add')}
          </Button>
        )}
      </PageHead>
      <div className="dk-tools">
        <Input.Search
          className="dk-grow in-search"
          allowClear
          placeholder={t('indicators.list.search')}
          aria-label={t('indicators.list.search')}
          onChange={({ target: { value } }) => setSearch(value)}
        />
        <SpanChoice days={days} onChange={setDays} />
        {mayManage && (
          <label className="dk-row">
            <Switch size="small" checked={withInactive} onChange={setWithInactive} />
            {t('indicators.list.inactive')}
          </label>
        )}
      </div>
      <CheckNote />
      {all.isPending && <Loading lines={12} />}
      {all.isError && <ErrorState error={all.error} onRetry={() => void all.refetch()} />}
      {overview.isError && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {all.data && shown.length === 0 && (
        <EmptyState icon="search" title={t('indicators.list.none')} />
      )}
      {!overview.isError &&
        [...Map.groupBy(shown, groupOf)]
          .sort(inOrder)
          .map(([group, own]) => (
            <GroupTable
              key={group}
              group={group}
              indicators={own}
              glances={overview.data?.items ?? null}
              days={days}
            />
          ))}
    </>
  );
}

const groupOf = ({ group }: Indicator): string => group;

/** Groups in the order of the town's day; those that an administrator made come last. */
const order: readonly string[] = shippedGroups;

function inOrder([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const place = (group: string): number => {
    const found = order.indexOf(group);
    return found < 0 ? order.length : found;
  };
  return place(one) - place(other) || one.localeCompare(other);
}
