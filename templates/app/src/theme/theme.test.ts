import { beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  history.replaceState(null, "", "/");
});

const isDark = (): boolean => document.documentElement.classList.contains("dark") && document.body.classList.contains("dark");

it("takes what the address says, then what was chosen here, then what the system has", async () => {
  localStorage.setItem("gradio-theme", "light");
  history.replaceState(null, "", "/?__theme=dark");
  expect([(await import("./theme.svelte.js")).theme.choice, isDark()]).toEqual(["dark", true]);
  vi.resetModules();
  history.replaceState(null, "", "/?__theme=purple");
  expect([(await import("./theme.svelte.js")).theme.choice, isDark()]).toEqual(["light", false]);
  vi.resetModules();
  localStorage.clear();
  expect([(await import("./theme.svelte.js")).theme.choice, isDark()]).toEqual(["system", false]);
});

it("remembers what is chosen", async () => {
  const { theme } = await import("./theme.svelte.js");
  theme.choose("dark");
  expect([isDark(), localStorage.getItem("gradio-theme")]).toEqual([true, "dark"]);
});
