/** Whether the page is dark now, for what draws on a canvas and cannot leave it to css. */
class Dark {
  now = $state(false);

  constructor() {
    const look = (): void => { this.now = document.documentElement.classList.contains("dark"); };
    new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["class"] });
    look();
  }
}

export const dark = new Dark();
