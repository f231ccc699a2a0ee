import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { type NamedField, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { PeopleKind } from '../../contract.ts';
import { people } from './use-people.ts';

interface HistoryDrawerProps {
  readonly kind: PeopleKind;
  readonly subject: string;
  readonly title: string;
  readonly fields: readonly NamedField[];
  readonly onClose: () => void;
}

/** Who changed a person or role, when and in what. */
export function HistoryDrawer({ kind, subject, title, fields, onClose }: HistoryDrawerProps) {
  const { t } = useText();
  const versions = useQuery({
    queryKey: ['people', 'versions', kind, subject],
    queryFn: async () => people.versions({ params: { kind, subject } }),
  });
  return (
    <Drawer open size={560} title={t('people.historyOf', { name: title })} onClose={onClose}>
      {versions.isPending && <Loading />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && <VersionList versions={versions.data.items} fields={fields} />}
    </Drawer>
  );
}
