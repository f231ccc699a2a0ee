import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type NamedField, type ShownVersion, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';

interface VersionsDrawerProps<Content extends object> {
  readonly title: string;
  readonly queryKey: QueryKey;
  readonly read: () => Promise<{ items: (ShownVersion & { readonly content: Content })[] }>;
  readonly fields: readonly NamedField[];
  /** Puts an older state into the form, to be tried and saved; null where nothing may be changed. */
  readonly onTake: ((content: Content) => void) | null;
  readonly onClose: () => void;
}

/** Who changed a setting of the records, when and in what; an older state can be taken back. */
export function VersionsDrawer<Content extends object>(props: VersionsDrawerProps<Content>) {
  const { title, queryKey, read, fields, onTake, onClose } = props;
  const { t } = useText();
  const versions = useQuery({ queryKey, queryFn: read });
  const items = versions.data?.items ?? [];
  return (
    <Drawer open size={560} title={t('records.source.historyOf', { title })} onClose={onClose}>
      {versions.isPending && <Loading lines={4} />}
      {versions.isError && (
        <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && (
        <VersionList
          versions={items}
          fields={fields}
          action={(version) => {
            const old = items.find((one) => one.version === version);
            if (!onTake || !old || old === items[0]) return null;
            return (
              <Button size="small" onClick={() => onTake(old.content)}>
                {t('records.source.take')}
              </Button>
            );
          }}
        />
      )}
    </Drawer>
  );
}
