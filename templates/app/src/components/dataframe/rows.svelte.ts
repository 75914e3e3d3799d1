import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from "@tanstack/virtual-core";

export interface RowsOptions {
  count: number;
  /** Pixels of a row; of those that wrap a guess. */
  height: number;
  /** Pixels of the header, below which the rows begin and which covers them as they scroll. */
  header: number;
}

/** The rows of the table that are in view, and where they are. */
export class Rows {
  items = $state.raw<VirtualItem[]>([]);
  total = $state(0);
  /** As many as were ever in view: rows of one height are drawn in that many elements, used again as they scroll. */
  slots = $state(2);
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;

  constructor(options: RowsOptions) {
    this.virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.given(options), getScrollElement: () => null, scrollToFn: elementScroll, observeElementRect, observeElementOffset,
    });
  }

  /** Follow an element as it scrolls; returns what ends that. */
  follow(element: HTMLElement): () => void {
    this.virtualizer.setOptions({ ...this.virtualizer.options, getScrollElement: () => element });
    const end = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    this.read();
    return end;
  }

  update(options: RowsOptions): void {
    this.virtualizer.setOptions({ ...this.virtualizer.options, ...this.given(options) });
    this.virtualizer._willUpdate();
    this.virtualizer.measure();
    this.read();
  }

  /** Tell how high a row is that wraps; it has its index in `data-index`. */
  measured(element: HTMLElement): void {
    this.virtualizer.measureElement(element);
  }

  show(index: number): void {
    this.virtualizer.scrollToIndex(index, { align: "auto" });
  }

  private given({ count, height, header }: RowsOptions) {
    return {
      count, estimateSize: () => height, overscan: 6, scrollPaddingStart: header, scrollMargin: header,
      onChange: () => { this.read(); },
    };
  }

  private read(): void {
    const items = this.virtualizer.getVirtualItems();
    // An even number: what is used again is striped as before.
    this.slots = Math.max(this.slots, items.length + (items.length % 2));
    // While it scrolls each element keeps its place in the page: a browser lays out anew what moves.
    const slot = ({ index }: VirtualItem): number => index % this.slots;
    this.items = this.virtualizer.isScrolling ? [...items].sort((one, other) => slot(one) - slot(other)) : items;
    this.total = this.virtualizer.getTotalSize();
  }
}
