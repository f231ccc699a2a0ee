import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { ProblemError } from '#ui/api/index.ts';
import { type NamedField, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { towns } from './use-ground.ts';

interface HistoryDrawerProps {
  readonly kind: 'villages' | 'gridCells' | 'departments' | 'places';
  readonly id: string;
  readonly title: string;
  readonly fields: readonly NamedField[];
  readonly onClose: () => void;
}

/** Who changed an object of the ground, when and in what. */
export function HistoryDrawer({ kind, id, title, fields, onClose }: HistoryDrawerProps) {
  const { t } = useText();
  const versions = useQuery({
    queryKey: ['towns', 'versions', kind, id],
    queryFn: async () => versionsOf(kind, id),
  });
  return (
    <Drawer open size={520} title={t('towns.historyOf', { name: title })} onClose={onClose}>
      {versions.isPending && <Loading />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && (
        <VersionList versions={versions.data.items.map(withPosition)} fields={fields} />
      )}
    </Drawer>
  );
}

type Versions = Awaited<ReturnType<typeof towns.versions>>;

/** What was kept of an object; nothing for one that came with the set-up and never changed. */
async function versionsOf(kind: HistoryDrawerProps['kind'], id: string): Promise<Versions> {
  try {
    return await towns.versions({ params: { kind, id } });
  } catch (fault) {
    if (fault instanceof ProblemError && fault.problem.status === 404) return { items: [] };
    throw fault;
  }
}

/** Kept places have longitude and latitude side by side, as the table has them. */
function withPosition(version: Versions['items'][number]): Versions['items'][number] {
  const { longitude, latitude } = version.content;
  if (longitude === undefined) return version;
  return { ...version, content: { ...version.content, position: { longitude, latitude } } };
}
