import { elementClasses, elementId, length, type ComponentNode } from "../kit/node.js";

interface BoxProps {
  visible: boolean | "hidden";
  elem_id: string | null;
  elem_classes: string[] | string | null;
  scale?: number | null;
  min_width?: number;
  height?: number | string | null;
  max_height?: number | string | null;
  min_height?: number | string | null;
}

/** Return the attributes that every layout's element has. */
export function box(node: ComponentNode<BoxProps>, own: string): { id: string; class: string; style: string; hidden: boolean } {
  const { scale, min_width, height, max_height, min_height, visible } = node.props;
  const rules: [string, string | undefined][] = [
    ["--scale", `${scale ?? 1}`],
    ["--min-width", `${min_width ?? 0}px`],
    ["height", length(height)],
    ["max-height", length(max_height)],
    ["min-height", length(min_height)],
    ["overflow", height === undefined && max_height === undefined ? undefined : (height ?? max_height) ? "auto" : undefined],
  ];
  return {
    id: elementId(node),
    class: `${own} ${elementClasses(node)}`.trim(),
    style: rules.flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`])).join(";"),
    hidden: visible === "hidden",
  };
}
