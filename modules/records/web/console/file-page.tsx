import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { PageHead, RevealField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import { fieldsOfKind, type RecordField } from '../../contract/kinds.ts';
import type { EntityFile } from '../../contract/shapes.ts';
import { dayWords, recordNumber, records, usePick } from './client.ts';
import { FileActs } from './file-acts.tsx';
import { FileRows } from './file-rows.tsx';
import { RecordsNav } from './records-nav.tsx';
import './records.css';

/** A record: each value with the department it came from, the rows, ties, and its history. */
export default function FilePage() {
  const { t } = useText();
  const { entityId = '' } = useParams();
  const file = useQuery({
    queryKey: ['records', 'entity', entityId],
    queryFn: async () => records.entity({ params: { entityId } }),
  });
  return (
    <>
      {file.isPending && <Loading lines={10} />}
      {file.isError && <ErrorState error={file.error} onRetry={() => void file.refetch()} />}
      {file.data && (
        <>
          <PageHead
            title={file.data.name || t('records.unnamed')}
            lead={t('records.file.lead', {
              kind: t(`records.file.kind.${file.data.kind}`),
              number: recordNumber(file.data.number),
            })}
          />
          <RecordsNav />
          <Notices file={file.data} />
          <div className="rc-columns">
            <Values file={file.data} />
            <div>
              <Links file={file.data} />
              <FileActs file={file.data} />
            </div>
          </div>
          <FileRows file={file.data} />
        </>
      )}
    </>
  );
}

function Notices({ file }: { readonly file: EntityFile }) {
  const { t } = useText();
  const mayReview = usePermission('records.review');
  return (
    <div className="dk-row">
      {file.state === 'merged' && file.mergedInto && (
        <StatusTag meaning="warning">
          <Link to={`/records/${file.mergedInto}`}>{t('records.file.merged')}</Link>
        </StatusTag>
      )}
      {file.state === 'gone' && <StatusTag meaning="warning">{t('records.file.gone')}</StatusTag>}
      {file.lists.map((code) => (
        <StatusTag key={code} meaning="notice">
          {t(`records.list.${code}`)}
        </StatusTag>
      ))}
      {file.doubtful > 0 && (
        <StatusTag meaning="warning">
          {mayReview ? (
            <Link to="/records/review">{t('records.file.doubtful', { count: file.doubtful })}</Link>
          ) : (
            t('records.file.doubtful', { count: file.doubtful })
          )}
        </StatusTag>
      )}
    </div>
  );
}

/** Columns whose values are shown whole only with a reason. */
const revealed: Partial<Record<RecordField, string>> = {
  identityNumber: 'records.entities.identity_number',
  phone: 'records.entities.phone',
  address: 'records.entities.address',
};

function Values({ file }: { readonly file: EntityFile }) {
  const { t } = useText();
  const value = (field: RecordField): string => {
    if (field === 'gender') return file.gender ? t(`records.gender.${file.gender}`) : '';
    if (field === 'birthDate') return dayWords(file.birthDate);
    if (
      field === 'name' ||
      field === 'identityNumber' ||
      field === 'phone' ||
      field === 'address'
    ) {
      return file[field];
    }
    return dayWords(file.facts.find((fact) => fact.field === field)?.value ?? '');
  };
  return (
    <section aria-label={t('records.file.values')}>
      <h2>{t('records.file.values')}</h2>
      <dl className="rc-values">
        {fieldsOfKind[file.kind].map((field) => {
          const shown = value(field);
          const declared = revealed[field];
          return (
            <Value key={field} file={file} field={field}>
              {shown && declared ? (
                <RevealField field={declared} rowKey={file.id} masked={shown} />
              ) : (
                shown || <span className="dk-muted">{t('records.file.noValue')}</span>
              )}
            </Value>
          );
        })}
      </dl>
    </section>
  );
}

interface ValueProps {
  readonly file: EntityFile;
  readonly field: RecordField;
  readonly children: React.ReactNode;
}

function Value({ file, field, children }: ValueProps) {
  const { t } = useText();
  const pick = usePick();
  const origin = file.origins.find((one) => one.field === field);
  return (
    <>
      <dt>{t(`records.field.${field}`)}</dt>
      <dd>
        {children}
        {origin && (
          <span className="rc-origin">
            {t('records.file.origin', { source: pick(origin.resourceZh, origin.resourceEn) })}
            {origin.agreeing > 0 && t('records.file.agreeing', { count: origin.agreeing })}
            {origin.contradicting > 0 &&
              t('records.file.contradicting', { count: origin.contradicting })}
          </span>
        )}
      </dd>
    </>
  );
}

function Links({ file }: { readonly file: EntityFile }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section aria-label={t('records.file.links')}>
      <h2>{t('records.file.links')}</h2>
      {file.links.length === 0 && <p className="dk-muted">{t('records.file.noLinks')}</p>}
      <ul>
        {file.links.map((link) => (
          <li key={link.entityId}>
            {t(`records.kind.${link.kind}`)}{' '}
            <Link to={`/records/${link.entityId}`}>{link.name || recordNumber(link.number)}</Link>{' '}
            <span className="dk-muted">{pick(link.roleZh, link.roleEn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
