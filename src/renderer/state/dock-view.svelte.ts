/** Which of its views the dock under the network's picture shows. Stays while another place or no network shows. */
class DockView {
  shown = $state<string>('robustness');
}

/** The dock's view. */
export const dockView = new DockView();
