import { Button, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { matches, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { CategoryView } from '../../contract/index.ts';
import { CategoryDrawer } from './category-drawer.tsx';
import { CategoryTree } from './category-tree.tsx';
import { useCategories } from './use-duties.ts';

type Kind = 'all' | 'event' | 'component';

/** What can be reported: large classes with their categories. */
export default function CategoriesPage() {
  const { t } = useText();
  const mayManage = usePermission('duties.manage');
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [retired, setRetired] = useState(false);
  const [open, setOpen] = useState<CategoryView | 'new' | null>(null);
  const read = useCategories();
  const shown = (read.data?.items ?? []).filter(
    (one) =>
      (retired || one.active) &&
      matches(search, one.code, one.nameZh, one.nameEn, one.descriptionZh, ...one.keywords),
  );
  const classes = (read.data?.largeClasses ?? []).filter(
    (one) => kind === 'all' || one.kind === kind,
  );
  const count = shown.filter(({ largeClassCode }) =>
    classes.some(({ code }) => code === largeClassCode),
  ).length;
  return (
    <>
      <PageHead title={t('duties.menu.categories')} lead={t('duties.categories.lead')}>
        {mayManage && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
            {t('duties.categories.add')}
          </Button>
        )}
      </PageHead>
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('duties.categories.search')}
          aria-label={t('duties.categories.search')}
        />
        <Segmented<Kind>
          value={kind}
          onChange={setKind}
          options={(['all', 'event', 'component'] as const).map((value) => ({
            value,
            label: t(`duties.kind.${value}`),
          }))}
        />
        <label className="dk-row">
          <Switch size="small" checked={retired} onChange={setRetired} />
          {t('duties.withRetired')}
        </label>
        <span className="dk-muted">{t('duties.categories.count', { count })}</span>
      </div>
      {read.isPending && <Loading lines={8} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && count === 0 && (
        <EmptyState icon="category" title={t('duties.categories.none')} />
      )}
      {count > 0 && (
        <CategoryTree
          classes={classes}
          categories={shown}
          unfolded={search.trim() !== ''}
          onOpen={setOpen}
        />
      )}
      {open && (
        <CategoryDrawer category={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
