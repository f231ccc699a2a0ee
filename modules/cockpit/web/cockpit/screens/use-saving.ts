import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText, useToast } from '#ui/index.ts';

/** Where rotations are kept. */
export const rotationsKey = ['cockpit', 'rotations'];

/** Runs an act, says that it is done, and reads the list anew. @returns whether it succeeded */
export function useSaving(key: readonly string[]) {
  const { t } = useText();
  const say = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: key });
      say(t('cockpit.screens.saved'));
      return true;
    } catch (fault) {
      setError(fault);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
