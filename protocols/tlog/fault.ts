/** A text or a set of bytes that is not what the format says; the message names what and where. */
export class TlogFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TlogFault';
  }
}
