import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
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
    queryFn: async () => towns.versions({ params: { kind, id } }),
  });
  return (
    <Drawer open size={520} title={t('towns.historyOf', { name: title })} onClose={onClose}>
      {versions.isPending && <Loading />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && <VersionList versions={versions.data.items} fields={fields} />}
    </Drawer>
  );
}
