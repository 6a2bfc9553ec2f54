/** Whether a lesson is shown to a class: it alone, full screen where the system lets it, with large type. */
export class Presentation {
  #isOn = $state(false);

  constructor() {
    // Escape ends the full screen before the window hears of it.
    document.addEventListener('fullscreenchange', () => {
      if (!document.fullscreenElement) this.#isOn = false;
    });
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  async begin(): Promise<void> {
    this.#isOn = true;
    try {
      await document.documentElement.requestFullscreen();
    } catch {
      // It is shown in the window as it is.
    }
  }

  end(): void {
    this.#isOn = false;
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
