import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import { cases, keys } from '../shared/clients.ts';
import type { ActionDraft } from './draft.ts';

interface CrewFieldProps {
  readonly caseId: string;
  readonly draft: ActionDraft;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

/** Crew of the lead department, best suited first, each with the reasons. */
export function CrewField({ caseId, draft, onChange }: CrewFieldProps) {
  const { t } = useText();
  const crew = useQuery({
    queryKey: keys.crew(caseId),
    queryFn: () => cases.crew({ params: { caseId } }),
  });
  if (crew.isPending) return <Loading lines={3} />;
  if (crew.isError) return <ErrorNotice error={crew.error} />;
  if (crew.data.items.length === 0) return <p className="dk-muted">{t('cases.crew.none')}</p>;
  return (
    <Radio.Group
      className="cs-crew"
      value={draft.personId}
      onChange={(event) => onChange({ personId: event.target.value as string })}
    >
      {crew.data.items.map((one, index) => (
        <Radio key={one.personId} value={one.personId}>
          <strong>{one.name}</strong>
          {index === 0 && <span className="cs-best">{t('cases.crew.best')}</span>}
          <span className="dk-muted cs-crew-why">
            {[
              one.skillMatches.length > 0 &&
                t('cases.crew.skills', { skills: one.skillMatches.join('、') }),
              t('cases.crew.open', { count: one.openCases }),
              one.distanceMetres !== null &&
                t('cases.crew.near', { distance: sayMetres(one.distanceMetres) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

/** A distance as people say it. */
export function sayMetres(metres: number): string {
  return metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
}
