import { useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';

/** Words of the town's own; an empty line begins a paragraph. */
export default function TextTile({ tile }: TileProps) {
  const { locale } = useText();
  const words = locale === 'en' && tile.textEn.trim() !== '' ? tile.textEn : tile.textZh;
  return (
    <div className="ck-text">
      {words.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
