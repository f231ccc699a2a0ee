import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { isConflict } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { ActionInput, CaseAction, CaseRow } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';
import { useActionName } from '../shared/case-words.tsx';

/** One case, whole. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: keys.one(caseId),
    queryFn: ({ signal }) => cases.one({ params: { caseId } }, { signal }),
  });
}

/** Acts on a case; a case that somebody changed meanwhile is read anew before the fault is told. */
export function useActOnCase() {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const nameOf = useActionName();
  return useCallback(
    async (
      row: CaseRow,
      action: CaseAction,
      input: Omit<ActionInput, 'version'>,
    ): Promise<void> => {
      const renew = (): Promise<unknown> =>
        Promise.all([
          queries.invalidateQueries({ queryKey: keys.one(row.id) }),
          queries.invalidateQueries({ queryKey: keys.counts }),
        ]);
      try {
        await cases.act(
          { params: { caseId: row.id, action }, body: { ...input, version: row.version } },
          { idempotencyKey: newId() },
        );
      } catch (fault) {
        if (isConflict(fault)) await renew();
        throw fault;
      }
      void message.success(t('cases.form.done', { action: nameOf(action), number: row.number }));
      await renew();
    },
    [queries, message, t, nameOf],
  );
}
