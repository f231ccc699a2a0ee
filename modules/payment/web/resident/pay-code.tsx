import type { OrderView } from '../../contract/index.ts';
import { useWords } from './client.ts';

/** The code that a telephone scans to pay. */
export function PayCode({ order }: { readonly order: OrderView }) {
  const { t } = useWords();
  const quiet = 4;
  const side = order.codeSide + 2 * quiet;
  const app = t(`payment.channel.${order.channel}`);
  return (
    <figure>
      <svg
        className="pay-code"
        viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
        role="img"
        aria-label={t('payment.order.scan', { app })}
        shapeRendering="crispEdges"
      >
        <path d={order.codePath} />
      </svg>
      <figcaption>{t('payment.order.scan', { app })}</figcaption>
    </figure>
  );
}
