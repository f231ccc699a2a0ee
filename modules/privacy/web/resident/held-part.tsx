import { useState } from 'react';
import { Button, Card, ErrorNotice, Time, useText } from '#ui/index.ts';
import type { HeldSection, OwnData } from '../../contract/index.ts';
import { privacy, usePick } from './client.ts';

/** What the town holds, with its purposes, and the files to take along. */
export function HeldPart({ data }: { data: OwnData }) {
  const { t } = useText();
  return (
    <Card title={t('privacy.held.title')}>
      {data.sections.length === 0 && <p>{t('privacy.held.none')}</p>}
      {data.sections.map((section) => (
        <Section key={section.titleZh} section={section} />
      ))}
      <Downloads />
    </Card>
  );
}

const shownRecords = 20;

function Section({ section }: { section: HeldSection }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <details className="pv-section">
      <summary>
        <span>
          <strong>{pick(section.titleZh, section.titleEn)}</strong>
          {section.fields.length > 0 && (
            <small>
              {section.fields
                .map(({ titleZh, titleEn }) => pick(titleZh, titleEn))
                .join(t('privacy.held.and'))}
            </small>
          )}
        </span>
        <span className="zs-hint">
          {t('privacy.held.count', { count: section.records.length })}
        </span>
      </summary>
      {section.fields.length > 0 && (
        <ul className="pv-purposes">
          {section.fields.map((field) => (
            <li key={field.titleZh}>
              {t('privacy.held.purpose', {
                field: pick(field.titleZh, field.titleEn),
                purpose: pick(field.purposeZh, field.purposeEn),
                basis: t(`privacy.basis.${field.basis}`),
                kept:
                  field.retentionDays === null
                    ? t('privacy.held.whileAccount')
                    : t('privacy.held.days', { days: field.retentionDays }),
              })}
              {field.sealed && ` ${t('privacy.held.sealed')}`}
              {field.lawKeepsZh &&
                ` ${t('privacy.held.lawKeeps', { why: pick(field.lawKeepsZh, field.lawKeepsEn) })}`}
            </li>
          ))}
        </ul>
      )}
      {section.records.slice(0, shownRecords).map((record, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: records have no id of their own and never move.
        <dl key={at} className="pv-record">
          {record.at && (
            <div>
              <dt>{pick(record.titleZh, record.titleEn)}</dt>
              <dd>
                <Time at={record.at} />
              </dd>
            </div>
          )}
          {record.values.map(({ labelZh, labelEn, value }) => (
            <div key={labelZh}>
              <dt>{pick(labelZh, labelEn)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
      {section.records.length > shownRecords && (
        <p className="zs-hint">{t('privacy.held.more', { count: section.records.length })}</p>
      )}
    </details>
  );
}

function Downloads() {
  const { t } = useText();
  const [error, setError] = useState<unknown>(null);
  const take = async (kind: 'ownDataPdf' | 'ownDataJson'): Promise<void> => {
    setError(null);
    try {
      const { bytes, fileName } = await privacy[kind]({});
      const link = document.createElement('a');
      link.href = URL.createObjectURL(bytes as Blob);
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <>
      <p className="pv-row">
        <Button icon="download" onClick={() => void take('ownDataPdf')}>
          {t('privacy.held.pdf')}
        </Button>
        <Button kind="quiet" icon="download" onClick={() => void take('ownDataJson')}>
          {t('privacy.held.json')}
        </Button>
      </p>
      <ErrorNotice error={error} />
    </>
  );
}
