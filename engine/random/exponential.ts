import { ln1p } from "../maths/elementary.ts";
import { quantileTable } from "./quantileTable.ts";

/** The exponential distribution of mean 1, for races and for gaps between arrivals. */
export const EXPONENTIAL: Float64Array = quantileTable((p) => -ln1p(-p), 1);
