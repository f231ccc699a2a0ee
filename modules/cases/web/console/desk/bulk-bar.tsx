import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import {
  type ActionInput,
  type CaseRow,
  type Offer,
  transitions,
} from '../../../contract/index.ts';
import { ActionDialog } from '../detail/action-dialog.tsx';
import { usePermission } from '#ui/session/index.ts';
import { iconOfAction } from '../shared/case-look.ts';
import { cases, keys } from '../shared/clients.ts';

interface BulkBarProps {
  readonly rows: readonly CaseRow[];
  readonly onClear: () => void;
}

/** Actions that make sense for many cases at once. */
const bulkActions: readonly string[] = [
  'dispatch',
  'supervise',
  'transfer',
  'verify',
  'close',
  'approveExtension',
  'cancel',
];

/** Acts on all chosen cases; each succeeds or fails by itself, and the outcome is told. */
export function BulkBar({ rows, onClear }: BulkBarProps) {
  const { t, locale } = useText();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const [offer, setOffer] = useState<Offer | null>(null);
  const parties = useParties();
  const fitting = (action: string) => rows.filter((row) => mayBe(row, action));
  const offers = transitions.filter(
    ({ action, who }) =>
      bulkActions.includes(action) &&
      who.some((party) => parties.has(party)) &&
      fitting(action).length > 0,
  );

  const act = async ({ action }: Offer, input: Omit<ActionInput, 'version'>): Promise<void> => {
    const items = fitting(action).map(({ id, version }) => ({ caseId: id, version }));
    const { results } = await cases.actOnMany({ params: { action }, body: { items, input } });
    await queries.invalidateQueries({ queryKey: keys.counts });
    const failed = results.filter(({ done }) => !done);
    const done = results.length - failed.length;
    if (failed.length === 0) void message.success(t('cases.bulk.done', { count: done }));
    else {
      modal.warning({
        title: t('cases.bulk.partly', { done, failed: failed.length }),
        content: (
          <ul className="cs-plain">
            {failed.map(({ caseId, problem }) => (
              <li key={caseId}>
                <strong>{rows.find(({ id }) => id === caseId)?.number}</strong> {problem?.title}
              </li>
            ))}
          </ul>
        ),
      });
    }
    onClear();
  };

  return (
    <div className="cs-bulk" role="toolbar" aria-label={t('cases.bulk.title')}>
      <strong>{t('cases.bulk.chosen', { count: rows.length })}</strong>
      {offers.map((row) => (
        <Button
          key={row.action}
          size="small"
          danger={row.action === 'cancel'}
          icon={<Icon name={iconOfAction(row.action)} size={14} />}
          onClick={() => setOffer({ ...row, needs: [...row.needs], takes: [...row.takes] })}
        >
          {row[locale]} {fitting(row.action).length < rows.length && fitting(row.action).length}
        </Button>
      ))}
      <Button size="small" type="text" className="cs-push" onClick={onClear}>
        {t('cases.bulk.clear')}
      </Button>
      {offer && (
        <ActionDialog
          offer={offer}
          row={null}
          count={fitting(offer.action).length}
          likely={[]}
          onSend={(input) => act(offer, input)}
          onClose={() => setOffer(null)}
        />
      )}
    </div>
  );
}

/** How the viewer stands to every case of the town; departments act on one at a time. */
function useParties(): ReadonlySet<string> {
  const isOfficer = usePermission('cases.dispatch');
  const isLeader = usePermission('cases.supervise');
  return new Set([...(isOfficer ? ['officer'] : []), ...(isLeader ? ['leader'] : [])]);
}

function mayBe(row: CaseRow, action: string): boolean {
  const found = transitions.find((one) => one.action === action);
  if (action === 'approveExtension' && !row.extensionAsked) return false;
  return found !== undefined && (found.from as readonly string[]).includes(row.state);
}
