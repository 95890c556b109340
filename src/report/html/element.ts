import { type ComponentChildren, h, type VNode } from "preact";

/** What can stand in an element; texts are escaped when they are rendered. */
export type Content = ComponentChildren;

/** An element of the page. Attributes and texts are escaped when it is rendered. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean>> | null,
  ...content: readonly Content[]
): VNode {
  return h(name, attributes, ...content);
}
