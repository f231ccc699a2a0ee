import { useMutation, useQuery } from '@tanstack/react-query';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, ErrorNotice, ErrorState, Loading, useText } from '#ui/index.ts';
import { services, usePick } from '../client.ts';
import type { Filling } from './use-filling.ts';

const privacy = createClient(privacyApi);
const purpose = 'prefill';

/** Shall we fill in what the town has already? Only with consent, and each use is noted. */
export function PrefillStep({ filling, onDone }: { filling: Filling; onDone: () => void }) {
  const { t } = useText();
  const pick = usePick();
  const consents = useQuery({
    queryKey: ['privacy', 'consents'],
    queryFn: async () => privacy.ownConsents({}),
  });
  const notice = consents.data?.items.find((one) => one.purpose === purpose);
  const fill = useMutation({
    mutationFn: async () => {
      if (!notice || !filling.draft) return;
      if (!notice.given || notice.outdated) {
        const body = { given: true, noticeVersion: notice.noticeVersion, under14: false };
        await privacy.consent({ params: { purpose }, body });
      }
      filling.take(await services.prefill({ params: { draftId: filling.draft.id } }));
    },
    onSuccess: onDone,
  });
  if (consents.isPending) return <Loading lines={5} />;
  if (consents.isError) {
    return <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />;
  }
  return (
    <section>
      <h1>{t('services.prefill.title')}</h1>
      {notice && <p>{pick(notice.textZh, notice.textEn)}</p>}
      <ErrorNotice error={fill.error} />
      <div className="sv-acts">
        <Button
          kind="primary"
          icon="check"
          wide
          busy={fill.isPending}
          onClick={() => fill.mutate()}
        >
          {t(
            notice?.given && !notice.outdated ? 'services.prefill.fill' : 'services.prefill.agree',
          )}
        </Button>
        <Button wide onClick={onDone}>
          {t('services.prefill.self')}
        </Button>
      </div>
    </section>
  );
}
