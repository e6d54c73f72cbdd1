import { testPlace } from "./rows.ts";

testPlace("southend");
