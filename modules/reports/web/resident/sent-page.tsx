import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, EmptyState, Icon, LinkButton, Time, useText, useToast } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import { type OwnReport, ownReport } from './own-reports.ts';
import './resident.css';

/** The receipt: the number in large print, who answers, by when, and the link to keep. */
export default function SentPage() {
  const { t } = useText();
  const { number = '' } = useParams();
  const [kept] = useState(() => ownReport(number));
  if (!kept) {
    return (
      <>
        <h1>{t('reports.sent.title')}</h1>
        <EmptyState title={t('reports.sent.gone')} action={<FindButton />}>
          {t('reports.sent.goneText')}
        </EmptyState>
      </>
    );
  }
  return <Receipt kept={kept} />;
}

function FindButton() {
  const { t } = useText();
  return <LinkButton to="/r">{t('reports.menu.find')}</LinkButton>;
}

function Receipt({ kept }: { kept: OwnReport }) {
  const { t } = useText();
  const path = `/r/${encodeURIComponent(kept.number)}?t=${encodeURIComponent(kept.token)}`;
  const link = `${location.origin}${path}`;
  return (
    <>
      <p className="rp-sent-mark">
        <Icon name="checkCircle" size={56} />
      </p>
      <h1 className="rp-sent-title">{t('reports.sent.title')}</h1>
      <p className="rp-number-label">{t('reports.sent.number')}</p>
      <p className="rp-number">{kept.number}</p>
      <Answerable kept={kept} />
      <div className="rp-sent-acts">
        <LinkButton to={path} kind="primary" icon="history" wide>
          {t('reports.sent.follow')}
        </LinkButton>
        <LinkButton to="/" icon="home" wide>
          {t('reports.sent.home')}
        </LinkButton>
      </div>
      <Card title={t('reports.sent.keep')}>
        <p>{t('reports.sent.keepText')}</p>
        <p className="rp-link">{link}</p>
        <div className="rp-two">
          <CopyButton text={`${t('reports.sent.share', { number: kept.number })} ${link}`} />
          <ShareButton title={t('reports.sent.share', { number: kept.number })} url={link} />
        </div>
      </Card>
    </>
  );
}

/** Who answers and by when, from the receipt at once, then as it stands now. */
function Answerable({ kept }: { kept: OwnReport }) {
  const { t, locale } = useText();
  const { number, token, receipt } = kept;
  const { data } = useQuery({
    queryKey: ['reports', 'follow', locale, number, token],
    queryFn: async () => createClient(api).follow({ params: { number }, body: { token } }),
  });
  const department = data?.departmentName ?? receipt?.departmentName ?? '';
  const category = data?.categoryName ?? receipt?.categoryName ?? '';
  const address = data?.address ?? receipt?.address ?? '';
  const dueAt = data?.dueAt ?? receipt?.dueAt ?? null;
  return (
    <Card>
      <p>
        {department ? t('reports.sent.department', { department }) : t('reports.sent.officer')}
        {receipt?.gridWorkerTold && ` ${t('reports.sent.gridWorker')}`}
      </p>
      {dueAt && (
        <p>
          {t('reports.sent.due')}{' '}
          <strong>
            <Time at={dueAt} />
          </strong>
        </p>
      )}
      <p className="zs-hint">{[category, address].filter(Boolean).join(' · ')}</p>
    </Card>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useText();
  const say = useToast();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('reports.sent.copied'));
    } catch {
      // Plain http or an old browser: the link stands on the page to be copied by hand.
      say(t('reports.sent.copyByHand'), 'notice');
    }
  };
  return (
    <Button icon="link" onClick={() => void copy()}>
      {t('reports.sent.copy')}
    </Button>
  );
}

function ShareButton({ title, url }: { title: string; url: string }) {
  const { t } = useText();
  if (!('share' in navigator)) return null;
  const share = (): void => {
    // Closing the phone's sheet without sharing is no fault.
    navigator.share({ title, text: title, url }).catch(() => undefined);
  };
  return (
    <Button icon="send" onClick={share}>
      {t('reports.sent.shareButton')}
    </Button>
  );
}
