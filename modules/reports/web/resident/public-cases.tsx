import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, Field, Loading, TextField, useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import { PublicCaseRow } from './public-case-row.tsx';
import { type Choices, useChoices } from './use-choices.ts';

interface Filter {
  readonly state: 'open' | 'closed' | '';
  readonly villageId: string;
  readonly category: string;
  readonly q: string;
}

const noFilter: Filter = { state: '', villageId: '', category: '', q: '' };
const pauseMs = 500;

/** All public cases, newest first, with filters. */
export function PublicCases() {
  const { t, locale } = useText();
  const choices = useChoices();
  const [filter, setFilter] = useState(noFilter);
  const asked = usePaused(filter);
  const cases = useInfiniteQuery({
    queryKey: ['reports', 'public', locale, asked],
    queryFn: async ({ pageParam }) =>
      createClient(api).publicList({ query: { ...queryOf(asked), ...pageParam } }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ nextCursor }) => (nextCursor ? { cursor: nextCursor } : undefined),
    placeholderData: (last) => last,
  });
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="rp-cases">
      <h2 id="rp-cases" className="rp-heading">
        {t('reports.public.cases')}
      </h2>
      <Filters
        filter={filter}
        choices={choices.data}
        onChange={(part) => setFilter({ ...filter, ...part })}
      />
      {cases.isError && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isPending && <Loading lines={6} />}
      {cases.isSuccess && items.length === 0 && (
        <EmptyState
          icon="search"
          title={t('reports.public.none')}
          action={<Button onClick={() => setFilter(noFilter)}>{t('reports.public.all')}</Button>}
        >
          {t('reports.public.noneText')}
        </EmptyState>
      )}
      <ul className="zs-list" aria-label={t('reports.public.cases')} aria-busy={cases.isFetching}>
        {items.map((one) => (
          <PublicCaseRow key={one.number} one={one} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button
          wide
          icon="down"
          busy={cases.isFetchingNextPage}
          onClick={() => void cases.fetchNextPage()}
        >
          {t('reports.public.more')}
        </Button>
      )}
    </section>
  );
}

function queryOf({ state, villageId, category, q }: Filter) {
  return {
    ...(state ? { state } : {}),
    ...(villageId ? { villageId } : {}),
    ...(category ? { category } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
  };
}

/** Waits for a pause in typing; other filters apply at once. */
function usePaused(filter: Filter): Filter {
  const [q, setQ] = useState(filter.q);
  useEffect(() => {
    const timer = setTimeout(() => setQ(filter.q), pauseMs);
    return () => clearTimeout(timer);
  }, [filter.q]);
  return { ...filter, q };
}

interface FiltersProps {
  readonly filter: Filter;
  readonly choices: Choices | undefined;
  readonly onChange: (part: Partial<Filter>) => void;
}

function Filters({ filter, choices, onChange }: FiltersProps) {
  const { t } = useText();
  return (
    <div className="rp-filters">
      <Select
        label={t('reports.public.state')}
        value={filter.state}
        onChange={(state) =>
          onChange({ state: state === 'open' || state === 'closed' ? state : '' })
        }
        options={[
          { value: 'open', name: t('reports.public.open') },
          { value: 'closed', name: t('reports.public.closed') },
        ]}
      />
      <Select
        label={t('reports.public.village')}
        value={filter.villageId}
        onChange={(villageId) => onChange({ villageId })}
        options={(choices?.villages ?? []).map(({ id, name }) => ({ value: id, name }))}
      />
      <Select
        label={t('reports.public.category')}
        value={filter.category}
        onChange={(category) => onChange({ category })}
        options={(choices?.groups ?? []).map(({ code, name }) => ({ value: code, name }))}
      />
      <TextField
        label={t('reports.public.words')}
        type="search"
        maxLength={40}
        value={filter.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  const { t } = useText();
  return (
    <Field label={label}>
      {(described) => (
        <select
          {...described}
          className="zs-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{t('reports.public.all')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
