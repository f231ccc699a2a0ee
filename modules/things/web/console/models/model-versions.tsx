import { useQuery } from '@tanstack/react-query';
import { type NamedField, VersionList } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { things } from '../use-things.ts';

const heads = ['nameZh', 'nameEn', 'icon', 'silentAfterSeconds', 'retentionDays', 'tags'] as const;

/** What a model was when, and who changed it. */
export function ModelVersions({ code }: { code: string }) {
  const { t } = useText();
  const list = useQuery({
    queryKey: ['things', 'modelVersions', code],
    queryFn: async () => things.modelVersions({ params: { code } }),
  });
  if (list.isPending) return <Loading lines={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const parts = (['properties', 'events', 'services'] as const).map((key): NamedField => {
    return { key, label: t(`things.model.${key}`), say: sayKeys };
  });
  const fields: NamedField[] = [
    ...heads.map((key) => ({ key, label: t(`things.model.field.${key}`) })),
    ...parts,
  ];
  return <VersionList versions={list.data.items} fields={fields} />;
}

/** The keys of a list of properties, with their range. */
function sayKeys(value: unknown): string {
  const list = (value ?? []) as { key: string; min?: number; max?: number }[];
  return list
    .map(({ key, min, max }) =>
      min === undefined && max === undefined ? key : `${key} [${min ?? ''}, ${max ?? ''}]`,
    )
    .join('、');
}
