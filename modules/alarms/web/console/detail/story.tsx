import { useText } from '#ui/i18n/text-provider.tsx';
import type { IconName } from '#ui/icons/names.ts';
import { Timeline } from '#ui/kit/timeline.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { AlarmDetail } from '../../../contract/index.ts';

type Line = AlarmDetail['trace'][number];

const looks: Readonly<Record<string, { icon: IconName; meaning: Meaning | 'neutral' }>> = {
  raise: { icon: 'bell', meaning: 'urgent' },
  return: { icon: 'history', meaning: 'urgent' },
  repeat: { icon: 'bell', meaning: 'warning' },
  worsen: { icon: 'urgent', meaning: 'urgent' },
  ease: { icon: 'down', meaning: 'notice' },
  clear: { icon: 'checkCircle', meaning: 'ok' },
  acknowledge: { icon: 'check', meaning: 'notice' },
  comment: { icon: 'message', meaning: 'neutral' },
  openCase: { icon: 'inbox', meaning: 'notice' },
  linkCase: { icon: 'link', meaning: 'notice' },
  caseClosed: { icon: 'lock', meaning: 'ok' },
  foundLate: { icon: 'clock', meaning: 'notice' },
};

/** What happened to an alarm, the newest first. */
export function Story({ trace }: { readonly trace: readonly Line[] }) {
  const { t } = useText();
  return (
    <section>
      <h3>{t('alarms.story.title')}</h3>
      <Timeline
        label={t('alarms.story.title')}
        steps={trace.toReversed().map((line) => ({
          id: line.id,
          at: line.occurredAt,
          title: t(`alarms.story.${line.action}`),
          who: line.actorKind === 'system' ? t('alarms.story.system') : line.actorName,
          icon: looks[line.action]?.icon ?? 'info',
          meaning: looks[line.action]?.meaning ?? 'neutral',
          body: bodyOf(line, t),
        }))}
      />
    </section>
  );
}

function bodyOf({ facts, note }: Line, t: (key: string) => string) {
  const said = facts.map(({ key, value }) => {
    if (key === 'severity') return `${t('alarms.fact.severity')} ${t(`alarms.severity.${value}`)}`;
    if (key === 'reason') return t(`alarms.reason.${value}`);
    return `${t(`alarms.fact.${key}`)} ${value}`;
  });
  const words = [...said, note].filter(Boolean).join(' · ');
  return words || undefined;
}
