import "./framed.css";

/** Fit the page into another one, and tell that one how tall it is; what it asks for are words such as "no-info". */
export function fit(container: HTMLElement, words: string): void {
  container.classList.add("framed", ...words.split(" ").filter((word) => word === "no-info" || word === "no-container"));
  // Whoever frames the page may know how tall it is: they see it.
  const tell = (told: object): void => { parent.postMessage(told, "*"); };
  new ResizeObserver(() => { tell({ gradio: "size", height: container.getBoundingClientRect().height }); }).observe(container);
  container.addEventListener("arrived", (event) => {
    tell({ gradio: "arrived", top: (event.target as HTMLElement).getBoundingClientRect().top });
  });
  tell({ gradio: "render" });
}
