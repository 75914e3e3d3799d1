/** Types of the columns' components. */
export type Components = string[];
