/** Give jsdom what it has not: a window that is wide, light, and used with a mouse. */
function furnish(): void {
  window.matchMedia = (query: string) => {
    const list = { matches: false, media: query, onchange: null, dispatchEvent: () => false };
    const nothing = (): void => undefined;
    return { ...list, addEventListener: nothing, removeEventListener: nothing } as unknown as MediaQueryList;
  };
  window.scrollTo = (): void => undefined;
  Element.prototype.scrollIntoView = function scrollIntoView(): void {
    this.setAttribute("data-scrolled", "");
  };
  Range.prototype.getClientRects = (): DOMRectList => [] as unknown as DOMRectList;
  // It draws nothing: what is drawn is tested in a browser.
  HTMLCanvasElement.prototype.getContext = () => null;
  window.ResizeObserver = class implements ResizeObserver {
    observe(): void { return undefined; }
    unobserve(): void { return undefined; }
    disconnect(): void { return undefined; }
  };
}

// The client's tests run in Node alone.
if (typeof window !== "undefined") furnish();
