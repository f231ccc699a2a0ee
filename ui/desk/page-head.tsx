import type { ReactNode } from 'react';
import './desk.css';

interface PageHeadProps {
  readonly title: string;
  /** One sentence on what the page is for. */
  readonly lead?: string;
  /** What one can do here. */
  readonly children?: ReactNode;
}

/** The head of a page of the console: title, a sentence, acts at the right. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div className="dk-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="dk-muted">{lead}</p>}
      </div>
      {children && <div className="dk-row">{children}</div>}
    </div>
  );
}
