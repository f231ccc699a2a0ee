import { useState } from 'react';
import { useHere, usePositionAllowed } from '#ui/capture/index.ts';
import { Button, ErrorNotice, type IconName, Sheet, useText } from '#ui/index.ts';
import type { CaseRow, Offer } from '../../contract/index.ts';
import { ActForm } from './act-form.tsx';
import type { FieldAction } from './pending.ts';
import { useAct } from './use-act.ts';

const icons: Readonly<Record<FieldAction, IconName>> = {
  accept: 'check',
  reportDone: 'camera',
  verify: 'checkCircle',
  refuseVerification: 'close',
  return: 'back',
  requestExtension: 'clock',
  comment: 'message',
};
/** Acts that carry the case on; the rest stands behind `more`. */
const main: readonly string[] = ['accept', 'reportDone', 'verify', 'refuseVerification'];

/** The acts within the thumb's reach. Accepting is one tap, the rest opens a form. */
export function CaseActs({ row, offers }: { row: CaseRow; offers: readonly Offer[] }) {
  const { t, locale } = useText();
  const act = useAct(row);
  const here = useHere(usePositionAllowed()).position;
  const [open, setOpen] = useState<Offer | null>(null);
  const [more, showMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  if (offers.length === 0) return null;
  const first = offers.filter(({ action }) => main.includes(action));
  const rest = offers.filter(({ action }) => !main.includes(action));

  const take = async (offer: Offer): Promise<void> => {
    showMore(false);
    if (offer.action !== 'accept') {
      setOpen(offer);
      return;
    }
    setBusy(true);
    setFault(null);
    await act('accept', { here }).catch(setFault);
    setBusy(false);
  };
  const button = (offer: Offer) => (
    <Button
      key={offer.action}
      kind={
        offer.action === 'refuseVerification'
          ? 'danger'
          : first.includes(offer)
            ? 'primary'
            : 'secondary'
      }
      icon={icons[offer.action as FieldAction]}
      className="field-main"
      busy={busy}
      onClick={() => void take(offer)}
    >
      {offer[locale]}
    </Button>
  );
  return (
    <>
      <div className="field-acts">
        <ErrorNotice error={fault} />
        <div className="field-acts-row">
          {first.map(button)}
          {first.length === 0 && rest.slice(0, 1).map(button)}
          {(first.length > 0 ? rest.length > 0 : rest.length > 1) && (
            <Button className="field-main field-more" icon="menu" onClick={() => showMore(true)}>
              <span className="zs-hidden">{t('cases.act.more')}</span>
            </Button>
          )}
        </div>
      </div>
      <Sheet open={more} title={t('cases.act.moreTitle')} onClose={() => showMore(false)}>
        <div className="field-choices">{rest.map(button)}</div>
      </Sheet>
      {open && <ActForm key={open.action} row={row} offer={open} onClose={() => setOpen(null)} />}
    </>
  );
}
