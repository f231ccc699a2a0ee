import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { PageHead, RevealField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ElderDetail } from '../../../contract/elders.ts';
import type { AllowanceState } from '../../../contract/states.ts';
import { care, useLiveCare, usePick } from '../shared/client.ts';
import { AllowanceTag, clock, elderNumber, Places } from '../shared/words.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { ContactsPart } from './contacts-part.tsx';
import { ElderForm } from './elder-form.tsx';
import { EndDialog } from './end-dialog.tsx';
import { PlansPart } from './plans-part.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { TimesDialog } from './times-dialog.tsx';
import '../shared/care.css';

type Open = 'form' | 'times' | 'apply' | 'request' | 'end' | null;

/** One older person: who, where, how we keep in touch, what was agreed. */
export default function ElderPage() {
  const { t } = useText();
  const { elderId = '' } = useParams();
  const [open, setOpen] = useState<Open>(null);
  useLiveCare();
  const elder = useQuery({
    queryKey: ['care', 'elder', elderId],
    queryFn: async () => care.elder({ params: { elderId } }),
  });
  if (elder.isPending) return <Loading lines={10} />;
  if (elder.isError) return <ErrorState error={elder.error} onRetry={() => void elder.refetch()} />;
  const { data } = elder;
  const close = (): void => setOpen(null);
  return (
    <>
      <PageHead
        title={data.name}
        lead={`${elderNumber(data.number)} · ${data.age === null ? '' : t('care.age', { count: data.age })}`}
      >
        {data.state === 'living' && <Acts elder={data} onOpen={setOpen} />}
      </PageHead>
      <Places />
      <div className="care-two">
        <WhoCard elder={data} />
        <AgreedCard elder={data} onOpen={setOpen} />
        <ContactsPart elder={data} />
        <PlansPart elder={data} />
      </div>
      {open === 'form' && <ElderForm elder={data} onClose={close} />}
      {open === 'times' && <TimesDialog elder={data} onClose={close} />}
      {open === 'apply' && <ApplyDialog elder={data} onClose={close} />}
      {open === 'request' && <RequestDialog elder={data} onClose={close} />}
      {open === 'end' && <EndDialog elder={data} onClose={close} />}
    </>
  );
}

function Acts({ elder, onOpen }: { elder: ElderDetail; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const mayRegister = usePermission('care.register');
  const mayAllow = usePermission('care.allowance');
  const mayArrange = usePermission('care.arrange');
  const mayApply = mayAllow && !['applied', 'active', 'suspended'].includes(elder.allowance ?? '');
  return (
    <>
      {mayApply && <Button onClick={() => onOpen('apply')}>{t('care.allowance.apply')}</Button>}
      {mayArrange && <Button onClick={() => onOpen('request')}>{t('care.request.add')}</Button>}
      {mayRegister && (
        <>
          <Button danger onClick={() => onOpen('end')}>
            {t('care.elder.end')}
          </Button>
          <Button type="primary" icon={<Icon name="edit" />} onClick={() => onOpen('form')}>
            {t('care.elder.change')}
          </Button>
        </>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || '—'}</dd>
    </div>
  );
}

function WhoCard({ elder }: { elder: ElderDetail }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section className="dk-card">
      <h2>{t('care.elder.who')}</h2>
      <dl className="care-facts">
        <Fact name={t('care.elder.birthDay')}>{elder.birthDay}</Fact>
        <Fact name={t('care.elder.gender')}>
          {elder.gender && t(`care.gender.${elder.gender}`)}
        </Fact>
        <Fact name={t('care.elder.idNumber')}>
          {elder.idNumber && (
            <RevealField field="care.elders.id_number" rowKey={elder.id} masked={elder.idNumber} />
          )}
        </Fact>
        <Fact name={t('care.col.phone')}>{elder.phone}</Fact>
        <Fact name={t('care.col.place')}>
          {pick(elder.villageZh, elder.villageEn)} {elder.gridCellZh}
        </Fact>
        <Fact name={t('care.elder.address')}>{elder.address}</Fact>
        <Fact name={t('care.col.alone')}>
          {t(elder.livingAlone ? 'care.alone' : 'care.notAlone')}
        </Fact>
        <Fact name={t('care.col.disability')}>
          {t(`care.disability.${elder.disability || 'none'}`)}
        </Fact>
        <Fact name={t('care.elder.note')}>{elder.note}</Fact>
        <Fact name={t('care.elder.account')}>{t(elder.hasAccount ? 'care.yes' : 'care.no')}</Fact>
        {elder.endedDay && (
          <Fact name={t(`care.elder.state.${elder.state}`)}>{elder.endedDay}</Fact>
        )}
      </dl>
    </section>
  );
}

function AgreedCard({ elder, onOpen }: { elder: ElderDetail; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const mayRegister = usePermission('care.register');
  const pause = elder.pausedFrom ? `${elder.pausedFrom} – ${elder.pausedUntil ?? '…'}` : '';
  return (
    <section className="dk-card">
      <h2>{t('care.elder.agreed')}</h2>
      <dl className="care-facts">
        <Fact name={t('care.elder.consent')}>{t(`care.consent.${elder.consentHow}`)}</Fact>
        <Fact name={t('care.col.times')}>{elder.times.map(clock).join('、')}</Fact>
        <Fact name={t('care.elder.pause')}>{pause}</Fact>
        <Fact name={t('care.elder.device')}>{elder.deviceCode}</Fact>
        <Fact name={t('care.nav.allowances')}>
          {elder.allowance && (
            <Link to="/care/allowances">
              <AllowanceTag state={elder.allowance as AllowanceState} />
            </Link>
          )}
        </Fact>
      </dl>
      {mayRegister && elder.state === 'living' && (
        <p>
          <Button onClick={() => onOpen('times')}>{t('care.elder.setTimes')}</Button>
        </p>
      )}
    </section>
  );
}
