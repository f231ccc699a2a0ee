import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type FenceEvent, fenceEvents, type HappeningView } from '../../contract.ts';
import { Places } from './places.tsx';
import { fences, type LogFilter, useChoices, useFences, useLog } from './use-fences.ts';
import './fences.css';

/** What happened at fences, newest first. */
export default function LogPage() {
  const { t } = useText();
  const [filter, setFilter] = useState<LogFilter>({});
  const log = useLog(filter);
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await fences.happeningsFile({ query: { ...filter } })));
  return (
    <>
      <PageHead title={t('fences.log.title')} lead={t('fences.log.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('fences.log.download')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      <Filters filter={filter} onFilter={setFilter} />
      {log.isPending && <Loading lines={8} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && (
        <>
          <LogTable rows={log.data.pages.flatMap(({ items }) => items)} />
          {log.hasNextPage && (
            <Button
              className="fence-more"
              loading={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {t('fences.log.more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Filters({
  filter,
  onFilter,
}: {
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
}) {
  const { t } = useText();
  const list = useFences();
  const choices = useChoices();
  const set = (key: keyof LogFilter, value: string | undefined): void => {
    const { [key]: _gone, ...rest } = filter;
    onFilter(value ? { ...rest, [key]: value } : rest);
  };
  const pick = (
    key: keyof LogFilter,
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="fence-filter"
      aria-label={label}
      placeholder={label}
      value={filter[key] ?? null}
      onChange={(value?: string) => set(key, value)}
      options={options}
    />
  );
  return (
    <div className="dk-tools">
      {pick(
        'fenceId',
        t('fences.log.fence'),
        (list.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {pick(
        'thingId',
        t('fences.log.thing'),
        (choices.data?.things ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {pick(
        'event',
        t('fences.log.event'),
        fenceEvents.map((value: FenceEvent) => ({ value, label: t(`fences.event.${value}`) })),
      )}
    </div>
  );
}

function LogTable({ rows }: { rows: readonly HappeningView[] }) {
  const { t } = useText();
  return (
    <Table<HappeningView>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <span className="dk-muted">{t('fences.log.empty')}</span> }}
      columns={[
        {
          title: t('fences.log.at'),
          dataIndex: 'at',
          render: (at: string) => <Time at={at} />,
        },
        { title: t('fences.log.fence'), dataIndex: 'fenceName' },
        { title: t('fences.log.thing'), dataIndex: 'thingName' },
        {
          title: t('fences.log.event'),
          dataIndex: 'event',
          render: (event: FenceEvent, { late }) => (
            <span className="dk-tags">
              {t(`fences.event.${event}`)}
              {late && <StatusTag meaning="neutral">{t('fences.log.late')}</StatusTag>}
            </span>
          ),
        },
        {
          title: t('fences.log.stay'),
          dataIndex: 'stayedSeconds',
          align: 'right',
          render: (seconds: number | null) =>
            seconds === null ? '—' : t('fences.log.minutes', { count: Math.round(seconds / 60) }),
        },
        {
          title: t('fences.log.speed'),
          dataIndex: 'speedKmh',
          align: 'right',
          render: (speed: number | null) => (speed === null ? '—' : speed.toFixed(0)),
        },
      ]}
    />
  );
}
