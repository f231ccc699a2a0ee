import { type DragEvent, useState } from 'react';

/** What a field that takes one file does with those that it is given. */
export interface OneFileField {
  /** How many were given at once where one is taken; 0 else. Then none was taken. */
  readonly tooMany: number;
  readonly isOver: boolean;
  readonly take: (files: FileList | null) => void;
  /** Handlers of the field on which files are dropped. */
  readonly onDrop: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** One file at once, chosen or dropped; of several none is left out in silence. */
export function useOneFile(accept: string | undefined, onFile: (file: File) => void): OneFileField {
  const [isOver, setOver] = useState(false);
  const [tooMany, setTooMany] = useState(0);
  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    const count = files?.length ?? 0;
    setTooMany(count > 1 ? count : 0);
    if (first && count === 1) onFile(first);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer;
    if (files.length > 1 || [...files].every((file) => isAccepted(file, accept))) take(files);
  };
  const onDrop = { onDragOver: over, onDragLeave: () => setOver(false), onDrop: dropped };
  return { tooMany, isOver, take, onDrop };
}

/** Whether a dropped file is of the kinds that are chosen from. */
function isAccepted({ name, type }: File, accept: string | undefined): boolean {
  const kinds = accept?.split(',').map((one) => one.trim()) ?? [];
  const fits = (one: string): boolean =>
    name.toLowerCase().endsWith(one) ||
    type === one ||
    (one.endsWith('/*') && type.startsWith(one.slice(0, -1)));
  return kinds.length === 0 || kinds.some(fits);
}
