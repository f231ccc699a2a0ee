import { LinkButton, Notice, useText } from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';

/** Says that acts did not succeed and leads to them; about one case where `subject` is given. */
export function ConflictNotice({ subject }: { subject?: string }) {
  const { t } = useText();
  const { refused } = useOutbox();
  const count = refused.filter((one) => subject === undefined || one.subject === subject).length;
  if (count === 0) return null;
  return (
    <Notice meaning="warning" title={t('cases.conflicts.some', { count })}>
      <LinkButton to="/conflicts" icon="forward">
        {t('cases.conflicts.look')}
      </LinkButton>
    </Notice>
  );
}
