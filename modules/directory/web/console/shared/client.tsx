import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../../contract/index.ts';
import './directory.css';

/** The calls of the module. */
export const directory = createClient(api);

/** Reads everything of the module anew. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['directory'] });
}

/** Kinds and villages of the town. */
export function useHome() {
  return useQuery({ queryKey: ['directory', 'home'], queryFn: async () => directory.home({}) });
}

/** All kinds, those without a place too. */
export function useKinds() {
  return useQuery({
    queryKey: ['directory', 'kinds'],
    queryFn: async () => directory.keptKinds({}),
  });
}

/** Picks the words of the language. */
export function usePick(): (zh: string, en: string) => string {
  const { locale } = useText();
  return (zh, en) => (locale === 'en' && en) || zh;
}

/** The pages of the directory, side by side. */
export function Places() {
  const { t } = useText();
  const places = [
    { to: '/directory', title: t('directory.nav.places') },
    { to: '/directory/notices', title: t('directory.nav.notices') },
    { to: '/directory/bus', title: t('directory.nav.bus') },
  ];
  return <SubNav label={t('directory.menu.directory')} places={places} />;
}
