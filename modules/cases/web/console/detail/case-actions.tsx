import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { CaseDetail, Offer } from '../../../contract/index.ts';
import { actionKeys, graveActions, iconOfAction } from '../shared/case-look.ts';
import { useKeys } from '#ui/desk/index.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { ActionDraft } from './draft.ts';
import { useActOnCase } from './use-case.ts';

/** An action about to be taken, with what is already known of it. */
export interface Intent {
  readonly offer: Offer;
  readonly start?: Partial<ActionDraft>;
}

/** What carries the case on, in the order of its road. */
const forward: readonly string[] = [
  'approveExtension',
  'refuseExtension',
  'dispatch',
  'accept',
  'assign',
  'reportDone',
  'verify',
  'refuseVerification',
  'close',
  'resume',
  'reopen',
];
const shownAtMost = 4;

interface CaseActionsProps {
  readonly detail: CaseDetail;
  readonly intent: Intent | null;
  readonly onIntent: (intent: Intent | null) => void;
}

/** The actions the server offers; the next steps as buttons, the rest in a menu, all on keys. */
export function CaseActions({ detail, intent, onIntent }: CaseActionsProps) {
  const { t, locale } = useText();
  const act = useActOnCase();
  const [menu, setMenu] = useState(false);
  const { offers, case: row } = detail;
  const useful = offers.filter(
    ({ action }) =>
      row.extensionAsked || !action.endsWith('Extension') || action === 'requestExtension',
  );
  const main = forward
    .flatMap((action) => useful.filter((one) => one.action === action))
    .slice(0, shownAtMost);
  const rest = useful.filter((one) => !main.includes(one));
  useKeys(
    Object.fromEntries(
      useful.flatMap((offer) => {
        const key = actionKeys[offer.action];
        return key ? [[key, () => onIntent({ offer })]] : [];
      }),
    ),
  );
  if (useful.length === 0) return <p className="dk-muted">{t('cases.one.noActions')}</p>;
  return (
    <div className="cs-actions" role="toolbar" aria-label={t('cases.one.actions')}>
      {main.map((offer, index) => (
        <Tooltip
          key={offer.action}
          title={
            actionKeys[offer.action] ? `${t('cases.keys.key')} ${actionKeys[offer.action]}` : null
          }
        >
          <Button
            type={index === 0 && !graveActions.includes(offer.action) ? 'primary' : 'default'}
            danger={graveActions.includes(offer.action)}
            icon={<Icon name={iconOfAction(offer.action)} size={16} />}
            onClick={() => onIntent({ offer })}
          >
            {offer[locale]}
          </Button>
        </Tooltip>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          open={menu}
          onOpenChange={setMenu}
          menu={{
            items: rest.map((offer) => ({
              key: offer.action,
              danger: graveActions.includes(offer.action),
              icon: <Icon name={iconOfAction(offer.action)} size={16} />,
              label: offer[locale],
              extra: actionKeys[offer.action],
              onClick: () => onIntent({ offer }),
            })),
          }}
        >
          <Button icon={<Icon name="down" size={14} />} iconPlacement="end">
            {t('cases.one.more')}
          </Button>
        </Dropdown>
      )}
      {intent && (
        <ActionDialog
          key={intent.offer.action}
          offer={intent.offer}
          row={row}
          likely={detail.likely}
          {...(intent.start ? { start: intent.start } : {})}
          onSend={(input) => act(row, intent.offer.action, input)}
          onClose={() => onIntent(null)}
        />
      )}
    </div>
  );
}
