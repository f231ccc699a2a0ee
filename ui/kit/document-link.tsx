import { Icon } from '../icons/icon.tsx';
import './controls.css';

interface DocumentLinkProps {
  readonly href: string;
  readonly name: string;
  /** In words: `1.2 MB`. */
  readonly size: string;
}

/** A document by its name and size; it is saved, not opened in the page. */
export function DocumentLink({ href, name, size }: DocumentLinkProps) {
  return (
    <a className="zs-document" href={href} download={name}>
      <Icon name="document" size={20} />
      <span>
        {name} <small>{size}</small>
      </span>
    </a>
  );
}
