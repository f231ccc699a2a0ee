/** A dangerous act that the server wants confirmed: whoever shows the question registers here. */

type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;

/** Registers what asks the person; returns a function that takes it back. */
export function onConfirmationNeeded(asks: Ask): () => void {
  ask = asks;
  return () => {
    if (ask === asks) ask = null;
  };
}

/** Asks the person, once for however many acts wait. @returns whether it was confirmed */
export function askForConfirmation(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}
