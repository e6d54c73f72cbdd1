import { testPlace } from "./rows.ts";

testPlace("cheshire-east");
