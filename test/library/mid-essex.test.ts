import { testPlace } from "./rows.ts";

testPlace("mid-essex");
