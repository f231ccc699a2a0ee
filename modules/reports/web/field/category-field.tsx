import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Position } from '#platform/geo/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, Notice, Sheet, useText } from '#ui/index.ts';
import { kept } from '#ui/offline/index.ts';
import { api } from '../../contract/index.ts';

const reports = createClient(api);
const pauseMs = 500;

interface CategoryFieldProps {
  readonly text: string;
  readonly position: Position | null;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
}

/** The category: what the words suggest, what is usual, or the whole list; may stay open. */
export function CategoryField({ text, position, value, onChange }: CategoryFieldProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const choices = useQuery({
    ...kept,
    queryKey: ['reports', 'choices'],
    queryFn: () => reports.choices({ query: {} }),
    staleTime: 3_600_000,
  });
  const suggestion = useSuggestion(text, position);
  const groups = choices.data?.groups ?? [];
  const suggested = suggestion?.categories ?? choices.data?.popular.slice(0, 6) ?? [];
  const chosen = groups.flatMap(({ categories }) => categories).find(({ code }) => code === value);
  const chips =
    chosen && !suggested.some(({ code }) => code === value) ? [chosen, ...suggested] : suggested;
  const pick = (code: string): void => {
    onChange(code === value ? null : code);
    setOpen(false);
  };
  const chip = ({ code, name }: { code: string; name: string }) => (
    <button
      key={code}
      type="button"
      className="report-chip"
      aria-pressed={code === value}
      onClick={() => pick(code)}
    >
      {name}
    </button>
  );
  return (
    <fieldset className="zs-field report-categories">
      <legend className="zs-label">
        {t(suggestion ? 'reports.find.suggested' : 'reports.find.category')}
      </legend>
      <div className="report-chips">
        {chips.map(chip)}
        {groups.length > 0 && (
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {t('reports.find.allCategories')}
          </Button>
        )}
      </div>
      {suggestion?.urgent && <Notice meaning="urgent" title={t('reports.find.urgent')} />}
      {suggestion && suggestion.similar.length > 0 && (
        <Notice meaning="notice" title={t('reports.find.similar')}>
          {suggestion.similar.map(({ number, summary, distanceMetres }) => (
            <p key={number}>
              {summary} · {t('reports.find.metres', { metres: Math.round(distanceMetres) })}
            </p>
          ))}
        </Notice>
      )}
      <Sheet open={open} title={t('reports.find.allCategories')} onClose={() => setOpen(false)}>
        {groups.map(({ code, name, categories }) => (
          <section key={code}>
            <h3 className="report-group">{name}</h3>
            <div className="report-chips">{categories.map(chip)}</div>
          </section>
        ))}
      </Sheet>
    </fieldset>
  );
}

/** What the server makes of the words after a pause in typing; null without words or network. */
function useSuggestion(text: string, position: Position | null) {
  const [settled, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['reports', 'suggestion', settled, position && rounded(position)],
    queryFn: () => reports.suggest({ body: { text: settled, ...(position ? { position } : {}) } }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return settled.length > 1 && data && data.categories.length > 0 ? data : null;
}

/** To about 10 m: a phone's position trembles, the answer does not change. */
const rounded = ({ longitude, latitude }: Position): string =>
  `${longitude.toFixed(4)},${latitude.toFixed(4)}`;
