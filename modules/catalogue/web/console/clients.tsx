import { useQuery } from '@tanstack/react-query';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { api, type Grade } from '../../contract/index.ts';

/** The client of this module. */
export const catalogue = createClient(api);
const towns = createClient(townsApi);

/** Keys of what the pages read. */
export const keys = {
  all: ['catalogue'],
  list: (words: string) => ['catalogue', 'list', words],
  one: (id: string) => ['catalogue', 'one', id],
  quality: (id: string) => ['catalogue', 'quality', id],
  lineage: (id: string) => ['catalogue', 'lineage', id],
  history: (id: string) => ['catalogue', 'history', id],
} as const;

/** One resource. */
export const useResource = (resourceId: string) =>
  useQuery({
    queryKey: keys.one(resourceId),
    queryFn: () => catalogue.one({ params: { resourceId } }),
    enabled: resourceId !== '',
  });

/** Departments of the town. */
export const useDepartments = () =>
  useQuery({
    queryKey: ['towns', 'ground', 'departments'],
    queryFn: async () => (await towns.ground({ query: {} })).departments,
    staleTime: 300_000,
  });

const meanings = { open: 'ok', conditional: 'notice', closed: 'warning' } as const;

/** Who may have it. */
export function GradeTag({ grade }: { grade: Grade }) {
  const { t } = useText();
  return <StatusTag meaning={meanings[grade]}>{t(`catalogue.grades.${grade}`)}</StatusTag>;
}

/** Quality 0–100 with its meaning. */
export function Score({ score }: { score: number | null }) {
  const { t } = useText();
  if (score === null) return <span className="dk-muted">{t('catalogue.notMeasured')}</span>;
  const meaning = score >= 95 ? 'ok' : score >= 80 ? 'notice' : 'warning';
  return (
    <StatusTag meaning={meaning}>
      <span className="dk-number">{score.toFixed(1)}</span>
    </StatusTag>
  );
}
