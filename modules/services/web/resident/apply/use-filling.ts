import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actingFor, isSignedOut } from '#ui/api/index.ts';
import type { Answers, DraftView, FormSchema, ItemView } from '../../../contract/index.ts';
import { services } from '../client.ts';
import { deviceAnswers, keepOnDevice } from './device-draft.ts';

/** A form being filled in: on the server when signed in, on the device otherwise. */
export interface Filling {
  readonly item: ItemView;
  readonly form: FormSchema;
  readonly answers: Answers;
  /** Null while nobody is signed in. */
  readonly draft: DraftView | null;
  readonly save: (answers: Answers) => Promise<unknown>;
  readonly take: (draft: DraftView) => void;
  readonly saving: boolean;
  readonly error: unknown;
}

/** Loads the item and the draft; what the device kept goes to the server as soon as somebody is signed in. */
export function useFilling(code: string) {
  const queries = useQueryClient();
  const [onDevice, setOnDevice] = useState<Answers>(() => deviceAnswers(code));
  const key = ['services', 'draft', code, actingFor()?.personId ?? 'self'];
  const item = useQuery({
    queryKey: ['services', 'item', code],
    queryFn: async () => services.item({ params: { code } }),
  });
  const begun = useQuery({
    queryKey: key,
    queryFn: async () => {
      const draft = await services.beginDraft({ params: { code }, body: { answers: onDevice } });
      keepOnDevice(code, null);
      return draft;
    },
    retry: (count, error) => !isSignedOut(error) && count < 2,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const take = (draft: DraftView): void => void queries.setQueryData(key, draft);
  const save = useMutation({
    mutationFn: async (answers: Answers) => {
      const draft = begun.data;
      if (draft) {
        const params = { draftId: draft.id };
        take(await services.saveDraft({ params, body: { answers, version: draft.version } }));
        return;
      }
      const merged = { ...onDevice, ...answers };
      keepOnDevice(code, merged);
      setOnDevice(merged);
    },
  });
  const isOut = begun.isError && isSignedOut(begun.error);
  const isPending = item.isPending || begun.isPending;
  const error = item.error ?? (isOut ? null : begun.error);
  const retry = (): void => void Promise.all([item.refetch(), begun.refetch()]);
  const form = begun.data?.form ?? item.data?.content.form ?? null;
  const filling: Filling | null =
    !isPending && !error && item.data && form
      ? {
          item: item.data,
          form,
          answers: begun.data?.answers ?? onDevice,
          draft: begun.data ?? null,
          save: save.mutateAsync,
          take,
          saving: save.isPending,
          error: save.error,
        }
      : null;
  return { filling, isPending, error, retry };
}
