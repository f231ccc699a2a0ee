/** Commands of the model as messages of JT/T 808. */
import type { Command } from '#modules/things/index.ts';
import { type Edition, id, parametersBody, textBody } from '#protocols/jt808/index.ts';

/** A message to the terminal. */
export interface Order {
  readonly id: number;
  readonly body: Buffer;
}

const parameters: Readonly<Record<string, { readonly id: number; readonly input: string }>> = {
  setInterval: { id: 0x0029, input: 'seconds' },
  setHeartbeat: { id: 0x0001, input: 'seconds' },
  setSpeedLimit: { id: 0x0055, input: 'kmh' },
};

/** The order for a command; undefined for a service that the standard does not have. */
export function orderOf({ service, input }: Command, edition: Edition): Order | undefined {
  const parameter = parameters[service];
  if (parameter) {
    const value = Number(input[parameter.input] ?? 0);
    return { id: id.setParameters, body: parametersBody([{ id: parameter.id, value }]) };
  }
  if (service === 'speak') {
    const text = String(input['text'] ?? '');
    return { id: id.text, body: textBody(text, input['urgent'] === true, edition) };
  }
  return service === 'askPosition' ? { id: id.askLocation, body: Buffer.alloc(0) } : undefined;
}
