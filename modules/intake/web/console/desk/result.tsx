import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { saveFile } from '#ui/desk/index.ts';
import type { BatchView, SampleRow } from '../../../contract/index.ts';
import { intake, keys, type useResource } from '../shared/clients.ts';
import { useReasonText } from '../shared/words.tsx';
import { Refused } from './refused.tsx';

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;

/** What the check gave: counts, why rows were refused, and the rows themselves. */
export function Result({ batch, resource }: { batch: BatchView; resource: ResourceOf }) {
  const { t } = useText();
  // Nobody has chosen yet: this part stands here before the check has counted anything.
  const [chosen, setTab] = useState<'refused' | 'repaired' | 'accepted' | null>(null);
  const tab = chosen ?? (batch.counts.refused > 0 ? 'refused' : 'accepted');
  const [reason, setReason] = useState('');
  if (!['checked', 'applied', 'applying', 'takingBack'].includes(batch.state)) return null;
  const { counts } = batch;
  const shown =
    batch.state === 'checked'
      ? (['refused', 'repaired', 'accepted'] as const)
      : (['refused'] as const);
  const number = {
    accepted: counts.accepted,
    repaired: counts.repaired,
    refused: counts.refused - counts.fixed,
  };
  return (
    <section className="in-part" aria-label={t('intake.result.title')}>
      <dl className="in-counts">
        {(
          [
            'staged',
            'accepted',
            'repaired',
            'refused',
            'fixed',
            'added',
            'changed',
            'removed',
          ] as const
        )
          .filter(
            (key) => counts[key] > 0 || key === 'staged' || key === 'accepted' || key === 'refused',
          )
          .map((key) => (
            <div key={key} className={`in-count in-count-${key}`}>
              <dt>{t(`intake.counts.${key}`)}</dt>
              <dd className="dk-number">
                {(key === 'refused' ? number.refused : counts[key]).toLocaleString('en-US')}
              </dd>
            </div>
          ))}
      </dl>
      <Reasons
        batch={batch}
        resource={resource}
        chosen={reason}
        onChoose={(one) => {
          setReason(one);
          setTab('refused');
        }}
      />
      <div className="dk-tools">
        <Segmented
          value={tab}
          onChange={setTab}
          options={shown.map((value) => ({
            value,
            label: `${t(`intake.counts.${value}`)} ${number[value].toLocaleString('en-US')}`,
          }))}
        />
        <span className="dk-grow" />
        {counts.refused > 0 && <Downloads batchId={batch.id} />}
      </div>
      {tab === 'refused' ? (
        <Refused batch={batch} resource={resource} reason={reason} />
      ) : (
        <Samples batch={batch} resource={resource} repaired={tab === 'repaired'} />
      )}
    </section>
  );
}

function Downloads({ batchId }: { batchId: string }) {
  const { t } = useText();
  const params = { batchId };
  return (
    <>
      <Button
        icon={<Icon name="download" />}
        onClick={() => void intake.refusedFile({ params }).then(saveFile)}
      >
        {t('intake.result.xlsx')}
      </Button>
      <Button
        icon={<Icon name="download" />}
        onClick={() => void intake.refusedCsv({ params }).then(saveFile)}
      >
        CSV
      </Button>
    </>
  );
}

interface ReasonsProps {
  readonly batch: BatchView;
  readonly resource: ResourceOf;
  readonly chosen: string;
  readonly onChoose: (reason: string) => void;
}

function Reasons({ batch, resource, chosen, onChoose }: ReasonsProps) {
  const { t } = useText();
  const titles = new Map(resource.fields.map(({ key, titleZh }) => [key, titleZh]));
  const say = useReasonText((key) => titles.get(key) ?? key);
  if (batch.counts.reasons.length === 0) return null;
  return (
    <ul className="in-reasons" aria-label={t('intake.result.reasons')}>
      {batch.counts.reasons.slice(0, 12).map(({ reason, rows }) => (
        <li key={reason}>
          <Button
            size="small"
            type={chosen === reason ? 'primary' : 'default'}
            onClick={() => onChoose(chosen === reason ? '' : reason)}
          >
            {say(reason)} <span className="dk-number">{rows}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Samples({
  batch,
  resource,
  repaired,
}: {
  batch: BatchView;
  resource: ResourceOf;
  repaired: boolean;
}) {
  const { t } = useText();
  const samples = useQuery({
    queryKey: keys.samples(batch.id, batch.version, repaired),
    queryFn: async () =>
      (await intake.samples({ params: { batchId: batch.id }, query: { repaired } })).items,
  });
  if (samples.isError)
    return <ErrorState error={samples.error} onRetry={() => void samples.refetch()} />;
  if (!samples.data) return <Loading lines={6} />;
  if (samples.data.length === 0) return <EmptyState icon="check" title={t('intake.result.none')} />;
  const columnOf = new Map(batch.mapping.map(({ field, column }) => [field, column]));
  const columns: TableColumnsType<SampleRow> = [
    { title: t('intake.result.line'), dataIndex: 'row', align: 'right', fixed: 'left' },
    ...resource.fields
      .filter(({ key }) => columnOf.has(key))
      .map(({ key, titleZh }) => ({
        title: titleZh,
        render: (_: unknown, row: SampleRow) => (
          <>
            {row.values[key]}
            {row.repaired.includes(key) && (
              <div className="in-was">
                <s>{row.raw[columnOf.get(key) ?? '']}</s>
              </div>
            )}
          </>
        ),
      })),
  ];
  return (
    <Table<SampleRow>
      rowKey="line"
      size="small"
      columns={columns}
      dataSource={samples.data}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
    />
  );
}
