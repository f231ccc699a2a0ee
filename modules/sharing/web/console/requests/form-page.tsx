import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { AskableResource, RequestInput, RequestView } from '../../../contract/index.ts';
import { sharing } from '../shared/client.ts';
import { RequestForm } from './request-form.tsx';

const dayMs = 86_400_000;
const localOffsetMs = 8 * 3_600_000;
const usualDays = 30;

function dayLater(days: number): string {
  const then = serverNow().getTime() + localOffsetMs + days * dayMs;
  return new Date(then).toISOString().slice(0, 10);
}

/** Asking for data: anew, of a resource that was chosen elsewhere, or going on with a draft. */
export default function FormPage() {
  const { t } = useText();
  const { requestId } = useParams();
  const [search] = useSearchParams();
  const resources = useQuery({
    queryKey: ['sharing', 'resources'],
    queryFn: async () => sharing.resources({}),
  });
  const draft = useQuery({
    queryKey: ['sharing', 'request', requestId],
    queryFn: async () => sharing.request({ params: { requestId: requestId ?? '' } }),
    enabled: requestId !== undefined,
  });
  const isPending = resources.isPending || (requestId !== undefined && draft.isPending);
  const error = resources.error ?? draft.error;
  const items = resources.data?.items ?? [];
  return (
    <>
      <PageHead
        title={t(requestId ? 'sharing.form.change' : 'sharing.form.title')}
        lead={t('sharing.form.lead')}
      />
      {isPending && <Loading lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void resources.refetch()} />}
      {!isPending && !error && items.length === 0 && (
        <EmptyState icon="list" title={t('sharing.form.noResources')}>
          {t('sharing.form.noResourcesText')}
        </EmptyState>
      )}
      {!isPending && !error && items.length > 0 && (
        <RequestForm
          resources={items}
          draft={draft.data ?? null}
          initial={initialOf(draft.data, items, search.get('resource'))}
        />
      )}
    </>
  );
}

function initialOf(
  draft: RequestView | undefined,
  resources: readonly AskableResource[],
  resourceId: string | null,
): RequestInput {
  if (draft) {
    const { purpose, basis, basisWords, fromDay, untilDay, rowsPerDay } = draft;
    const fields = draft.fields.map(({ key }) => key);
    const content = { purpose, basis, basisWords, fromDay, untilDay, rowsPerDay, fields };
    return { ...content, resourceId: draft.resourceId, conditions: draft.conditions };
  }
  const chosen = resources.find(({ id, askable }) => id === resourceId && askable === 'yes');
  return {
    resourceId: chosen?.id ?? '',
    purpose: '',
    basis: 'dataSharing',
    basisWords: '',
    fields: [],
    conditions: [],
    fromDay: dayLater(0),
    untilDay: dayLater(usualDays - 1),
    rowsPerDay: 1000,
  };
}
