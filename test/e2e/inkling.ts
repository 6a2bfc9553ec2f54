/** Which of the two hosts a journey runs on. */
export interface HostOptions {
  host: 'browser' | 'desktop';
}
