import { Button, Input, type InputRef, Select } from 'antd';
import type { RefObject } from 'react';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { AlarmCounts, AlarmFilter } from '../../../contract/index.ts';
import { alarms, useModelChoices, useVillages } from '../shared/clients.ts';
import { countOf, tabs, type View } from './view.ts';

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The tabs over the list with their numbers. */
export function TabBar({ view, onView, counts }: Props & { counts: AlarmCounts | undefined }) {
  const { t } = useText();
  return (
    <div className="al-tabs" role="tablist" aria-label={t('alarms.desk.tabs')}>
      {tabs.map((tab) => {
        const count = counts && countOf(tab, counts);
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            aria-selected={tab === view.tab}
            className={`al-tab al-tab-${tab}`}
            onClick={() => onView({ ...view, tab })}
          >
            {t(`alarms.tab.${tab}`)}
            {count !== undefined && count !== null && (
              <span className={count > 0 ? 'al-tab-count' : 'al-tab-count al-tab-zero'}>
                {count}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

const spans = ['1', '7', '30', '90'] as const;

/** Search and choices. */
export function Tools({
  view,
  onView,
  counts,
  search,
}: Props & { counts: AlarmCounts | undefined; search: RefObject<InputRef | null> }) {
  const { t, locale } = useText();
  const villages = useVillages();
  const models = useModelChoices();
  const types = (counts?.types ?? []).map(({ type, titleZh, titleEn, count }) => ({
    value: type,
    label: `${(locale === 'en' && titleEn) || titleZh} (${count})`,
  }));
  const select = (
    key: 'model' | 'village' | 'type' | 'days',
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 148 }}
      value={view[key] || null}
      onChange={(value: string | null) => onView({ ...view, [key]: value ?? '' })}
      placeholder={t(`alarms.by.${key}`)}
      aria-label={t(`alarms.by.${key}`)}
      options={options}
    />
  );
  return (
    <div className="dk-tools">
      <Input.Search
        ref={search}
        className="dk-grow"
        style={{ maxWidth: 280 }}
        allowClear
        defaultValue={view.q}
        onSearch={(q) => onView({ ...view, q: q.trim() })}
        placeholder={t('alarms.desk.search')}
        aria-label={t('alarms.desk.search')}
      />
      {select('type', types)}
      {select('model', models)}
      {select('village', villages)}
      {select(
        'days',
        spans.map((value) => ({ value, label: t('alarms.desk.days', { count: value }) })),
      )}
      <span className="dk-muted al-keys">{t('alarms.desk.keys')}</span>
    </div>
  );
}

/** The list as a workbook. */
export function Export({ filter }: { filter: AlarmFilter }) {
  const { t } = useText();
  const act = useAct();
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void act.run(async () => saveFile(await alarms.export({ query: filter })))}
      >
        {t('alarms.desk.export')}
      </Button>
    </>
  );
}
