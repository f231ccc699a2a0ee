import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import type { Draft } from './draft.ts';

const pauseMs = 600;
const fewestCharacters = 3;

/** What the words seem to be about, asked after a pause in typing; undefined until it is known. */
export function useSuggestion({ text, place }: Pick<Draft, 'text' | 'place'>) {
  const { locale } = useText();
  const words = usePaused(text.trim().slice(0, 2000));
  const long = [...words].length >= fewestCharacters;
  const body = {
    text: words,
    ...(place?.code
      ? { placeCode: place.code }
      : place
        ? { position: { longitude: place.longitude, latitude: place.latitude } }
        : {}),
  };
  const query = useQuery({
    queryKey: ['reports', 'suggestion', locale, body],
    queryFn: async ({ signal }) => createClient(api).suggest({ body }, { signal }),
    enabled: long,
    placeholderData: (last) => last,
    retry: false,
  });
  return long ? query.data : undefined;
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
