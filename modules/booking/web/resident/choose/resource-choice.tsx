import { List, ListItem, StatusTag, useText } from '#ui/index.ts';
import type { PoolCard } from '../../../contract/index.ts';
import { usePick } from '../client.ts';

interface ResourceChoiceProps {
  readonly card: PoolCard;
  readonly onChoose: (resourceId: string) => void;
}

/** 找哪位? Any of them first: who does not mind waits less. */
export function ResourceChoice({ card, onChoose }: ResourceChoiceProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <>
      <h2>{t(card.kind === 'doctor' ? 'booking.whom.doctor' : 'booking.whom.window')}</h2>
      <List>
        <ListItem icon="users" title={t('booking.whom.any')} onClick={() => onChoose('any')}>
          {t('booking.whom.anyText')}
        </ListItem>
        {card.today.map((one) => (
          <ListItem
            key={one.resourceId}
            icon={card.kind === 'doctor' ? 'user' : 'building'}
            title={`${pick(one.nameZh, one.nameEn)} ${pick(one.titleZh, one.titleEn)}`}
            onClick={() => onChoose(one.resourceId)}
            aside={
              one.closedBecause ? (
                <StatusTag meaning="warning">{one.closedBecause}</StatusTag>
              ) : (
                one.freeToday > 0 && (
                  <StatusTag meaning="ok">
                    {t('booking.whom.freeToday', { count: String(one.freeToday) })}
                  </StatusTag>
                )
              )
            }
          >
            {one.from && one.until
              ? t('booking.whom.today', { from: one.from, until: one.until })
              : t('booking.whom.notToday')}
            {one.spotZh && ` · ${one.spotZh}`}
          </ListItem>
        ))}
      </List>
    </>
  );
}
