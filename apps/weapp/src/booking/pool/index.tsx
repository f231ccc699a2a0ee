import { Button, Input, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { OwnBooking } from '#modules/booking/contract/index.ts';
import { call } from '../../client/call.ts';
import { operations } from '../../client/operations.ts';
import { type Doing, useDoing } from '../../client/use-doing.ts';
import { useReading } from '../../client/use-reading.ts';
import { sayClock, sayDay, sayTime } from '../../client/words.ts';
import { FaultNotice } from '../../parts/fault-notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/shown.tsx';

/** One pool: a day, a time, and it is kept while one looks at it. */
export default function PoolPage() {
  const { params } = useRouter();
  const poolId = params['pool'] ?? '';
  const [day, setDay] = useState<string | null>(null);
  const [held, setHeld] = useState<OwnBooking | null>(null);
  const doing = useDoing();
  const reading = useReading(() =>
    call(operations.booking.pool, { params: { poolId }, query: {} }),
  );
  if (held) return <Confirm held={held} onGone={() => setHeld(null)} />;
  return (
    <Page title={reading.data?.pool.nameZh ?? '预约'}>
      <Shown reading={reading}>
        {({ days }) => (
          <>
            <View className="label">哪一天</View>
            <View className="choices">
              {days.map((one) => (
                <View
                  key={one.day}
                  className={classOf(one.day === day, one.free === 0)}
                  onClick={() => one.free > 0 && setDay(one.day)}
                >
                  <View>{sayDay(one.day)}</View>
                  <View className="hint">{one.free > 0 ? `余 ${one.free}` : '已满'}</View>
                </View>
              ))}
            </View>
          </>
        )}
      </Shown>
      {day && <Slots key={day} of={{ poolId, day }} doing={doing} onHeld={setHeld} />}
      <FaultNotice error={doing.error} />
    </Page>
  );
}

function classOf(isChosen: boolean, isFull: boolean): string {
  if (isFull) return 'choice choice-off';
  return isChosen ? 'choice choice-on' : 'choice';
}

interface SlotsProps {
  readonly of: { readonly poolId: string; readonly day: string };
  readonly doing: Doing;
  readonly onHeld: (held: OwnBooking) => void;
}

function Slots({ of: { poolId, day }, doing, onHeld }: SlotsProps) {
  const [isAsked, setAsked] = useState(false);
  const [slots, setSlots] = useState<Awaited<ReturnType<typeof read>> | null>(null);
  const load = (): void => {
    setAsked(true);
    void doing.run(async () => setSlots(await read(poolId, day)));
  };
  const hold = (from: string): void =>
    void doing.run(async () =>
      onHeld(await call(operations.booking.hold, { body: { poolId, from } })),
    );
  if (!slots) {
    return (
      <Button className="button" disabled={doing.isBusy} onClick={load}>
        {isAsked ? '再看一次' : `看 ${sayDay(day)} 的时间`}
      </Button>
    );
  }
  return (
    <>
      <View className="label">几点</View>
      <View className="choices">
        {slots.items.map(({ from, free }) => (
          <View
            key={from}
            className={free > 0 ? 'choice' : 'choice choice-off'}
            onClick={() => free > 0 && hold(from)}
          >
            {sayClock(from)}
          </View>
        ))}
      </View>
    </>
  );
}

function read(poolId: string, day: string) {
  return call(operations.booking.slots, { params: { poolId }, query: { day } });
}

interface ConfirmProps {
  readonly held: OwnBooking;
  readonly onGone: () => void;
}

function Confirm({ held, onGone }: ConfirmProps) {
  const [name, setName] = useState(held.personName);
  const [address, setAddress] = useState(held.address);
  const doing = useDoing();
  const params = { bookingId: held.id };
  const confirm = (): void =>
    void doing.run(async () => {
      const who = name.trim() ? { personName: name.trim() } : {};
      const where = held.atHome ? { address } : {};
      await call(operations.booking.confirm, { params, body: { ...who, ...where } });
      await Taro.redirectTo({ url: '/booking/mine/index' });
    });
  const giveBack = async (): Promise<void> => {
    if (await doing.run(() => call(operations.booking.cancel, { params }))) onGone();
  };
  return (
    <Page title="确认预约">
      <View className="card">
        <View className="card-title">
          {held.poolZh} {held.resourceZh}
        </View>
        <View>{sayTime(held.from)}</View>
        <View className="hint">
          {held.siteZh} {held.locationZh} {held.spotZh}
        </View>
        {held.expiresAt && <View className="hint">为您保留到 {sayClock(held.expiresAt)}</View>}
      </View>
      <View className="label">姓名</View>
      <Input
        className="input"
        maxlength={20}
        value={name}
        onInput={({ detail }) => setName(detail.value)}
      />
      {held.atHome && (
        <>
          <View className="label">上门地址</View>
          <Input
            className="input"
            maxlength={120}
            value={address}
            onInput={({ detail }) => setAddress(detail.value)}
          />
        </>
      )}
      <FaultNotice error={doing.error} />
      <Button className="button button-main" disabled={doing.isBusy} onClick={confirm}>
        确认预约
      </Button>
      <Button className="button" disabled={doing.isBusy} onClick={() => void giveBack()}>
        换个时间
      </Button>
    </Page>
  );
}
