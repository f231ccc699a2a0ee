import { useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import type { PolicyLine } from '../../contract/index.ts';
import { ValidityTag } from './validity-tag.tsx';

/** One policy in a plain list: title and its first sentence. */
export function PolicyLineItem({ line }: { line: PolicyLine }) {
  const { t } = useText();
  return (
    <li>
      <Link to={`/policy/${line.code}`} className="zs-list-item">
        <span className="zs-list-text">
          <span className="zs-list-title">{line.title}</span>
          <span className="zs-list-detail">
            {line.summary[0] || `${line.issuer} · ${t(`policy.levels.${line.level}`)}`}
          </span>
        </span>
        {line.validity !== 'inForce' && (
          <span className="zs-list-aside">
            <ValidityTag validity={line.validity} />
          </span>
        )}
      </Link>
    </li>
  );
}
