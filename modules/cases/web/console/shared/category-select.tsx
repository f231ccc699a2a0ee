import { Select } from 'antd';
import { useMemo } from 'react';
import { matches } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type Named, useCategories } from './use-names.ts';

interface CategorySelectProps {
  readonly multiple?: boolean;
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
  readonly id?: string;
  /** Words where nothing is chosen; then the choice may also be taken back. */
  readonly unchosen?: string;
}

/** Categories by large class, found by name, code or the words people use for them. */
export function CategorySelect({
  multiple = false,
  value,
  onChange,
  id,
  unchosen,
}: CategorySelectProps) {
  const { t, locale } = useText();
  const categories = useCategories();
  const groups = useMemo(() => {
    const nameOf = (one: Named): string => (locale === 'en' && one.nameEn) || one.nameZh;
    return (categories.data?.largeClasses ?? []).map((large) => ({
      label: `${large.code} ${nameOf(large)}`,
      title: large.code,
      options: (categories.data?.items ?? [])
        .filter((one) => one.largeClassCode === large.code && one.active)
        .map((one) => ({
          value: one.code,
          label: nameOf(one),
          words: [one.code, one.nameZh, one.nameEn, nameOf(large), ...one.keywords].join(' '),
        })),
    }));
  }, [categories.data, locale]);
  const chosen = multiple ? [...value] : (value[0] ?? null);
  return (
    <Select<string | string[] | null>
      {...(id ? { id } : {})}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      allowClear={multiple || unchosen !== undefined}
      maxTagCount="responsive"
      style={{ width: '100%' }}
      loading={categories.isPending}
      value={chosen}
      onChange={(picked) => onChange([picked ?? []].flat())}
      options={groups}
      placeholder={unchosen ?? t(multiple ? 'cases.filter.any' : 'cases.form.categoryFind')}
      showSearch={{
        filterOption: (text, option) =>
          option !== undefined && 'words' in option && matches(text, String(option['words'])),
      }}
    />
  );
}
