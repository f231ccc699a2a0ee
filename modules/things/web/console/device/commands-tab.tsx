import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useAct } from '#ui/desk/index.ts';
import { useLive } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { CommandView, ModelService, ThingDetail } from '../../../contract/index.ts';
import { things, useNameOf, useRenewThings } from '../use-things.ts';
import { CommandTag } from '../words.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useShowFields } from './show-value.ts';

/** What a device was told, and telling it more. */
export function CommandsTab({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const mayCommand = usePermission('things.command') && thing.state === 'active';
  const [service, setService] = useState<ModelService | null>(null);
  const key = ['things', 'commands', thing.id];
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      things.thingCommands({
        params: { id: thing.id },
        query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  useLive('things.commandChanged', undefined, [key]);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="dk-stack">
      {mayCommand && (
        <div className="dk-row">
          {thing.model.services.map((one) => (
            <Button key={one.key} onClick={() => setService(one)}>
              {nameOf(one)}
            </Button>
          ))}
        </div>
      )}
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="send" title={t('things.command.none')} />
      )}
      {rows.length > 0 && <CommandTable thing={thing} rows={rows} mayCommand={mayCommand} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('things.list.next')}
        </Button>
      )}
      {service && (
        <CommandDialog thing={thing} service={service} onClose={() => setService(null)} />
      )}
    </div>
  );
}

interface CommandTableProps {
  readonly thing: ThingDetail;
  readonly rows: readonly CommandView[];
  readonly mayCommand: boolean;
}

function CommandTable({ thing, rows, mayCommand }: CommandTableProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const show = useShowFields();
  const renew = useRenewThings();
  const act = useAct();
  const cancel = async (commandId: string): Promise<unknown> =>
    act.run(async () => {
      await things.cancelCommand({ params: { id: thing.id, commandId } });
      await renew();
    });
  const serviceOf = (key: string) => thing.model.services.find((one) => one.key === key);
  const columns: TableColumnsType<CommandView> = [
    {
      title: t('things.command.what'),
      render: (_, one) => nameOf(serviceOf(one.service)) || one.service,
    },
    {
      title: t('things.command.input'),
      render: (_, one) => show(serviceOf(one.service)?.input ?? [], one.input) || '—',
    },
    { title: t('things.field.status'), render: (_, one) => <CommandTag state={one.state} /> },
    {
      title: t('things.command.result'),
      render: (_, one) =>
        one.reason ||
        (one.result ? show(serviceOf(one.service)?.output ?? [], one.result) : '') ||
        '—',
    },
    {
      title: t('things.command.by'),
      render: (_, one) => (
        <span>
          {one.createdByName || t('things.command.system')} <Time at={one.createdAt} />
        </span>
      ),
    },
    {
      title: t('things.command.end'),
      render: (_, one) =>
        one.finishedAt ? (
          <Time at={one.finishedAt} />
        ) : (
          <span className="dk-muted">
            {t('things.command.until')} <Time at={one.expiresAt} />
          </span>
        ),
    },
    {
      title: '',
      render: (_, one) =>
        mayCommand &&
        one.state === 'queued' && (
          <Popconfirm
            title={t('things.command.askCancel')}
            okText={t('things.command.cancel')}
            cancelText={t('things.cancel')}
            onConfirm={() => void cancel(one.id)}
          >
            <Button size="small">{t('things.command.cancel')}</Button>
          </Popconfirm>
        ),
    },
  ];
  return (
    <>
      <ErrorNotice error={act.error} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </>
  );
}
