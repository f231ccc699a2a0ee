import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  TextField,
  useText,
} from '#ui/index.ts';
import { Link, navigate, useSearchParams } from '#ui/router/index.ts';
import type { ItemRow } from '../../contract/index.ts';
import { services, usePick } from './client.ts';
import { EventIcon } from './event-icon.tsx';
import { ItemList } from './item-list.tsx';
import './services.css';

/** 办事: say what it is about, or choose what happened, or the department. */
export default function HomePage() {
  const { t } = useText();
  const [query] = useSearchParams();
  const words = query.get('q') ?? '';
  const departmentCode = query.get('department') ?? '';
  return (
    <>
      <h1>{t('services.menu.services')}</h1>
      <SearchForm key={words} words={words} />
      {words || departmentCode ? (
        <Found words={words} departmentCode={departmentCode} />
      ) : (
        <>
          <LinkButton to="/services/applications" icon="list" wide>
            {t('services.mine.title')}
          </LinkButton>
          <LifeEvents />
          <Departments />
        </>
      )}
    </>
  );
}

function SearchForm({ words }: { words: string }) {
  const { t } = useText();
  const [text, setText] = useState(words);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const asked = text.trim();
    navigate(asked ? `/services?q=${encodeURIComponent(asked)}` : '/services');
  };
  return (
    <form onSubmit={submit} noValidate role="search" className="sv-search">
      <TextField
        label={t('services.home.search')}
        hint={t('services.home.searchHint')}
        type="search"
        enterKeyHint="search"
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" kind="primary" icon="search" wide>
        {t('services.home.find')}
      </Button>
    </form>
  );
}

function Found({ words, departmentCode }: { words: string; departmentCode: string }) {
  const { t } = useText();
  const found = useQuery({
    queryKey: ['services', 'items', words, departmentCode],
    queryFn: async () => services.items({ query: { words, departmentCode } }),
  });
  const items = found.data?.items ?? [];
  return (
    <>
      {found.isPending && <Loading lines={6} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <EmptyState icon="search" title={t('services.home.none', { words })}>
          {t('services.home.noneText')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <h2 className="sv-head">{t('services.home.found', { count: items.length })}</h2>
          <ItemList items={items} />
        </>
      )}
      <LinkButton to="/services" kind="quiet" icon="back">
        {t('services.home.all')}
      </LinkButton>
    </>
  );
}

function LifeEvents() {
  const { t } = useText();
  const pick = usePick();
  const events = useQuery({
    queryKey: ['services', 'lifeEvents'],
    queryFn: async () => services.lifeEvents({}),
  });
  return (
    <section>
      <h2 className="sv-head">{t('services.home.events')}</h2>
      {events.isPending && <Loading lines={4} />}
      {events.isError && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
      <ul className="sv-tiles">
        {(events.data?.items ?? []).map(({ code, titleZh, titleEn, icon, items }) => (
          <li key={code}>
            <Link to={`/services/events/${code}`} className="sv-tile">
              <EventIcon name={icon} />
              <strong>{pick(titleZh, titleEn)}</strong>
              <span>{t('services.home.count', { count: items.length })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Departments() {
  const { t } = useText();
  const pick = usePick();
  const all = useQuery({
    queryKey: ['services', 'items', '', ''],
    queryFn: async () => services.items({ query: {} }),
  });
  const departments = grouped(all.data?.items ?? []);
  if (departments.length === 0) return null;
  return (
    <section>
      <h2 className="sv-head">{t('services.home.departments')}</h2>
      <List>
        {departments.map(({ first, count }) => (
          <ListItem
            key={first.departmentCode}
            to={`/services?department=${encodeURIComponent(first.departmentCode)}`}
            icon="building"
            title={pick(first.departmentZh, first.departmentEn)}
            aside={t('services.home.count', { count })}
          />
        ))}
      </List>
    </section>
  );
}

function grouped(items: readonly ItemRow[]): { first: ItemRow; count: number }[] {
  const found = new Map<string, { first: ItemRow; count: number }>();
  for (const item of items) {
    const known = found.get(item.departmentCode);
    found.set(item.departmentCode, { first: known?.first ?? item, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
