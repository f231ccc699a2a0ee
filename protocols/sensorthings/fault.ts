/** A request that does not follow the standard: what is wrong and where, for the caller. */
export class SensorThingsFault extends Error {
  /** HTTP status: 400 for what cannot be read, 404 for what is not there, 405 for what is kept as it is, 501 for what is not offered. */
  readonly status: 400 | 404 | 405 | 501;

  constructor(message: string, status: 400 | 404 | 405 | 501 = 400) {
    super(message);
    this.name = 'SensorThingsFault';
    this.status = status;
  }
}
