/** The observations' API in the console, and its words. */
import { useQuery } from '@tanstack/react-query';
import { reasons } from '#modules/things/contract/reasons.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../contract/index.ts';

export const observations = createClient(api);

const everyMs = 10_000;

/** The state of the doors, read anew every ten seconds. */
export function useHealth() {
  return useQuery({
    queryKey: ['observations', 'health'],
    queryFn: () => observations.health({}),
    refetchInterval: everyMs,
  });
}

/** Says a reason of refusal. */
export function useReason(): (code: string) => string {
  const { locale } = useText();
  const texts: Readonly<Record<string, { zh: string; en: string } | undefined>> = reasons;
  return (code) => texts[code]?.[locale] ?? code;
}
