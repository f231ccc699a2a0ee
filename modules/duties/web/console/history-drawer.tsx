import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { Static } from '#platform/contract/index.ts';
import { type NamedField, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { VersionList as Versions } from '../../contract/index.ts';

interface HistoryDrawerProps {
  readonly title: string;
  readonly queryKey: QueryKey;
  readonly read: () => Promise<Static<typeof Versions>>;
  readonly fields: readonly NamedField[];
  readonly onClose: () => void;
}

/** Who changed a category or duty, when and in what. */
export function HistoryDrawer({ title, queryKey, read, fields, onClose }: HistoryDrawerProps) {
  const { t } = useText();
  const versions = useQuery({ queryKey, queryFn: read });
  return (
    <Drawer open size={520} title={t('duties.historyOf', { name: title })} onClose={onClose}>
      {versions.isPending && <Loading />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && (
        <VersionList versions={versions.data.items.map(withSpans)} fields={fields} />
      )}
    </Drawer>
  );
}

type Version = Static<typeof Versions>['items'][number];

/** Kept states have amount and unit of a span side by side, as the table has them. */
function withSpans(version: Version): Version {
  const { content } = version;
  const span = (name: string): object => {
    const [amount, unit] = [content[`${name}Amount`], content[`${name}Unit`]];
    return amount === undefined ? {} : { [name]: { amount, unit } };
  };
  return { ...version, content: { ...content, ...span('response'), ...span('deadline') } };
}
