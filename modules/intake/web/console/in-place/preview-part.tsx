import { Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { InPlacePreview } from '../../../contract/index.ts';
import type { useResource } from '../shared/clients.ts';
import { useReasonText } from '../shared/words.tsx';

interface PreviewPartProps {
  readonly resource: NonNullable<ReturnType<typeof useResource>['data']>;
  readonly found: InPlacePreview;
}

/** What the first rows give as they would be read: counted, with reasons, and some of them masked. */
export function PreviewPart({ resource, found }: PreviewPartProps) {
  const { t, locale } = useText();
  const titleOf = (key: string): string => {
    const field = resource.fields.find((one) => one.key === key);
    return (locale === 'en' ? field?.titleEn || field?.titleZh : field?.titleZh) ?? key;
  };
  const reasonText = useReasonText(titleOf);
  const { fields } = resource;
  return (
    <section className="in-part" aria-label={t('intake.inPlace.preview')}>
      <h2>{t('intake.inPlace.preview')}</h2>
      <dl className="in-counts">
        {(['looked', 'accepted', 'refused'] as const).map((name) => (
          <div key={name} className="in-count">
            <dt>{t(`intake.inPlace.counts.${name}`)}</dt>
            <dd className="dk-number">{found[name].toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      {found.keyFault !== '' && (
        <Notice meaning="urgent" title={t('intake.inPlace.keyFault')}>
          <p>{t('intake.inPlace.keyFaultHint')}</p>
        </Notice>
      )}
      {found.refused > 0 && (
        <>
          <p className="dk-muted">{t('intake.inPlace.refusedHint')}</p>
          <ul className="in-reasons">
            {found.reasons.map(({ reason, rows }) => (
              <li key={reason}>
                <StatusTag meaning="warning">
                  {t('intake.inPlace.reason', { reason: reasonText(reason), rows })}
                </StatusTag>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.rows.length === 0 ? (
        <EmptyState
          icon="search"
          title={t(found.looked === 0 ? 'intake.inPlace.empty' : 'intake.inPlace.nonePasses')}
        >
          <p>{t('intake.inPlace.emptyHint')}</p>
        </EmptyState>
      ) : (
        <Table
          rowKey={(row) => found.rows.indexOf(row)}
          size="small"
          dataSource={found.rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={fields.map(({ key }) => ({
            title: titleOf(key),
            render: (_: unknown, row: InPlacePreview['rows'][number]) => row[key] ?? '—',
          }))}
        />
      )}
    </section>
  );
}
