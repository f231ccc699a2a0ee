import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Table } from 'antd';
import { useEffect, useState } from 'react';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Condition, GrantedField, GrantView, SharedRow } from '../../../contract/index.ts';
import { CorrectionForm } from '../corrections/correction-form.tsx';
import { MatterForm } from '../matters/matter-form.tsx';
import { sharing, usePick } from '../shared/client.ts';
import { Conditions } from '../shared/conditions.tsx';

const pageRows = 50;

/** The granted rows, by pages; each page is kept as a use. */
export function RowsPart({ grant }: { grant: GrantView }) {
  const { t } = useText();
  const [draft, setDraft] = useState<Condition[]>([]);
  const [where, setWhere] = useState('');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const page = useQuery({
    // Reading is a use: nothing is read again behind the reader's back.
    queryKey: ['sharingRows', grant.id, where, cursor],
    queryFn: async () =>
      sharing.rows({
        params: { grantId: grant.id },
        query: {
          limit: pageRows,
          ...(where ? { where } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const queries = useQueryClient();
  const readAt = page.dataUpdatedAt;
  useEffect(() => {
    // What was read counts: how much of the day is used stands above, who used what beside.
    if (readAt > 0) void queries.invalidateQueries({ queryKey: ['sharing', 'grant', grant.id] });
    if (readAt > 0) void queries.invalidateQueries({ queryKey: ['sharing', 'uses'] });
  }, [queries, readAt, grant.id]);
  const search = (): void => {
    setCursors([]);
    setWhere(draft.length > 0 ? JSON.stringify(draft) : '');
  };
  const searchable = grant.fields.filter(({ masked }) => !masked);
  return (
    <div className="dk-stack">
      <div className="dk-tools">
        <Conditions fields={searchable} value={draft} onChange={setDraft} />
        <Button icon={<Icon name="search" />} onClick={search}>
          {t('sharing.rows.search')}
        </Button>
        <Exports grant={grant} where={where} />
      </div>
      {page.isPending && <Loading lines={8} />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.data && !page.isError && page.data.items.length === 0 && !page.data.nextCursor && (
        <EmptyState icon="search" title={t('sharing.rows.none')}>
          {t('sharing.rows.noneText')}
        </EmptyState>
      )}
      {page.data && !page.isError && (page.data.items.length > 0 || page.data.nextCursor) && (
        <>
          {page.data.items.length > 0 ? (
            <RowTable grant={grant} fields={page.data.fields} rows={page.data.items} />
          ) : (
            <p className="dk-note">{t('sharing.inPlace.lookOn')}</p>
          )}
          <div className="dk-row">
            <Button
              disabled={cursors.length === 0 || page.isFetching}
              onClick={() => setCursors(cursors.slice(0, -1))}
            >
              {t('sharing.rows.before')}
            </Button>
            <Button
              disabled={!page.data.nextCursor || page.isFetching}
              onClick={() => setCursors([...cursors, page.data.nextCursor ?? ''])}
            >
              {t('sharing.rows.next')}
            </Button>
            <span className="dk-muted sharing-number">
              {t('sharing.rows.left', { count: page.data.rowsLeftToday })}
            </span>
          </div>
        </>
      )}
    </div>
  );
}

function Exports({ grant, where }: { grant: GrantView; where: string }) {
  const { t } = useText();
  const act = useAct();
  const input = { params: { grantId: grant.id }, query: where ? { where } : {} };
  const take = async (kind: string): Promise<void> => {
    await act.run(async () => {
      if (kind === 'csv') return saveFile(await sharing.rowsCsv(input));
      if (kind === 'xlsx') return saveFile(await sharing.rowsSheet(input));
      return saveFile(await sharing.rowsParquet(input));
    });
  };
  return (
    <>
      <Dropdown
        menu={{
          items: [
            { key: 'csv', label: 'CSV' },
            { key: 'xlsx', label: 'Excel' },
            { key: 'parquet', label: 'Parquet' },
          ],
          onClick: ({ key }) => void take(key),
        }}
      >
        <Button icon={<Icon name="download" />} loading={act.busy}>
          {t('sharing.rows.download')}
        </Button>
      </Dropdown>
      <ErrorNotice error={act.error} />
    </>
  );
}

interface RowTableProps {
  readonly grant: GrantView;
  readonly fields: readonly GrantedField[];
  readonly rows: readonly SharedRow[];
}

function RowTable({ grant, fields, rows }: RowTableProps) {
  const { t } = useText();
  const pick = usePick();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'matter' | 'correction' | null>(null);
  const refs = chosen.filter((ref) => rows.some((row) => row.ref === ref));
  const first = rows.find(({ ref }) => ref === refs[0]);
  return (
    <>
      <div className="dk-row">
        <Button disabled={refs.length !== 1} onClick={() => setOpen('correction')}>
          {t('sharing.rows.correct')}
        </Button>
        <Button disabled={refs.length === 0} onClick={() => setOpen('matter')}>
          {t('sharing.rows.matter')}
        </Button>
        <span className="dk-muted">{t('sharing.rows.chosen', { count: refs.length })}</span>
      </div>
      <Table<SharedRow>
        rowKey="ref"
        size="small"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowSelection={{
          selectedRowKeys: [...refs],
          onChange: (keys) => setChosen(keys.map(String)),
        }}
        columns={fields.map((field) => ({
          key: field.key,
          title: field.masked
            ? t('sharing.grant.masked', { field: pick(field.titleZh, field.titleEn) })
            : pick(field.titleZh, field.titleEn),
          align: ['integer', 'decimal'].includes(field.type)
            ? ('right' as const)
            : ('left' as const),
          render: (_: unknown, row: SharedRow) => sayValue(row.values[field.key], t),
        }))}
      />
      {open === 'matter' && (
        <MatterForm grantId={grant.id} refs={refs} onClose={() => setOpen(null)} />
      )}
      {open === 'correction' && first && (
        <CorrectionForm grant={grant} row={first} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function sayValue(
  value: string | number | boolean | null | undefined,
  t: (key: string) => string,
): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'sharing.yes' : 'sharing.no');
  return String(value);
}
