import { EmptyState, useText } from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { Conflict } from './conflict.tsx';
import './field.css';

/** 待确认: acts that the server did not take, what it says now, and what can be done about each. */
export default function ConflictsPage() {
  const { t } = useText();
  const { refused } = useOutbox();
  return (
    <>
      <h1 tabIndex={-1}>{t('cases.conflicts.title')}</h1>
      {refused.length === 0 ? (
        <EmptyState icon="checkCircle" title={t('cases.conflicts.none')} />
      ) : (
        <>
          <p>{t('cases.conflicts.intro')}</p>
          {refused.map((command) => (
            <Conflict key={command.sequence} command={command} />
          ))}
        </>
      )}
    </>
  );
}
