// Loaded before a program that does not know of its parent: it ends when the bench is gone, however it went.
process.on("disconnect", () => process.exit(0));
