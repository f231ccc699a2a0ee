import { List, ListItem, StatusTag, useText } from '#ui/index.ts';
import type { ItemRow } from '../../contract/index.ts';
import { itemPath, usePick } from './client.ts';

/** Items: what it is, how long it takes, whether it can be done from home. */
export function ItemList({ items }: { items: readonly ItemRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <List>
      {items.map((item) => (
        <ListItem
          key={item.code}
          to={itemPath(item.code)}
          title={pick(item.titleZh, item.titleEn)}
          aside={
            <StatusTag meaning={item.online ? 'ok' : 'neutral'}>
              {t(item.online ? 'services.item.online' : 'services.item.window')}
            </StatusTag>
          }
        >
          {item.summaryZh}{' '}
          <span className="sv-soft">
            {item.promisedDays === 0
              ? t('services.item.atOnce')
              : t('services.item.days', { days: item.promisedDays })}
          </span>
        </ListItem>
      ))}
    </List>
  );
}
