import { useEffect, useState } from 'react';
import { actFor, actingFor } from '#ui/api/behalf.ts';
import { Button, Icon, useText } from '#ui/index.ts';
import { assist } from './client.ts';
import './proxy.css';

/** Says on every page for whom one acts, and leads back to oneself. A mandate that has ended is said here first. */
export default function ActingBar() {
  const { t } = useText();
  const principal = actingFor();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!principal) return undefined;
    const look = (): void => {
      assist.ownMandates({}).then(
        ({ held }) => {
          const live = held.some(
            (one) => one.principalId === principal.personId && one.state === 'live',
          );
          setOver(!live);
        },
        // Without network, or signed out: the pages say so themselves.
        () => undefined,
      );
    };
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [principal]);
  if (!principal) return null;
  return (
    <div className={isOver ? 'ax-bar ax-bar-over' : 'ax-bar'} role="status">
      <p>
        <Icon name={isOver ? 'warning' : 'users'} />
        {t(isOver ? 'assist.acting.over' : 'assist.acting.now', { name: principal.name })}
      </p>
      <Button onClick={() => actFor(null, '/proxy')}>{t('assist.acting.back')}</Button>
    </div>
  );
}
