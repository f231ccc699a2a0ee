import { Image } from 'antd';
import { fileUrl } from '#modules/files/contract.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Timeline } from '#ui/kit/timeline.tsx';
import type { CaseDetail, TraceEntry } from '../../../contract/index.ts';
import { iconOfAction, toneOfStep } from '../shared/case-look.ts';
import { useActionName } from '../shared/case-words.tsx';

/** The whole trace: who did what when, with facts, words and photos; the newest first. */
export function Trace({
  detail,
  oldestFirst = false,
}: {
  detail: CaseDetail;
  oldestFirst?: boolean;
}) {
  const { t } = useText();
  const nameOf = useActionName();
  const entries = oldestFirst ? detail.trace : [...detail.trace].reverse();
  return (
    <section className="cs-part">
      <h3>{t('cases.trace.title')}</h3>
      <Timeline
        label={t('cases.trace.title')}
        steps={entries.map((entry) => ({
          id: entry.id,
          at: entry.occurredAt,
          title: titleOf(entry, nameOf, t),
          who: whoOf(entry, t),
          icon: iconOfAction(entry.action),
          meaning: toneOfStep(entry.action),
          body: <Body entry={entry} />,
        }))}
      />
    </section>
  );
}

function titleOf(
  { action, fromState, toState }: TraceEntry,
  nameOf: (action: string) => string,
  t: (key: string) => string,
): string {
  const moved = toState && fromState && toState !== fromState;
  return moved ? `${nameOf(action)} → ${t(`cases.state.${toState}`)}` : nameOf(action);
}

function whoOf(
  entry: TraceEntry,
  t: (key: string, gaps?: Record<string, string>) => string,
): string {
  const actor = entry.actorKind === 'system' ? t('cases.trace.system') : entry.actorName;
  const behalf = entry.onBehalfOf ? t('cases.trace.onBehalf', { name: entry.onBehalfOf }) : '';
  return [actor, entry.departmentName, behalf].filter(Boolean).join(' · ');
}

function Body({ entry }: { entry: TraceEntry }) {
  const { t } = useText();
  const { facts, note, photoIds } = entry;
  if (facts.length === 0 && !note && photoIds.length === 0) return null;
  return (
    <>
      {facts.length > 0 && (
        <p className="cs-trace-facts">
          {facts
            .filter(({ value }) => value)
            .map(({ key, value }) => (
              <span key={key}>
                <span className="dk-muted">{t(`cases.fact.${key}`)}</span> {sayFact(key, value, t)}
              </span>
            ))}
        </p>
      )}
      {note && <p className="cs-trace-note">{note}</p>}
      {photoIds.length > 0 && (
        <div className="cs-trace-photos">
          <Image.PreviewGroup>
            {photoIds.map((id) => (
              <Image
                key={id}
                height={64}
                src={fileUrl(id, 'thumb')}
                preview={{ src: fileUrl(id) }}
                alt={t('cases.trace.photo')}
              />
            ))}
          </Image.PreviewGroup>
        </div>
      )}
    </>
  );
}

function sayFact(key: string, value: string, t: (key: string) => string): string {
  if (key === 'channel') return t(`cases.channel.${value}`);
  if (key === 'percent') return `${value}%`;
  // To the second in the record, to the minute for the eye.
  return value.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d):\d\d$/, '$1');
}
