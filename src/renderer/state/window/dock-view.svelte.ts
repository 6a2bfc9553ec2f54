/** Which of its views the dock under the network's picture shows. Stays while another place or no network shows. */
export class DockView {
  shown = $state<string>('robustness');
}
