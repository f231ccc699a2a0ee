import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Position } from '#ui/map/index.ts';
import { reports } from '../shared/clients.ts';

const pauseMs = 500;
const fewestCharacters = 4;

/** What the words seem to be about: asked after a pause in typing; undefined until known. */
export function useSuggestion(text: string, position: Position | null) {
  const { locale } = useText();
  const words = usePaused(text.trim().slice(0, 2000));
  const isEnough = words.length >= fewestCharacters;
  const query = useQuery({
    queryKey: ['reports', 'suggestion', locale, words, position],
    queryFn: ({ signal }) =>
      reports.suggest({ body: { text: words, ...(position ? { position } : {}) } }, { signal }),
    enabled: isEnough,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return isEnough ? query.data : undefined;
}

/** What suggestions look like. */
export type Suggestion = NonNullable<ReturnType<typeof useSuggestion>>;

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
