import { useMutation } from '@tanstack/react-query';
import { Button, ErrorNotice, Notice, useText } from '#ui/index.ts';
import type { DraftView } from '../../../contract/index.ts';
import { services, usePick } from '../client.ts';
import type { Filling } from './use-filling.ts';

/** Values that were filled in went with the consent: said until they are given anew. */
export function DroppedNotice({ draft }: { draft: DraftView | null }) {
  const { t } = useText();
  const pick = usePick();
  if (!draft?.droppedZh) return null;
  return (
    <Notice meaning="warning" title={t('services.prefill.dropped')}>
      <p>{pick(draft.droppedZh, draft.droppedEn)}</p>
    </Notice>
  );
}

/** The form changed meanwhile: the version begun with still counts; the newer one is told question by question. */
export function NewerNotice({ filling }: { filling: Filling }) {
  const { t } = useText();
  const pick = usePick();
  const { draft, take } = filling;
  const renew = useMutation({
    mutationFn: async (draftId: string) => take(await services.renewDraft({ params: { draftId } })),
  });
  if (!draft?.newer) return null;
  return (
    <Notice meaning="notice" title={t('services.newer.title')}>
      <p>{t('services.newer.text')}</p>
      <ul className="sv-points">
        {draft.newer.changes.map(({ key, zh, en, answer }) => (
          <li key={key}>
            {pick(zh, en)}
            {answer !== 'none' && <span className="sv-soft"> {t(`services.newer.${answer}`)}</span>}
          </li>
        ))}
      </ul>
      <ErrorNotice error={renew.error} />
      <Button busy={renew.isPending} onClick={() => renew.mutate(draft.id)}>
        {t('services.newer.take')}
      </Button>
    </Notice>
  );
}
