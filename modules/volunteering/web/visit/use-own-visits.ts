import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Operation } from '#platform/contract/index.ts';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const volunteering = createClient(api);

/** My visits, hours and points. */
export function useOwnVisits() {
  return useQuery({
    queryKey: ['volunteering', 'own'],
    queryFn: async () => volunteering.ownDoorVisits({}),
    retry: (_count, error) => !isSignedOut(error),
  });
}

/** An act at the door: pressed again after a dead network it does nothing twice. */
export function useDoorAct<O extends Operation, R>(
  send: (input: Input<O>, options: { idempotencyKey: string }) => Promise<R>,
  onDone: (reply: R) => void,
) {
  const queries = useQueryClient();
  const [key] = useState(newId);
  return useMutation({
    mutationFn: async (input: Input<O>) => send(input, { idempotencyKey: key }),
    onSuccess: async (reply) => {
      onDone(reply);
      await queries.invalidateQueries({ queryKey: ['volunteering', 'own'] });
    },
  });
}
