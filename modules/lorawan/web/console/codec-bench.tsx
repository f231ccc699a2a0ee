import { Button, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { lorawan } from './use-codecs.ts';

type Outcome = Awaited<ReturnType<typeof lorawan.tryCodec>>;

/** Runs the script as it stands on bytes or on a command; nothing is kept. */
export function CodecBench({ script }: { readonly script: string }) {
  const { t } = useText();
  const [direction, setDirection] = useState<'up' | 'down'>('up');
  const [fPort, setPort] = useState(1);
  const [hex, setHex] = useState('');
  const [data, setData] = useState('{ "service": "setInterval", "data": { "minutes": 30 } }');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const act = useAct();
  const isHex = /^([0-9A-Fa-f]{2} ?)*$/.test(hex);
  const run = (): Promise<unknown> =>
    act.run(async () => {
      const input = direction === 'up' ? { hex } : { data };
      setOutcome(await lorawan.tryCodec({ body: { script, direction, fPort, ...input } }));
    });
  return (
    <section aria-label={t('lorawan.bench.title')}>
      <Form layout="vertical">
        <Form.Item label={t('lorawan.bench.title')}>
          <Segmented<'up' | 'down'>
            value={direction}
            onChange={(value) => setDirection(value)}
            options={[
              { value: 'up', label: t('lorawan.bench.up') },
              { value: 'down', label: t('lorawan.bench.down') },
            ]}
          />
        </Form.Item>
        <Form.Item label="FPort" htmlFor="lw-port">
          <InputNumber
            id="lw-port"
            min={1}
            max={255}
            precision={0}
            value={fPort}
            onChange={(value) => setPort(value ?? 1)}
          />
        </Form.Item>
        {direction === 'up' ? (
          <Form.Item
            className="lw-bytes"
            label={t('lorawan.bench.hex')}
            htmlFor="lw-hex"
            validateStatus={isHex ? '' : 'error'}
            help={isHex ? undefined : t('lorawan.bench.hexRule')}
          >
            <Input
              id="lw-hex"
              placeholder="01 0c 00 c8"
              value={hex}
              onChange={(event) => setHex(event.target.value)}
            />
          </Form.Item>
        ) : (
          <Form.Item className="lw-bytes" label={t('lorawan.bench.data')} htmlFor="lw-data">
            <Input.TextArea
              id="lw-data"
              rows={4}
              value={data}
              onChange={(event) => setData(event.target.value)}
            />
          </Form.Item>
        )}
        <Button
          icon={<Icon name="play" />}
          loading={act.busy}
          disabled={!isHex}
          onClick={() => void run()}
        >
          {t('lorawan.bench.run')}
        </Button>
      </Form>
      <ErrorNotice error={act.error} />
      {outcome && <Answer outcome={outcome} />}
    </section>
  );
}

function Answer({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useText();
  const { ok, text, hex, milliseconds } = outcome;
  return (
    <div role="status" style={{ marginTop: 16 }}>
      <p className="dk-muted">
        {t(ok ? 'lorawan.bench.good' : 'lorawan.bench.bad', { ms: milliseconds })}
      </p>
      {hex !== '' && (
        <p>
          {t('lorawan.bench.bytes')} <code>{hex}</code>
        </p>
      )}
      <pre className={ok ? 'lw-answer' : 'lw-answer lw-answer-bad'}>{text}</pre>
    </div>
  );
}
