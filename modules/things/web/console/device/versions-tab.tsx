import { useQuery } from '@tanstack/react-query';
import { VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { EmptyState } from '#ui/kit/states.tsx';
import type { ThingDetail } from '../../../contract/index.ts';
import { things } from '../use-things.ts';

const fieldKeys = [
  'name',
  'code',
  'modelCode',
  'door',
  'externalId',
  'gatewayId',
  'address',
  'longitude',
  'latitude',
  'departmentId',
  'groupCodes',
  'state',
] as const;

/** What a device was when, and who changed it. */
export function VersionsTab({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const mayManage = usePermission('things.manage');
  const list = useQuery({
    queryKey: ['things', 'versions', thing.id],
    queryFn: async () => things.thingVersions({ params: { id: thing.id } }),
    enabled: mayManage,
  });
  if (!mayManage) return <EmptyState icon="lock" title={t('things.one.versionsHidden')} />;
  if (list.isPending) return <Loading lines={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const fields = fieldKeys.map((key) => ({ key, label: t(`things.field.${key}`) }));
  return <VersionList versions={list.data.items} fields={fields} />;
}
