import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import type { GoodView, OwnRedemption } from '../../../contract/index.ts';
import { ownQuery, participation, useDoing, useLiveParticipation, useOwnVoice } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import '../participation.css';

/** 积分兑换: goods for points, and the codes with which they are collected. */
export default function ShopPage() {
  const { t } = useText();
  useLiveParticipation();
  const goods = useQuery({
    queryKey: ['participation', 'goods'],
    queryFn: async () => participation.goods({}),
  });
  const isSignedIn = useOwnVoice().data?.signedIn === true;
  const own = useQuery({
    queryKey: ['participation', 'points', 'balance'],
    enabled: isSignedIn,
    queryFn: async () => participation.ownPoints({ query: { limit: 1 } }),
    ...ownQuery,
  });
  return (
    <>
      <h1>{t('participation.shop.title')}</h1>
      <p>{t('participation.shop.lead')}</p>
      {own.data && (
        <p>
          <strong>{t('participation.shop.balance', { balance: own.data.balance })}</strong>
        </p>
      )}
      {isSignedIn && <OwnRedemptions />}
      {goods.isPending && <Loading lines={5} />}
      {goods.isError && <ErrorState error={goods.error} onRetry={() => void goods.refetch()} />}
      {goods.data?.items.length === 0 && (
        <EmptyState icon="star" title={t('participation.shop.none')} />
      )}
      {goods.data?.items.map((good) => (
        <Good key={good.id} good={good} balance={own.data?.balance ?? null} />
      ))}
      <LinkButton to="/points" kind="quiet" icon="back">
        {t('participation.points.title')}
      </LinkButton>
    </>
  );
}

function Good({ good, balance }: { good: GoodView; balance: number | null }) {
  const { t } = useText();
  const [isAsked, setAsked] = useState(false);
  const [key, setKey] = useState(newId);
  const act = useDoing();
  const isShort = balance !== null && balance < good.points;
  const redeem = async (): Promise<void> => {
    const body = { goodId: good.id, quantity: 1 };
    if (await act.run(async () => participation.redeem({ body }, { idempotencyKey: key }))) {
      setAsked(false);
      setKey(newId());
    }
  };
  return (
    <section className="pt-section">
      <h2>{good.name}</h2>
      <p className="pt-facts">
        <strong>{t('participation.shop.price', { points: good.points })}</strong>
        <span>{t('participation.shop.stock', { stock: good.stock })}</span>
        <span>{good.station}</span>
      </p>
      {good.description && <p>{good.description}</p>}
      <ActFault error={act.error} back="/points/shop" />
      {isAsked ? (
        <div className="pt-acts">
          <Button kind="primary" busy={act.busy} onClick={() => void redeem()}>
            {t('participation.shop.sure', { points: good.points })}
          </Button>
          <Button onClick={() => setAsked(false)}>{t('participation.cancel')}</Button>
        </div>
      ) : (
        <Button
          aria-label={`${t('participation.shop.redeem')} ${good.name}`}
          disabled={good.stock === 0 || isShort}
          onClick={() => setAsked(true)}
        >
          {t(
            good.stock === 0
              ? 'participation.shop.soldOut'
              : isShort
                ? 'participation.shop.short'
                : 'participation.shop.redeem',
          )}
        </Button>
      )}
    </section>
  );
}

function OwnRedemptions() {
  const { t } = useText();
  const own = useQuery({
    queryKey: ['participation', 'redemptions', 'mine'],
    queryFn: async () => participation.ownRedemptions({ query: { limit: 20 } }),
    ...ownQuery,
  });
  const rows = own.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('participation.shop.mine')}</h2>
      {rows.map((row) => (
        <Redemption key={row.id} row={row} />
      ))}
    </section>
  );
}

function Redemption({ row }: { row: OwnRedemption }) {
  const { t } = useText();
  const act = useDoing();
  const isWaiting = row.state === 'reserved';
  return (
    <article className="pt-section">
      <p className="pt-facts">
        <StatusTag meaning={isWaiting ? 'notice' : row.state === 'collected' ? 'ok' : 'neutral'}>
          {t(`participation.redemption.${row.state}`)}
        </StatusTag>
        <span>
          {row.goodName} × {row.quantity}
        </span>
        <Time at={row.endedAt ?? row.reservedAt} />
      </p>
      {isWaiting && row.code && (
        <>
          <p className="zs-hint">{t('participation.shop.code', { station: row.station })}</p>
          <p className="pt-code">{row.code}</p>
          <p className="zs-hint">
            {t('participation.shop.until')} <Time at={row.untilAt} />
          </p>
          <ActFault error={act.error} back="/points/shop" />
          <Button
            busy={act.busy}
            onClick={() =>
              void act.run(async () =>
                participation.cancelOwnRedemption({ params: { redemptionId: row.id } }),
              )
            }
          >
            {t('participation.shop.cancel')}
          </Button>
        </>
      )}
    </article>
  );
}
