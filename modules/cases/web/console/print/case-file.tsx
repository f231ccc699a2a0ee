import type { ReactNode } from 'react';
import { fileUrl } from '#modules/files/contract.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseDetail, TraceEntry } from '../../../contract/index.ts';
import { useActionName } from '../shared/case-words.tsx';
import { useLookup } from '../shared/use-names.ts';

/** The contents of a case file: facts, words, photos, the whole trace from its beginning. */
export function CaseFile({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const photos = detail.attachments.filter(({ kind }) => kind === 'photo');
  return (
    <>
      <Facts detail={detail} />
      {photos.length > 0 && (
        <section className="cs-sheet-photos">
          {photos.map(({ fileId, stage, takenAt }) => (
            <figure key={fileId}>
              <img src={fileUrl(fileId)} alt={t(`cases.stage.${stage}`)} />
              <figcaption>
                {t(`cases.stage.${stage}`)} {takenAt && exactInstant(new Date(takenAt))}
              </figcaption>
            </figure>
          ))}
        </section>
      )}
      <h2>{t('cases.trace.title')}</h2>
      <TraceTable trace={detail.trace} />
    </>
  );
}

function Facts({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const name = useLookup();
  const { case: row, description } = detail;
  const exact = (instant: string | null): string =>
    instant ? exactInstant(new Date(instant)) : '—';
  const place = row.position
    ? `${row.position.longitude.toFixed(6)}, ${row.position.latitude.toFixed(6)}`
    : '—';
  return (
    <table className="cs-sheet-facts">
      <tbody>
        <Row
          one={[t('cases.one.category'), name(row.categoryCode, row.categoryName)]}
          two={[t('cases.print.urgency'), t(`cases.urgency.${row.urgency}`)]}
        />
        <Row
          one={[t('cases.print.state'), t(`cases.state.${row.state}`)]}
          two={[t('cases.one.channel'), t(`cases.channel.${row.channel}`)]}
        />
        <Row
          one={[
            t('cases.one.department'),
            name(row.leadDepartmentId, row.leadDepartmentName) || '—',
          ]}
          two={[t('cases.one.handler'), row.handlerName || '—']}
        />
        <Row
          one={[t('cases.one.registered'), exact(row.registeredAt)]}
          two={[t('cases.one.due'), exact(row.dueAt)]}
        />
        <Row
          one={[t('cases.one.closed'), exact(row.closedAt)]}
          two={[
            t('cases.print.inTime'),
            row.closedAt ? t(row.overdue ? 'cases.print.no' : 'cases.print.yes') : '—',
          ]}
        />
        <Row
          one={[t('cases.print.address'), row.address || '—']}
          two={[t('cases.print.position'), place]}
        />
        <tr>
          <th scope="row">{t('cases.print.description')}</th>
          <td colSpan={3} className="cs-sheet-words">
            {description || row.title}
          </td>
        </tr>
        {row.rating !== null && (
          <tr>
            <th scope="row">{t('cases.print.rating')}</th>
            <td colSpan={3}>{t('cases.print.stars', { count: row.rating })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type Cell = readonly [name: string, value: ReactNode];

function Row({ one, two }: { one: Cell; two: Cell }) {
  return (
    <tr>
      <th scope="row">{one[0]}</th>
      <td>{one[1]}</td>
      <th scope="row">{two[0]}</th>
      <td>{two[1]}</td>
    </tr>
  );
}

function TraceTable({ trace }: { trace: readonly TraceEntry[] }) {
  const { t } = useText();
  const nameOf = useActionName();
  return (
    <table className="cs-sheet-trace">
      <thead>
        <tr>
          {(['time', 'step', 'who', 'words'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`cases.print.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trace.map((entry) => (
          <tr key={entry.id}>
            <td className="dk-number">{exactInstant(new Date(entry.occurredAt))}</td>
            <td>{nameOf(entry.action)}</td>
            <td>{[entry.actorName, entry.departmentName].filter(Boolean).join(' · ')}</td>
            <td>
              {entry.facts
                .filter(({ value }) => value)
                .map(
                  ({ key, value }) =>
                    `${t(`cases.fact.${key}`)} ${key === 'channel' ? t(`cases.channel.${value}`) : value}`,
                )
                .join(' · ')}
              {entry.note && <div className="cs-sheet-words">{entry.note}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
