import { Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { EntityKind, RecordField } from '../../../contract/kinds.ts';
import type { SampleValues, SourcePreview } from '../../../contract/settings.ts';
import { dayWords } from '../client.ts';

interface PreviewProps {
  readonly preview: SourcePreview;
  readonly kind: EntityKind;
}

/** What a mapping would bring: figures of the sample, how each field is filled, rows before and after. */
export function PreviewPart({ preview, kind }: PreviewProps) {
  const { t } = useText();
  const { looked, total, added, changed, unchanged, known, nameless, sample } = preview;
  return (
    <section aria-live="polite">
      <h3>{t('records.source.previewTitle')}</h3>
      <p className="dk-muted">{t('records.source.looked', { looked, total })}</p>
      <dl className="rc-figures">
        {Object.entries({ added, known, changed, unchanged, nameless }).map(([key, count]) => (
          <div key={key}>
            <dt>{t(`records.source.figure.${key}`)}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {looked === 0 && <Notice meaning="notice" title={t('records.source.empty')} />}
      {nameless > 0 && (
        <Notice meaning="warning" title={t('records.source.namelessText', { count: nameless })} />
      )}
      {looked > 0 && <FieldFigures preview={preview} />}
      {sample.length > 0 && <Sample preview={preview} kind={kind} />}
    </section>
  );
}

function FieldFigures({ preview: { fields, looked } }: { readonly preview: SourcePreview }) {
  const { t } = useText();
  const share = (count: number): string => `${Math.round((count / looked) * 100)}%`;
  return (
    <Table
      rowKey="field"
      size="small"
      pagination={false}
      dataSource={[...fields]}
      columns={[
        { title: t('records.pair.field'), render: (_, row) => t(`records.field.${row.field}`) },
        {
          title: t('records.source.filled'),
          align: 'right',
          render: (_, row) => share(row.filled),
        },
        {
          title: t('records.source.unsound'),
          align: 'right',
          render: (_, row) => (row.unsound > 0 ? row.unsound.toLocaleString() : '—'),
        },
      ]}
    />
  );
}

function Sample({ preview }: PreviewProps) {
  const { t } = useText();
  const { fields, sample } = preview;
  const rows = sample.map((row, at) => ({ ...row, at }));
  return (
    <>
      <h3>{t('records.source.sample')}</h3>
      <p className="dk-muted">{t('records.source.masked')}</p>
      <Table
        rowKey="at"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          {
            title: t('records.source.what'),
            render: (_, { before }) => t(`records.source.${before ? 'changeRow' : 'new'}`),
          },
          ...fields.map(({ field }) => ({
            title: t(`records.field.${field}`),
            key: field,
            render: (_: unknown, { before, after }: SourcePreview['sample'][number]) => (
              <Change
                before={before && sampleValue(before, field, t)}
                after={sampleValue(after, field, t)}
              />
            ),
          })),
        ]}
      />
    </>
  );
}

/** A value, under what it was before where that differs. */
function Change({ before, after }: { readonly before: string | null; readonly after: string }) {
  return (
    <>
      {before !== null && before !== after && <del className="dk-muted">{before || '—'} </del>}
      {after || '—'}
    </>
  );
}

/** A field of a sample in words. */
export function sampleValue(
  values: SampleValues,
  field: RecordField,
  t: (key: string) => string,
): string {
  if (field === 'gender') return values.gender ? t(`records.gender.${values.gender}`) : '';
  if (field === 'birthDate') return dayWords(values.birthDate);
  if (field in values) return String(values[field as 'name' | 'phone' | 'address']);
  return values.facts.find((fact) => fact.field === field)?.value ?? '';
}
