/** What was selected, for the pieces of modules that act on it. */
import { createContext, useContext } from 'react';

/** Features of one layer that were selected. */
export interface MapSelected {
  /** Code of the layer. */
  readonly layer: string;
  readonly ids: readonly string[];
  /** After something was done to them: the layer is read anew. */
  readonly onActed: () => void;
}

const SelectedContext = createContext<MapSelected | null>(null);

/** Gives the selection to the pieces below. */
export const MapSelectedProvider = SelectedContext.Provider;

/** The selection that a piece in the slot `mapSelection` acts on. */
export function useMapSelected(): MapSelected | null {
  return useContext(SelectedContext);
}
