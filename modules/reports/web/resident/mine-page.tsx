import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api as peopleApi } from '#modules/people/contract.ts';
import { actingFor, createClient, isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  ProveFirst,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import { noteProvedPhone, type OwnReport, ownReports, provedPhone } from './own-reports.ts';
import { meaningOfState } from './steps.tsx';
import './resident.css';
import './follow.css';

/** 我的上报: by the proved phone, and those made on this device. */
export default function MinePage() {
  const { t } = useText();
  const [phone, setPhone] = useState(provedPhone);
  const mine = useQuery({
    queryKey: ['reports', 'mine'],
    queryFn: async () => createClient(api).mine({ query: { limit: 50 } }),
    enabled: phone !== null,
  });
  useEffect(() => {
    if (!isSignedOut(mine.error)) return;
    noteProvedPhone(null);
    setPhone(null);
  }, [mine.error]);
  const signOut = async (): Promise<void> => {
    await createClient(peopleApi).signOut({});
    noteProvedPhone(null);
    setPhone(null);
  };
  if (phone !== null && mine.isPending) return <Loading lines={6} />;
  if (phone !== null && mine.isError) {
    return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  }
  const byPhone = phone === null ? [] : (mine.data?.items ?? []);
  const known = new Set(byPhone.map(({ number }) => number));
  // What was made on this device is of whoever holds it, not of the person for whom one acts.
  const here = actingFor() ? [] : ownReports().filter(({ number }) => !known.has(number));
  return (
    <>
      <h1>{t('reports.menu.mine')}</h1>
      {phone === null ? (
        <ProveFirst title={t('reports.mine.proveTitle')}>{t('reports.mine.proveText')}</ProveFirst>
      ) : (
        <p className="rp-facts">
          {t('reports.mine.signedIn', { phone })}
          <Button kind="quiet" icon="signOut" onClick={() => void signOut()}>
            {t('reports.mine.signOut')}
          </Button>
        </p>
      )}
      {byPhone.length + here.length === 0 ? (
        <EmptyState
          title={t('reports.mine.empty')}
          action={
            <LinkButton to="/report" kind="primary" icon="camera">
              {t('reports.menu.report')}
            </LinkButton>
          }
        >
          {t('reports.mine.emptyText')}
        </EmptyState>
      ) : (
        <List label={t('reports.menu.mine')}>
          {byPhone.map((report) => (
            <MyReport key={report.number} report={report} />
          ))}
          {here.map((report) => (
            <DeviceReport key={report.number} report={report} />
          ))}
        </List>
      )}
      <LinkButton to="/r" kind="quiet" icon="search" wide>
        {t('reports.menu.find')}
      </LinkButton>
    </>
  );
}

const pathOf = ({ number, token }: { number: string; token: string }): string =>
  `/r/${encodeURIComponent(number)}?t=${encodeURIComponent(token)}`;

interface MyReportProps {
  readonly report: OwnReport & {
    readonly categoryName?: string;
    readonly state?: string;
    readonly stateZh?: string;
    readonly stateEn?: string;
    readonly mayRate?: boolean;
  };
}

function MyReport({ report }: MyReportProps) {
  const { t, locale } = useText();
  const { state, number, categoryName, summary, reportedAt } = report;
  const word = locale === 'zh' ? report.stateZh : report.stateEn;
  return (
    <ListItem
      to={pathOf(report)}
      title={summary || categoryName || number}
      aside={
        state && (
          <StatusTag meaning={report.mayRate ? 'warning' : meaningOfState(state)}>
            {report.mayRate ? t('reports.mine.toRate') : word}
          </StatusTag>
        )
      }
    >
      {number} · <Time at={reportedAt} />
    </ListItem>
  );
}

/** A report known only to this device: its state is asked for with its own secret. */
function DeviceReport({ report }: { report: OwnReport }) {
  const { locale } = useText();
  const { number, token } = report;
  const { data } = useQuery({
    queryKey: ['reports', 'follow', locale, number, token],
    queryFn: async () => createClient(api).follow({ params: { number }, body: { token } }),
    staleTime: 60_000,
    retry: false,
  });
  return <MyReport report={{ ...data, ...report }} />;
}
