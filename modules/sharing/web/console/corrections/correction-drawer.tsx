import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { CorrectionRow } from '../../../contract/index.ts';
import { sharing, usePick, useRenew } from '../shared/client.ts';
import { CorrectionTag } from '../shared/state-tags.tsx';

interface CorrectionDrawerProps {
  readonly correction: CorrectionRow;
  readonly onClose: () => void;
}

/** One correction: what was seen, what it should be, and the source's answer. */
export function CorrectionDrawer({ correction, onClose }: CorrectionDrawerProps) {
  const { t } = useText();
  const pick = usePick();
  const renew = useRenew();
  const act = useAct();
  const { acts } = correction;
  const withdraw = async (): Promise<void> => {
    const params = { correctionId: correction.id };
    await act.run(async () => sharing.withdrawCorrection({ params }));
    await renew();
  };
  return (
    <Drawer open size={520} title={pick(correction.fieldZh, correction.fieldEn)} onClose={onClose}>
      <div className="dk-stack">
        <dl className="sharing-facts">
          <div>
            <dt>{t('sharing.col.state')}</dt>
            <dd>
              <CorrectionTag state={correction.state} />
            </dd>
          </div>
          <div>
            <dt>{t('sharing.col.resource')}</dt>
            <dd>{pick(correction.resourceZh, correction.resourceEn)}</dd>
          </div>
          <div>
            <dt>{t('sharing.correction.present')}</dt>
            <dd>{correction.presentValue || '—'}</dd>
          </div>
          <div>
            <dt>{t('sharing.correction.right')}</dt>
            <dd>{correction.rightValue || '—'}</dd>
          </div>
        </dl>
        <p className="dk-note">{correction.words}</p>
        {correction.answer && <p className="dk-note">{correction.answer}</p>}
        {correction.effect && (
          <p>
            <strong>{t('sharing.correction.effect')}</strong> {correction.effect}
          </p>
        )}
        <ErrorNotice error={act.error} />
        {acts.includes('withdraw') && (
          <Button loading={act.busy} onClick={() => void withdraw()}>
            {t('sharing.correction.withdraw')}
          </Button>
        )}
        {acts.includes('finish') && <Answer correction={correction} />}
      </div>
    </Drawer>
  );
}

function Answer({ correction }: { correction: CorrectionRow }) {
  const { t } = useText();
  const [answer, setAnswer] = useState('');
  const [effect, setEffect] = useState('');
  const renew = useRenew();
  const act = useAct();
  const send = async (kind: 'accept' | 'finish' | 'refuse'): Promise<void> => {
    const body = { act: kind, answer, effect, version: correction.version };
    const params = { correctionId: correction.id };
    await act.run(async () => sharing.answerCorrection({ params, body }));
    await renew();
  };
  return (
    <div className="dk-stack">
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={answer}
        placeholder={t('sharing.correction.answer')}
        aria-label={t('sharing.correction.answer')}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <Input
        maxLength={300}
        value={effect}
        placeholder={t('sharing.correction.effectHint')}
        aria-label={t('sharing.correction.effect')}
        onChange={({ target }) => setEffect(target.value)}
      />
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" loading={act.busy} onClick={() => void send('finish')}>
          {t('sharing.correction.finish')}
        </Button>
        {correction.acts.includes('accept') && (
          <Button loading={act.busy} onClick={() => void send('accept')}>
            {t('sharing.correction.accept')}
          </Button>
        )}
        <Button danger loading={act.busy} onClick={() => void send('refuse')}>
          {t('sharing.correction.refuse')}
        </Button>
      </div>
    </div>
  );
}
