import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useAct, useKeys } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { AlarmDetail } from '../../../contract/index.ts';
import { alarms, keys, useGroundNames } from '../shared/clients.ts';
import { Lasted, Marks, SeverityTag, StateTag, useTitle } from '../shared/words.tsx';
import { CaseDialog } from './case-dialog.tsx';
import { type HandAction, NoteDialog } from './note-dialog.tsx';
import { Story } from './story.tsx';

/** One alarm: what, where, since when, why, what was done; and what one may do. */
export function AlarmView({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useText();
  const titleOf = useTitle();
  const { alarm } = detail;
  return (
    <article className="al-view" aria-label={t('alarms.one.title')}>
      <header>
        <p className="dk-row">
          <SeverityTag severity={alarm.severity} />
          <StateTag alarm={alarm} />
          <Marks alarm={alarm} />
        </p>
        <h2>{titleOf(alarm)}</h2>
        <p className="dk-muted dk-number">{alarm.number}</p>
      </header>
      {alarm.late && <Notice meaning="notice">{t('alarms.one.late')}</Notice>}
      <Acts detail={detail} />
      <Facts detail={detail} />
      <Why detail={detail} />
      <Story trace={detail.trace} />
    </article>
  );
}

function Facts({ detail: { alarm, earlier } }: { readonly detail: AlarmDetail }) {
  const { t } = useText();
  const name = useGroundNames();
  const mayReadThings = usePermission('things.read');
  const mayReadCases = usePermission('cases.read');
  const thing = `${alarm.thingName} ${alarm.thingCode}`;
  return (
    <dl className="al-facts">
      <Fact name={t('alarms.fact.thing')}>
        {mayReadThings ? <Link to={`/things/${alarm.thingId}`}>{thing}</Link> : thing}
      </Fact>
      {alarm.value && <Fact name={t('alarms.fact.value')}>{alarm.value}</Fact>}
      <Fact name={t('alarms.fact.raisedAt')}>
        <Lasted alarm={alarm} />
      </Fact>
      {alarm.clearedAt && (
        <Fact name={t('alarms.fact.clearedAt')}>
          <Time at={alarm.clearedAt} /> {t(`alarms.reason.${reasonOf(alarm.clearReason)}`)}
        </Fact>
      )}
      <Fact name={t('alarms.fact.place')}>
        {[name(alarm.villageId), alarm.address].filter(Boolean).join(' · ') || '—'}
      </Fact>
      {name(alarm.departmentId) && (
        <Fact name={t('alarms.fact.department')}>{name(alarm.departmentId)}</Fact>
      )}
      {alarm.worstSeverity !== alarm.severity && (
        <Fact name={t('alarms.fact.worst')}>{t(`alarms.severity.${alarm.worstSeverity}`)}</Fact>
      )}
      {alarm.caseNumber && (
        <Fact name={t('alarms.fact.case')}>
          {mayReadCases && alarm.caseState ? (
            <Link to={`/cases/${alarm.caseId}`}>{alarm.caseNumber}</Link>
          ) : (
            alarm.caseNumber
          )}
        </Fact>
      )}
      {earlier > 0 && (
        <Fact name={t('alarms.fact.earlier')}>{t('alarms.one.earlier', { count: earlier })}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const reasons = [
  'condition',
  'schedule',
  'ruleOff',
  'ruleChanged',
  'byHand',
  'late',
  'checkedIn',
  'seenTo',
];
const reasonOf = (reason: string): string => (reasons.includes(reason) ? reason : 'other');

function Why({ detail }: { readonly detail: AlarmDetail }) {
  const { t, locale } = useText();
  const sentence = locale === 'en' ? detail.sentenceEn : detail.sentenceZh;
  if (!sentence) return null;
  const name = locale === 'en' ? detail.ruleNameEn : detail.ruleNameZh;
  return (
    <section className="al-why">
      <h3>{t('alarms.one.why')}</h3>
      <p>
        <strong>{name}</strong>
      </p>
      <p>{sentence}</p>
    </section>
  );
}

const actKeys = { acknowledge: 'a', clear: 'c', comment: 'm', openCase: 'o' } as const;
const icons = {
  acknowledge: 'check',
  clear: 'checkCircle',
  comment: 'message',
  openCase: 'inbox',
} as const;

function Acts({ detail: { alarm, offers } }: { readonly detail: AlarmDetail }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [asked, setAsked] = useState<HandAction | 'openCase' | null>(null);
  const send = async (action: HandAction, note: string): Promise<void> => {
    await alarms[action]({ params: { alarmId: alarm.id }, body: { note } });
    await queries.invalidateQueries({ queryKey: keys.all });
  };
  const press = (action: keyof typeof actKeys): void => {
    if (action === 'acknowledge') void act.run(() => send(action, ''));
    else setAsked(action);
  };
  useKeys(
    Object.fromEntries(offers.map((action) => [actKeys[action], () => press(action)] as const)),
  );
  if (offers.length === 0) return null;
  return (
    <>
      <ErrorNotice error={act.error} />
      <p className="dk-row">
        {offers.map((action) => (
          <Button
            key={action}
            type={action === 'acknowledge' ? 'primary' : 'default'}
            loading={act.busy && action === 'acknowledge'}
            icon={<Icon name={icons[action]} size={16} />}
            title={t('alarms.act.key', { key: actKeys[action] })}
            onClick={() => press(action)}
          >
            {t(`alarms.act.${action}`)}
          </Button>
        ))}
      </p>
      {asked === 'openCase' && (
        <CaseDialog
          alarmId={alarm.id}
          onClose={() => {
            setAsked(null);
            void queries.invalidateQueries({ queryKey: keys.all });
          }}
        />
      )}
      {asked && asked !== 'openCase' && (
        <NoteDialog
          action={asked}
          onSend={(note) => send(asked, note)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
