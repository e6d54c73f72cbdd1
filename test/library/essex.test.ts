import { testPlace } from "./rows.ts";

testPlace("essex");
