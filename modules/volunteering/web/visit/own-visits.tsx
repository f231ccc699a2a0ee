import { useState } from 'react';
import type { Reply } from '#platform/contract/index.ts';
import { Button, Card, EmptyState, Icon, Notice, StatusTag, useText } from '#ui/index.ts';
import type { api, OwnVisit } from '../../contract/index.ts';
import { DoorForm, type DoorAct } from './door-form.tsx';
import './visit.css';

const minutesAnHour = 60;
const meanings = {
  planned: 'notice',
  arrived: 'warning',
  done: 'ok',
  refused: 'neutral',
  nobodyHome: 'neutral',
  cancelled: 'neutral',
} as const;

/** A volunteer's visits: those to come first. */
export function OwnVisits({ own }: { own: Reply<typeof api.operations.ownDoorVisits> }) {
  const { t } = useText();
  const [said, setSaid] = useState<string | null>(null);
  const open = own.items.filter(({ state }) => state === 'planned' || state === 'arrived');
  const past = own.items.filter(({ state }) => state === 'done').slice(0, 10);
  return (
    <>
      <p className="vol-sum">
        <span>
          <strong>{own.visits}</strong> {t('volunteering.own.visits')}
        </span>
        <span>
          <strong>{(own.minutes / minutesAnHour).toFixed(1)}</strong> {t('volunteering.own.hours')}
        </span>
        {own.points > 0 && (
          <span>
            <strong>{own.points}</strong> {t('volunteering.own.points')}
          </span>
        )}
      </p>
      <div role="status">{said && <Notice meaning="ok" title={said} />}</div>
      {open.length === 0 && (
        <EmptyState icon="calendar" title={t('volunteering.own.none')}>
          {t('volunteering.own.noneText')}
        </EmptyState>
      )}
      {open.map((visit) => (
        <OpenVisit key={visit.id} visit={visit} onSaid={setSaid} />
      ))}
      {past.length > 0 && <h2>{t('volunteering.own.past')}</h2>}
      {past.map((visit) => (
        <Card
          key={visit.id}
          title={`${visit.day} ${visit.name}`}
          action={<StatusTag meaning="ok">{t('volunteering.state.done')}</StatusTag>}
        >
          <p>
            {visit.skills.map((skill) => t(`volunteering.skill.${skill}`)).join('、') ||
              t('volunteering.own.nothing')}
          </p>
        </Card>
      ))}
    </>
  );
}

function OpenVisit({ visit, onSaid }: { visit: OwnVisit; onSaid: (words: string) => void }) {
  const { t } = useText();
  const [act, setAct] = useState<DoorAct | null>(null);
  const isThere = visit.state === 'arrived';
  return (
    <Card
      title={`${visit.name} · ${t('volunteering.age', { count: visit.age })}`}
      action={
        <StatusTag meaning={meanings[visit.state]}>
          {t(`volunteering.state.${visit.state}`)}
        </StatusTag>
      }
    >
      <p>
        <Icon name="calendar" /> {visit.day} {visit.isRevisit && t('volunteering.own.revisit')}
      </p>
      <p>
        <Icon name="pin" /> {visit.address || visit.villageZh}{' '}
        {visit.livingAlone && `· ${t('volunteering.alone')}`}
      </p>
      {visit.known.length > 0 && (
        <p className="zs-hint">
          {t('volunteering.own.known', {
            skills: visit.known.map((skill) => t(`volunteering.skill.${skill}`)).join('、'),
          })}
        </p>
      )}
      <div className="vol-acts">
        <Button
          kind="primary"
          icon={isThere ? 'check' : 'locate'}
          onClick={() => setAct(isThere ? 'finish' : 'arrive')}
        >
          {t(isThere ? 'volunteering.door.finish' : 'volunteering.door.arrive')}
        </Button>
        {visit.phone && (
          <a className="zs-button zs-button-secondary" href={`tel:${visit.phone}`}>
            <Icon name="phone" /> {t('volunteering.door.call')}
          </a>
        )}
        {!isThere && (
          <Button onClick={() => setAct('nobodyHome')}>{t('volunteering.door.nobodyHome')}</Button>
        )}
        <Button onClick={() => setAct('refused')}>{t('volunteering.door.refused')}</Button>
      </div>
      {act && <DoorForm visit={visit} act={act} onClose={() => setAct(null)} onSaid={onSaid} />}
    </Card>
  );
}
