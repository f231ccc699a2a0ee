import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Mapping } from '../../contract.ts';
import { push } from './use-sources.ts';

type Items = Awaited<ReturnType<typeof push.tryMapping>>['items'];

/** Reads a sample with the mapping as it stands; nothing is kept. */
export function MappingBench({ mapping }: { readonly mapping: () => Mapping }) {
  const { t } = useText();
  const [sample, setSample] = useState('');
  const [items, setItems] = useState<Items | null>(null);
  const act = useAct();
  const run = (): Promise<unknown> =>
    act.run(async () => {
      const answer = await push.tryMapping({ body: { mapping: mapping(), sample } });
      setItems(answer.items);
    });
  return (
    <section aria-label={t('push.bench.title')}>
      <Form layout="vertical">
        <Form.Item label={t('push.bench.sample')} htmlFor="pu-sample" extra={t('push.bench.hint')}>
          <Input.TextArea
            id="pu-sample"
            className="pu-code"
            rows={12}
            spellCheck={false}
            value={sample}
            onChange={(event) => setSample(event.target.value)}
          />
        </Form.Item>
        <Button
          icon={<Icon name="play" />}
          loading={act.busy}
          disabled={sample.trim() === ''}
          onClick={() => void run()}
        >
          {t('push.bench.run')}
        </Button>
      </Form>
      <ErrorNotice error={act.error} />
      <div role="status" style={{ marginTop: 16 }}>
        {items?.length === 0 && <EmptyState title={t('push.bench.empty')} />}
        {items?.map((item, place) => (
          <ReadItem key={`${place}-${item.device}`} item={item} />
        ))}
      </div>
    </section>
  );
}

function ReadItem({ item }: { readonly item: Items[number] }) {
  const { t } = useText();
  const { device, at, values, faults } = item;
  return (
    <div style={{ marginBottom: 16 }}>
      <strong>{device || t('push.bench.noDevice')}</strong>{' '}
      {faults.length === 0 && (
        <span className="dk-muted">{at ? <Time at={at} /> : t('push.bench.arrival')}</span>
      )}
      {faults.map(({ what, path }) => (
        <div key={what}>
          <StatusTag meaning="urgent">{t(`push.fault.${what}`, { path })}</StatusTag>
        </div>
      ))}
      <table className="pu-code">
        <tbody>
          {values.map(({ key, value }) => (
            <tr key={key}>
              <th scope="row" style={{ textAlign: 'start', paddingInlineEnd: 16, fontWeight: 400 }}>
                {key}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
