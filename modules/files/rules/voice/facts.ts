/** What a container says of itself. */
export interface VoiceFacts {
  readonly hasSound: boolean;
  readonly hasVideo: boolean;
  /** Undefined when the container does not tell. */
  readonly durationSeconds: number | undefined;
}
