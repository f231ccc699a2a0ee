import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { MapHit } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import type { IconName } from '../../icons/names.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { mapServer } from './api.ts';

interface SearchBoxProps {
  readonly onHit: (hit: MapHit) => void;
  /** Counts up when the box shall take the focus. */
  readonly focusCount: number;
}

const restMs = 220;
const icons: Readonly<Record<string, IconName>> = {
  villages: 'flag',
  'grid-cells': 'fence',
  places: 'pin',
  cases: 'inbox',
  things: 'device',
  alarms: 'bell',
  position: 'locate',
  'screen-cameras': 'camera',
};

/** Finds anything with a place by name, number or address; never people. */
export function SearchBox({ onHit, focusCount }: SearchBoxProps) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const asked = useRested(words.trim());
  const [chosen, choose] = useState(0);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (focusCount > 0) input.current?.focus();
  }, [focusCount]);
  const found = useQuery({
    queryKey: ['map', 'search', asked],
    queryFn: ({ signal }) => mapServer.search({ query: { q: asked } }, { signal }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const hits = asked ? (found.data?.items ?? []) : [];
  const take = (hit: MapHit | undefined): void => {
    if (!hit) return;
    setOpen(false);
    setWords(hit.title);
    onHit(hit);
  };
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) choose((at) => (at + step + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'Enter') take(hits[chosen]);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="zs-layers-search">
      <Icon name="search" size={18} />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={t('ui.layers.search')}
        aria-expanded={isOpen && hits.length > 0}
        aria-controls={id}
        aria-activedescendant={isOpen && hits[chosen] ? `${id}-${chosen}` : undefined}
        placeholder={t('ui.layers.searchHint')}
        maxLength={80}
        value={words}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onChange={(event) => {
          setWords(event.target.value);
          choose(0);
          setOpen(true);
        }}
        onKeyDown={onKey}
      />
      {isOpen && asked && (
        <ul id={id} role="listbox" aria-label={t('ui.layers.search')}>
          {hits.map((hit, at) => (
            <li
              key={`${hit.kind}:${hit.id}`}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                take(hit);
              }}
            >
              <Icon name={icons[hit.kind] ?? 'pin'} size={16} />
              <span>
                <strong>{hit.title}</strong>
                <small>{hit.note}</small>
              </span>
            </li>
          ))}
          {hits.length === 0 && (
            <li className="zs-layers-nothing" role="presentation">
              {found.isError
                ? t('ui.layers.failed')
                : t(found.isFetching ? 'ui.layers.searching' : 'ui.layers.nothing', {
                    words: asked,
                  })}
            </li>
          )}
        </ul>
      )}
    </search>
  );
}

function useRested(value: string): string {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
