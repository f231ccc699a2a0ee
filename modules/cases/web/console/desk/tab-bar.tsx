import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseCounts } from '../../../contract/index.ts';
import { type Tab, tabs } from './view.ts';

interface TabBarProps {
  readonly tab: Tab;
  readonly counts: CaseCounts | undefined;
  readonly onTab: (tab: Tab) => void;
}

/** The tabs over the list with their numbers: what waits for whom, what is late. */
export function TabBar({ tab, counts, onTab }: TabBarProps) {
  const { t } = useText();
  return (
    <div className="cs-tabs" role="tablist" aria-label={t('cases.desk.tabs')}>
      {tabs.map((one) => {
        const count = counts && countOfTab(one, counts);
        return (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            className={`cs-tab cs-tab-${one}`}
            onClick={() => onTab(one)}
          >
            {t(`cases.tab.${one}`)}
            {count !== undefined && count !== null && (
              <span className={count > 0 ? 'cs-tab-count' : 'cs-tab-count cs-tab-zero'}>
                {count}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function countOfTab(tab: Tab, counts: CaseCounts): number | null {
  if (tab === 'all') return null;
  if (tab === 'open') return counts.byState.reduce((sum, { count }) => sum + count, 0);
  if (tab === 'overdue' || tab === 'dueSoon' || tab === 'mine' || tab === 'supervised')
    return counts[tab];
  return counts.byState.find(({ state }) => state === tab)?.count ?? 0;
}
