import type { Toast } from "./context.js";

export interface ShownToast extends Toast {
  id: number;
}

/** At most so many at once: the oldest go. */
const MOST = 5;

/** The messages in the corner of the page. */
export class ToastList {
  items = $state.raw<ShownToast[]>([]);
  private next = 0;

  /** Show a message, and return what closes it. The same message again replaces the first. */
  add(toast: Toast): () => void {
    const id = (this.next += 1);
    const others = this.items.filter((item) => item.message !== toast.message || item.level !== toast.level);
    this.items = [...others, { ...toast, id }].slice(-MOST);
    return () => { this.close(id); };
  }

  close(id: number): void {
    this.items = this.items.filter((item) => item.id !== id);
  }
}
