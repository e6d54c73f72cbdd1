import { startPage } from "./app/page.ts";

startPage(document.getElementById("page")!);
