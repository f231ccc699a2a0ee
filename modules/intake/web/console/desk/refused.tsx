import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { BatchView, RefusedRow } from '../../../contract/index.ts';
import { intake, keys, type useResource } from '../shared/clients.ts';
import { useReasonText } from '../shared/words.tsx';

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;

interface RefusedProps {
  readonly batch: BatchView;
  readonly resource: ResourceOf;
  readonly reason: string;
}

/** Refused rows, mended here one by one. */
export function Refused({ batch, resource, reason }: RefusedProps) {
  const { t } = useText();
  const [open, setOpen] = useState<RefusedRow | null>(null);
  const refused = useInfiniteQuery({
    queryKey: keys.refused(batch.id, batch.version, reason),
    queryFn: ({ pageParam }) =>
      intake.refused({
        params: { batchId: batch.id },
        query: { ...(pageParam ? { cursor: pageParam } : {}), ...(reason ? { reason } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const titles = new Map(resource.fields.map(({ key, titleZh }) => [key, titleZh]));
  const say = useReasonText((key) => titles.get(key) ?? key);
  if (refused.isError)
    return <ErrorState error={refused.error} onRetry={() => void refused.refetch()} />;
  if (!refused.data) return <Loading lines={6} />;
  const rows = refused.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon="check" title={t('intake.result.noneRefused')} />;
  const columns: TableColumnsType<RefusedRow> = [
    { title: t('intake.result.line'), dataIndex: 'row', align: 'right' },
    {
      title: t('intake.result.why'),
      render: (_, row) =>
        row.fixed ? (
          <StatusTag meaning="ok">{t('intake.result.fixed')}</StatusTag>
        ) : (
          row.reasons.map((one) => <div key={one}>{say(one)}</div>)
        ),
    },
    ...batch.columns.map(({ title }) => ({
      title,
      render: (_: unknown, row: RefusedRow) => <span className="in-cell">{row.values[title]}</span>,
    })),
  ];
  if (batch.state === 'checked') {
    columns.push({
      title: t('intake.result.act'),
      fixed: 'right',
      render: (_, row) => (
        <Button size="small" onClick={() => setOpen(row)}>
          {t('intake.fix.open')}
        </Button>
      ),
    });
  }
  return (
    <>
      <Table<RefusedRow>
        rowKey="line"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {refused.hasNextPage && (
        <Button loading={refused.isFetchingNextPage} onClick={() => void refused.fetchNextPage()}>
          {t('intake.more')}
        </Button>
      )}
      {open && <FixDialog batch={batch} row={open} say={say} onClose={() => setOpen(null)} />}
    </>
  );
}

interface FixDialogProps {
  readonly batch: BatchView;
  readonly row: RefusedRow;
  readonly say: (reason: string) => string;
  readonly onClose: () => void;
}

function FixDialog({ batch, row, say, onClose }: FixDialogProps) {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const [values, setValues] = useState(row.values);
  const [reasons, setReasons] = useState<readonly string[]>(row.fixed ? [] : row.reasons);
  const faulty = new Set(
    reasons.map(
      (one) =>
        batch.mapping.find(({ field }) => field === one.slice(0, one.lastIndexOf(':')))?.column,
    ),
  );
  const save = () =>
    act.run(async () => {
      const answer = await intake.fix({
        params: { batchId: batch.id, line: row.line },
        body: { values },
      });
      setReasons(answer.reasons);
      if (answer.reasons.length > 0) return;
      await queries.invalidateQueries({ queryKey: keys.batch(batch.id) });
      onClose();
    });
  return (
    <Modal
      open
      title={t('intake.fix.title', { line: row.row })}
      okText={t('intake.fix.save')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      {reasons.length > 0 && (
        <Notice meaning="warning" title={t('intake.fix.still')}>
          <ul>
            {reasons.map((one) => (
              <li key={one}>{say(one)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form layout="vertical" className="in-fix">
        {batch.columns.map(({ title }) => (
          <Form.Item
            key={title}
            label={title}
            {...(faulty.has(title) ? { validateStatus: 'warning' as const } : {})}
          >
            <Input
              aria-label={title}
              value={values[title] ?? ''}
              onChange={(event) => setValues((old) => ({ ...old, [title]: event.target.value }))}
            />
          </Form.Item>
        ))}
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
